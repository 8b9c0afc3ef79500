using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace CognitoIdentity.ModuleTests.Logging;

/// <summary>Everything that anybody could see of a script that runs at a prompt with all streams on.</summary>
internal static class Transcript
{
    /// <summary>Runs the script. Errors do not matter; what they say does.</summary>
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
