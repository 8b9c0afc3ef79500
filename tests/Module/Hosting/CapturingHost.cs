using System.Globalization;
using System.Management.Automation.Host;

namespace CognitoIdentity.ModuleTests;

/// <summary>A host without a screen: it keeps what would be shown, and answers prompts as the test says.</summary>
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

    /// <summary>Which choice answers the next prompts; Yes is 0, No is 2.</summary>
    public int Answer
    {
        get => _ui.Answer;
        set => _ui.Answer = value;
    }

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
