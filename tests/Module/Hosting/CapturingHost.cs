using System.Collections.Concurrent;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using System.Text;

namespace CognitoIdentity.ModuleTests;

/// <summary>A host without a screen. It records what would be shown, and answers prompts as the test specifies.</summary>
public sealed class CapturingHost : PSHost
{
    private readonly CapturingUI _ui;

    public CapturingHost(int width)
    {
        _ui = new CapturingUI(width);
    }

    public override string Name => "Test";

    public override Version Version => new(1, 0);

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

    public override PSHostUserInterface UI => _ui;

    /// <summary>The prompts shown so far.</summary>
    public IReadOnlyList<string> Prompts => _ui.Prompts;

    /// <summary>The choice that answers the next prompts: 0 is Yes, 2 is No.</summary>
    public int Answer
    {
        get => _ui.Answer;
        set => _ui.Answer = value;
    }

    /// <summary>The answer to the next questions for secrets; null for a host that can't ask.</summary>
    public string? Secret
    {
        get => _ui.Secret;
        set => _ui.Secret = value;
    }

    /// <summary>Whether the user answers the next questions for secrets with Ctrl+C.</summary>
    public bool IsStoppedAtPrompt
    {
        get => _ui.IsStoppedAtPrompt;
        set => _ui.IsStoppedAtPrompt = value;
    }

    /// <summary>Whether the screen shows colours, which are then part of the text.</summary>
    public bool HasColors
    {
        get => _ui.HasColors;
        set => _ui.HasColors = value;
    }

    /// <summary>The progress shown so far, also from threads that outlive their command.</summary>
    public IEnumerable<ProgressRecord> Progress => _ui.Progress;

    /// <summary>What was shown since it was last taken.</summary>
    public string TakeText() => _ui.TakeText();

    public override void SetShouldExit(int exitCode)
    {
    }

    public override void EnterNestedPrompt() => throw new NotSupportedException();

    public override void ExitNestedPrompt() => throw new NotSupportedException();

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }
}

/// <summary>The user interface of <see cref="CapturingHost"/>.</summary>
internal sealed class CapturingUI : PSHostUserInterface
{
    private readonly StringBuilder _text = new();
    private readonly List<string> _prompts = [];

    public CapturingUI(int width)
    {
        RawUI = new FixedRawUI(width);
    }

    public override PSHostRawUserInterface RawUI { get; }

    public ConcurrentQueue<ProgressRecord> Progress { get; } = new();

    public IReadOnlyList<string> Prompts => _prompts;

    public int Answer { get; set; }

    public string? Secret { get; set; }

    public bool IsStoppedAtPrompt { get; set; }

    public string TakeText()
    {
        string text = _text.ToString();
        _text.Clear();
        return text;
    }

    public bool HasColors { get; set; }

    public override bool SupportsVirtualTerminal => HasColors;

    // Removes the formatter's colors, unless the screen shows them.
    public override void Write(string value) => _text.Append(GetOutputString(value, HasColors));

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Write(value);

    public override void WriteLine(string value) => Write(value + '\n');

    public override void WriteErrorLine(string value) => WriteLine(value);

    public override void WriteDebugLine(string message) => WriteLine("DEBUG: " + message);

    public override void WriteVerboseLine(string message) => WriteLine("VERBOSE: " + message);

    public override void WriteWarningLine(string message) => WriteLine("WARNING: " + message);

    public override void WriteProgress(long sourceId, ProgressRecord record) => Progress.Enqueue(record);

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        _prompts.Add(message);
        return Answer;
    }

    public override string ReadLine() => throw new NotSupportedException();

    public override SecureString ReadLineAsSecureString() => throw new NotSupportedException();

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions)
    {
        if (descriptions.Count != 1 || descriptions[0].ParameterTypeFullName != typeof(SecureString).FullName)
        {
            throw new NotSupportedException("Only one secret can be asked for.");
        }

        if (IsStoppedAtPrompt)
        {
            throw new PipelineStoppedException();
        }

        if (Secret is null)
        {
            throw new NotSupportedException();
        }

        _prompts.Add(caption);
        var secret = new SecureString();
        Array.ForEach(Secret.ToCharArray(), secret.AppendChar);
        return new Dictionary<string, PSObject> { [descriptions[0].Name] = PSObject.AsPSObject(secret) };
    }

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        throw new NotSupportedException();

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) =>
        throw new NotSupportedException();

    /// <summary>A screen of a fixed width, which the formatter reads.</summary>
    private sealed class FixedRawUI : PSHostRawUserInterface
    {
        public FixedRawUI(int width)
        {
            BufferSize = new Size(width, 1000);
        }

        public override Size BufferSize { get; set; }

        public override Size WindowSize { get => BufferSize; set => BufferSize = value; }

        public override Size MaxWindowSize => BufferSize;

        public override Size MaxPhysicalWindowSize => BufferSize;

        public override Coordinates WindowPosition { get; set; }

        public override Coordinates CursorPosition { get; set; }

        public override int CursorSize { get; set; }

        public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;

        public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;

        public override string WindowTitle { get; set; } = string.Empty;

        public override bool KeyAvailable => false;

        public override void FlushInputBuffer()
        {
        }

        public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw new NotSupportedException();

        public override KeyInfo ReadKey(ReadKeyOptions options) => throw new NotSupportedException();

        public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) =>
            throw new NotSupportedException();

        public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw new NotSupportedException();

        public override void SetBufferContents(Rectangle rectangle, BufferCell fill) => throw new NotSupportedException();
    }
}
