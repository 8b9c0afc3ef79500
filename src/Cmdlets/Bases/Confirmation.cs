using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Asks before data is lost.</summary>
internal static class Confirmation
{
    /// <summary>Whether to go ahead. -Force takes the prompt away and nothing else: -WhatIf still does nothing, and -Confirm still asks.</summary>
    public static bool IsConfirmed(this PSCmdlet cmdlet, SwitchParameter force, string target, string action) =>
        (force && !IsWhatIf(cmdlet) && !cmdlet.MyInvocation.BoundParameters.ContainsKey("Confirm")) || cmdlet.ShouldProcess(Shown.Line(target), action);

    private static bool IsWhatIf(PSCmdlet cmdlet) => LanguagePrimitives.IsTrue(cmdlet.Preference("WhatIf", "WhatIfPreference"));
}
