using System.Text;

namespace CognitoIdentity.Commands.Export;

/// <summary>As lines that set variables in some language: put out, or in a file.</summary>
internal sealed class ScriptExport : ICredentialExport
{
    private readonly Func<CredentialVariable, string> _assignment;
    private readonly string? _path;
    private readonly Action<string> _putOut;
    private readonly CancellationToken _stopped;

    /// <param name="assignment">One line.</param>
    /// <param name="path">The file, which is overwritten; null for none.</param>
    /// <param name="putOut">Takes the lines where there is no file.</param>
    /// <param name="stopped">Ends the wait for others that write the file.</param>
    public ScriptExport(Func<CredentialVariable, string> assignment, string? path, Action<string> putOut, CancellationToken stopped)
    {
        _assignment = assignment;
        _path = path;
        _putOut = putOut;
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
            Array.ForEach(lines, _putOut);
        }
        else
        {
            SecretFile.Update(_path, _ => Encoding.ASCII.GetBytes(string.Concat(lines.Select(line => line + '\n'))), _stopped);
        }
    }
}
