using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace CognitoIdentity.Shell;

/// <summary>Shows what the engine writes, and asks what it wants to know.</summary>
internal sealed class ShellUI : PSHostUserInterface
{
    private const int MaxProgressWidth = 80;

    private int _progressLength;

    public override PSHostRawUserInterface RawUI { get; } = new ShellRawUI();

    public override bool SupportsVirtualTerminal => Terminal.ColoursOutput;

    public override void Write(string value)
    {
        EndProgress();
        Console.Out.Write(GetOutputString(value, Terminal.ColoursOutput));
    }

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value)
    {
        if (!Terminal.ColoursOutput)
        {
            Write(value);
            return;
        }

        (Console.ForegroundColor, Console.BackgroundColor) = (foregroundColor, backgroundColor);
        Write(value);
        Console.ResetColor();
    }

    public override void WriteLine(string value)
    {
        Write(value + Environment.NewLine);
    }

    public override void WriteErrorLine(string value)
    {
        EndProgress();
        Console.Error.WriteLine(GetOutputString(value, Terminal.ColoursErrors));
    }

    public override void WriteWarningLine(string message)
    {
        WriteStyled(PSStyle.Instance.Formatting.Warning, $"WARNING: {message}");
    }

    public override void WriteVerboseLine(string message)
    {
        WriteStyled(PSStyle.Instance.Formatting.Verbose, $"VERBOSE: {message}");
    }

    public override void WriteDebugLine(string message)
    {
        WriteStyled(PSStyle.Instance.Formatting.Debug, $"DEBUG: {message}");
    }

    /// <summary>One line, rewritten, on the terminal; nothing in a file.</summary>
    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
        if (Console.IsErrorRedirected)
        {
            return;
        }

        EndProgress();
        if (record.RecordType == ProgressRecordType.Processing)
        {
            string percent = record.PercentComplete >= 0 ? $" {record.PercentComplete} %" : "";
            string line = $"{record.Activity}: {record.StatusDescription}{percent}".ReplaceLineEndings(" ");
            line = line[..Math.Min(line.Length, Math.Min(Terminal.Width, MaxProgressWidth) - 1)];
            Console.Error.Write(line);
            _progressLength = line.Length;
        }
    }

    public void EndProgress()
    {
        if (_progressLength > 0)
        {
            Console.Error.Write($"\r{new string(' ', _progressLength)}\r");
            _progressLength = 0;
        }
    }

    public override string ReadLine()
    {
        return Ask(secret: false);
    }

    public override SecureString ReadLineAsSecureString()
    {
        return ToSecureString(Ask(secret: true));
    }

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions)
    {
        Introduce(caption, message);
        return descriptions.ToDictionary(field => field.Name, field => PSObject.AsPSObject(AskFor(field)));
    }

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        Introduce(caption, message);
        Choice[] all = [.. choices.Select(Choice.From)];
        string question = string.Join("  ", all.Select(choice => $"[{choice.Key}] {choice.Text}"));
        string hint = defaultChoice >= 0 ? $" (default is \"{all[defaultChoice].Key}\")" : "";
        while (true)
        {
            Terminal.Screen.Write($"{question}  [?] Help{hint}: ");
            string answer = Ask(secret: false).Trim();
            if (answer.Length == 0 && defaultChoice >= 0)
            {
                return defaultChoice;
            }

            int chosen = Array.FindIndex(all, choice => choice.IsMeantBy(answer));
            if (chosen >= 0)
            {
                return chosen;
            }

            if (answer == "?")
            {
                foreach (Choice choice in all)
                {
                    Terminal.Screen.WriteLine($"{choice.Key} - {choice.Help}");
                }
            }
        }
    }

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName)
    {
        throw new PSNotSupportedException("This shell does not ask for credentials. Make them in the script and pass them on.");
    }

    public override PSCredential PromptForCredential(
        string caption,
        string message,
        string userName,
        string targetName,
        PSCredentialTypes allowedCredentialTypes,
        PSCredentialUIOptions options)
    {
        return PromptForCredential(caption, message, userName, targetName);
    }

    private void WriteStyled(string style, string text)
    {
        WriteLine(Terminal.ColoursOutput ? style + text + PSStyle.Instance.Reset : text);
    }

    private void Introduce(string caption, string message)
    {
        ThrowIfNobodyAnswers();
        EndProgress();
        Terminal.Screen.WriteLine();
        foreach (string text in new[] { caption, message }.Where(text => !string.IsNullOrEmpty(text)))
        {
            Terminal.Screen.WriteLine(text);
        }
    }

    private object AskFor(FieldDescription field)
    {
        Terminal.Screen.Write($"{field.Name}: ");
        switch (field.ParameterTypeName)
        {
            case nameof(SecureString):
                return ToSecureString(Ask(secret: true));

            case nameof(PSCredential):
                return PromptForCredential("", "", "", "");

            case string type when type.EndsWith("[]", StringComparison.Ordinal):
                // One a line, up to an empty one.
                List<string> values = [];
                for (string value = Ask(secret: false); value.Length > 0; value = Ask(secret: false))
                {
                    values.Add(value);
                    Terminal.Screen.Write($"{field.Name}[{values.Count}]: ");
                }

                return values.ToArray();

            default:
                return Ask(secret: false);
        }
    }

    /// <summary>The end of the input is no answer: taking it for one could confirm what nobody did.</summary>
    private static string Ask(bool secret)
    {
        ThrowIfNobodyAnswers();
        return Terminal.ReadLine(secret) ?? throw new PipelineStoppedException();
    }

    private static void ThrowIfNobodyAnswers()
    {
        if (!Terminal.CanAsk)
        {
            throw new PSInvalidOperationException("There is no terminal to ask at. Give the missing value, or -Confirm:$false (-Force where there is one).");
        }
    }

    private static SecureString ToSecureString(string text)
    {
        SecureString secret = new();
        foreach (char c in text)
        {
            secret.AppendChar(c);
        }

        secret.MakeReadOnly();
        return secret;
    }
}
