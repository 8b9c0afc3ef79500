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
        string end = string.Empty;
        try
        {
            shell.Invoke();
        }
        catch (RuntimeException e)
        {
            end = Describe(e.ErrorRecord);
        }

        PSDataStreams streams = shell.Streams;
        return string.Join('\n', [
            session.Host.TakeText(),
            .. session.Host.Prompts,
            .. streams.Verbose.Select(record => record.Message),
            .. streams.Debug.Select(record => record.Message),
            .. streams.Warning.Select(record => record.Message),
            .. streams.Information.Select(record => $"{record.MessageData}"),
            .. streams.Progress.Select(record => $"{record.Activity} {record.StatusDescription} {record.CurrentOperation}"),
            .. streams.Error.Select(Describe),
            .. session.Invoke("$Error; $Error.Clear()").Output.Select(error => error.BaseObject is ErrorRecord record ? Describe(record) : $"{error.BaseObject}"),
            end,
        ]);
    }

    private static string Describe(ErrorRecord error) =>
        $"{error} {error.ErrorDetails?.Message} {error.ErrorDetails?.RecommendedAction} {error.FullyQualifiedErrorId} {error.CategoryInfo} {error.TargetObject} {error.Exception}";
}
