using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Reads what the user prefers where the engine does not tell a cmdlet.</summary>
internal static class Preferences
{
    /// <summary>What a common parameter says, such as <c>WhatIf</c>, or else its preference variable.</summary>
    public static object? Preference(this PSCmdlet cmdlet, string parameter, string variable) =>
        cmdlet.MyInvocation.BoundParameters.TryGetValue(parameter, out object? given) ? given : cmdlet.GetVariableValue(variable);
}
