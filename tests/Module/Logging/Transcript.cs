using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;

namespace CognitoIdentity.ModuleTests.Logging;

/// <summary>Everything that is visible of a script that runs at a prompt with all streams on.</summary>
internal static class Transcript
{
    /// <summary>Runs the script. It may fail; only the texts matter.</summary>
    public static string Of(Session session, string script)
    {
        session.Host.TakeText();
        using PowerShell shell = session.Prepare($"$VerbosePreference = $DebugPreference = $InformationPreference = 'Continue'\n{script}");
        shell.AddCommand("Out-Default");
        shell.Commands.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        ErrorRecord? end = null;
        try
        {
            shell.Invoke();
        }
        catch (RuntimeException e)
        {
            end = e.ErrorRecord;
        }

        PSDataStreams streams = shell.Streams;
        PSObject[] errors = [.. session.Invoke("$Error; $Error.Clear()").Output];
        return string.Join('\n', [
            session.Host.TakeText(),
            .. session.Host.Prompts,
            .. streams.Verbose.Select(record => record.Message),
            .. streams.Debug.Select(record => record.Message),
            .. streams.Warning.Select(record => record.Message),
            .. streams.Information.Select(record => $"{record.MessageData}"),
            .. streams.Progress.Select(record => $"{record.Activity} {record.StatusDescription} {record.CurrentOperation}"),
            .. streams.Error.Concat(errors.Select(error => error.BaseObject).OfType<ErrorRecord>()).Append(end).OfType<ErrorRecord>().Distinct().Select(ErrorText.Of),
            .. errors.Where(error => error.BaseObject is not ErrorRecord).Select(error => $"{error.BaseObject}"),
        ]);
    }
}

/// <summary>The records of module logging for a pipeline, read from the engine.</summary>
internal static class PipelineLog
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;

    /// <summary>Runs a pipeline with module logging on. It may fail; only the log matters.</summary>
    public static IReadOnlyList<string> Of(Session session, string pipeline)
    {
        var lines = new List<string>();
        session.Invoke(
            $$"""
            (Get-Module CognitoIdentity).LogPipelineExecutionDetails = $true
            function Watch { [CmdletBinding()] param([Parameter(ValueFromPipeline)] $item) process { } end { $keep.Invoke($PSCmdlet) } clean { $keep.Invoke($PSCmdlet) } }
            $keep = $input | ForEach-Object { $_ }
            {{pipeline}} | Watch
            """,
            (Action<PSCmdlet>)(command => lines.AddRange(BufferOf(command))));
        return lines;
    }

    private static List<string> BufferOf(PSCmdlet command)
    {
        object processor = command.CommandRuntime.GetType().GetProperty("PipelineProcessor", Any)!.GetValue(command.CommandRuntime)!;
        return (List<string>)processor.GetType().GetField("_eventLogBuffer", Any)!.GetValue(processor)!;
    }
}
