using System.Management.Automation.Language;
using System.Text;

namespace CognitoIdentity.Commands.Export;

/// <summary>Writes lines that set variables in a scripting language, as output or to a file.</summary>
internal sealed class ScriptExport : ICredentialExport
{
    private readonly Func<CredentialVariable, string> _assignment;
    private readonly string? _path;
    private readonly Action<string> _write;
    private readonly CancellationToken _stopped;

    /// <param name="assignment">One line.</param>
    /// <param name="path">The file, which is overwritten; null for none.</param>
    /// <param name="write">Writes the lines if there is no file.</param>
    /// <param name="stopped">Ends the wait for other writers of the file.</param>
    public ScriptExport(Func<CredentialVariable, string> assignment, string? path, Action<string> write, CancellationToken stopped)
    {
        _assignment = assignment;
        _path = path;
        _write = write;
        _stopped = stopped;
    }

    public string Destination => _path is null
        ? Texts.ExportToOutput
        : Texts.ExportToFile.With(CredentialVariable.Names, _path);

    public void Write(CredentialValues credential)
    {
        string[] lines = [.. credential.Variables.Select(_assignment)];
        if (_path is null)
        {
            Array.ForEach(lines, _write);
        }
        else
        {
            SecretFile.Update(_path, _ => Encoding.ASCII.GetBytes(string.Concat(lines.Select(line => line + '\n'))), _stopped);
        }
    }
}

/// <summary>Into the environment of this process.</summary>
internal sealed class EnvironmentExport : ICredentialExport
{
    public string Destination => Texts.ExportToProcess.With(CredentialVariable.Names);

    public void Write(CredentialValues credential)
    {
        foreach (CredentialVariable variable in credential.Variables)
        {
            Environment.SetEnvironmentVariable(variable.Name, variable.Value);
        }
    }
}

/// <summary>How languages set an environment variable. No value can break out of its quotes.</summary>
internal static class Assignments
{
    // Characters that all parsers of .env files accept without quotes.
    private const string PlainInDotEnv = "+/=-_.,:@%";

    // Some parsers interpret these within single quotes.
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
