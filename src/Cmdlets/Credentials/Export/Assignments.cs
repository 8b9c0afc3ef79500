using System.Management.Automation.Language;

namespace CognitoIdentity.Commands.Export;

/// <summary>How languages set an environment variable. Whatever the value is, it stays a value.</summary>
internal static class Assignments
{
    // No parser of .env files, of which no two agree, finds any of these in need of quotes.
    private const string PlainInDotEnv = "+/=-_.,:@%";

    // Within single quotes some parsers make something of these, and some do not.
    private const string UnclearInDotEnv = @"'\$`";

    public static string Bash(CredentialVariable variable) =>
        $"export {variable.Name}='{variable.Value.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    public static string PowerShell(CredentialVariable variable) =>
        $"$env:{variable.Name} = '{CodeGeneration.EscapeSingleQuotedStringContent(variable.Value)}'";

    /// <exception cref="CognitoIdentityException"><c>ExportValueUnsupported</c></exception>
    public static string DotEnv(CredentialVariable variable)
    {
        if (variable.Value.AsSpan().ContainsAny(UnclearInDotEnv))
        {
            throw new CognitoIdentityException(nameof(Texts.ExportValueUnsupported), [variable.Name]);
        }

        return variable.Value.All(c => char.IsAsciiLetterOrDigit(c) || PlainInDotEnv.Contains(c))
            ? $"{variable.Name}={variable.Value}"
            : $"{variable.Name}='{variable.Value}'";
    }
}
