using System.Management.Automation.Language;
using System.Text.RegularExpressions;

namespace CognitoIdentity.Shell;

/// <summary>A command line as the PowerShell text that calls a script with it.</summary>
internal static partial class ScriptCall
{
    /// <summary>
    /// As <c>pwsh -File</c> has it: what looks like a parameter's name is one, all else is a string, and the script's own binding decides
    /// what belongs to what.
    /// </summary>
    public static string From(string script, IEnumerable<string> arguments)
    {
        // exit ends the script only and tells no host, but it is what makes the call fail; a native command's exit code in it doesn't.
        return $"& {Quote(script)} {string.Join(' ', arguments.Select(Argument))}; if (-not $?) {{ exit ($LASTEXITCODE ?? 1) }}";
    }

    private static string Argument(string argument)
    {
        Match named = Name.Match(argument);
        string value = argument[named.Length..];
        return (named.Success, value.ToUpperInvariant()) switch
        {
            (true, "") => argument,
            (true, "TRUE" or "$TRUE") => $"{named.Value}$true",
            (true, "FALSE" or "$FALSE") => $"{named.Value}$false",
            _ => named.Value + Quote(value),
        };
    }

    private static string Quote(string text)
    {
        return $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'";
    }

    /// <summary>-Name or -Name:</summary>
    [GeneratedRegex(@"^-[\p{L}_]\w*(:|\z)")]
    private static partial Regex Name { get; }
}
