using System.Management.Automation;
using System.Management.Automation.Language;

namespace CognitoIdentity.Shell;

/// <summary>Reads a command, runs it, and again.</summary>
internal sealed class PromptLoop
{
    private readonly Session _session;

    public PromptLoop(Session session)
    {
        _session = session;
    }

    public int Run()
    {
        while (_session.ExitCode is null)
        {
            try
            {
                if (ReadCommand() is not { } command)
                {
                    break;
                }

                _session.RunCommand(command);
            }
            catch (PipelineStoppedException)
            {
                // Ctrl+C while typing: what was typed is dropped.
            }
        }

        return _session.ExitCode ?? 0;
    }

    private string? ReadCommand()
    {
        string? text = ReadLine($"PS {_session.Location}> ");
        while (text is not null && IsIncomplete(text) && ReadLine(">> ") is { } more)
        {
            text += Environment.NewLine + more;
        }

        return text;
    }

    private static bool IsIncomplete(string text)
    {
        Parser.ParseInput(text, out _, out ParseError[] errors);
        return errors.Any(error => error.IncompleteInput);
    }

    private static string? ReadLine(string prompt)
    {
        if (!Terminal.CanAsk)
        {
            return Console.In.ReadLine();
        }

        Terminal.Screen.Write(prompt);
        return Terminal.ReadLine();
    }
}
