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
            if (IsWanted(cmdlet, "WarningAction", "WarningPreference"))
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

    private static bool IsWanted(PSCmdlet cmdlet, string parameter, string variable)
    {
        object? given = cmdlet.MyInvocation.BoundParameters.TryGetValue(parameter, out object? bound) ? bound : cmdlet.GetVariableValue(variable);
        return !LanguagePrimitives.TryConvertTo(given, out ActionPreference preference)
            || preference is not (ActionPreference.SilentlyContinue or ActionPreference.Ignore);
    }
}
