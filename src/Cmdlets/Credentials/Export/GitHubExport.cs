using System.Text;

namespace CognitoIdentity.Commands.Export;

/// <summary>To the later steps of a GitHub Actions job.</summary>
internal sealed class GitHubExport : ICredentialExport
{
    private readonly string _file;
    private readonly bool _asOutput;
    private readonly Action<string> _tellRunner;

    /// <param name="asOutput">Outputs of the step, such as <c>aws-access-key-id</c>, instead of environment variables.</param>
    /// <param name="tellRunner">Writes a line that the runner reads.</param>
    public GitHubExport(bool asOutput, Action<string> tellRunner)
    {
        _file = Runner.Variable(asOutput ? "GITHUB_OUTPUT" : "GITHUB_ENV", Texts.RunnerOfGitHub);
        _asOutput = asOutput;
        _tellRunner = tellRunner;
    }

    public string Destination => Texts.ExportToFile.With(CredentialVariable.Names, _file);

    public void Write(CredentialValues credential)
    {
        // First of all: from then on nothing in the log shows them.
        foreach (CredentialVariable variable in credential.Variables.Where(variable => variable.IsSecret))
        {
            _tellRunner($"::add-mask::{variable.Value.Replace("%", "%25", StringComparison.Ordinal)}");
        }

        // Nobody can guess where a value ends, nor end it.
        string delimiter = $"end_{Guid.NewGuid():N}";
        string text = string.Concat(credential.Variables.Select(variable => $"{NameOf(variable)}<<{delimiter}\n{variable.Value}\n{delimiter}\n"));
        using FileStream file = AtomicFile.Open(_file, FileMode.OpenOrCreate, AtomicFile.OwnerOnly);
        file.Write(Encoding.UTF8.GetBytes(EndsInLine(file) ? text : '\n' + text));
    }

    /// <summary>Goes to the end of a file, and tells whether a line begins there.</summary>
    private static bool EndsInLine(FileStream file) => file.Seek(0, SeekOrigin.End) == 0 || (file.Seek(-1, SeekOrigin.End) >= 0 && file.ReadByte() == '\n');

    private string NameOf(CredentialVariable variable) =>
        _asOutput ? variable.Name.ToLowerInvariant().Replace('_', '-') : variable.Name;
}
