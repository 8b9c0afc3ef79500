using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>What a cmdlet has to say when it is disposed of. A pipeline that was stopped takes nothing more, but the host does.</summary>
internal static class LastWords
{
    public static void WriteLastWarning(this PSCmdlet cmdlet, string text)
    {
        try
        {
            cmdlet.WriteWarning(text);
        }
        catch (PipelineStoppedException)
        {
            if (IsWarned(cmdlet))
            {
                cmdlet.Host.UI.WriteWarningLine(text);
            }
        }
    }

    public static void WriteLastProgress(this PSCmdlet cmdlet, ProgressRecord record)
    {
        try
        {
            cmdlet.WriteProgress(record);
        }
        catch (PipelineStoppedException)
        {
            // The host takes its progress lines away itself when it stops a pipeline.
        }
    }

    private static bool IsWarned(PSCmdlet cmdlet) =>
        !LanguagePrimitives.TryConvertTo(cmdlet.Preference("WarningAction", "WarningPreference"), out ActionPreference preference)
        || preference is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);
}
