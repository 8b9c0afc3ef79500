using System.Text;

namespace CognitoIdentity.Commands.Export;

/// <summary>To the later steps of a GitHub Actions job.</summary>
internal sealed class GitHubExport : ICredentialExport
{
    private readonly string _file;
    private readonly bool _asOutput;
    private readonly Action<string> _tellRunner;

    /// <param name="asOutput">Outputs of the step, such as <c>aws-access-key-id</c>, instead of environment variables.</param>
    /// <param name="resolve">Makes the runner's path a full path.</param>
    /// <param name="tellRunner">Writes a line that the runner reads.</param>
    public GitHubExport(bool asOutput, Func<string, string> resolve, Action<string> tellRunner)
    {
        _file = resolve(Runner.Variable(asOutput ? "GITHUB_OUTPUT" : "GITHUB_ENV", Texts.RunnerOfGitHub));
        _asOutput = asOutput;
        _tellRunner = tellRunner;
    }

    public string Destination => Texts.ExportToFile.With(CredentialVariable.Names, _file);

    public void Write(CredentialValues credential)
    {
        // Mask the secrets first, so that the log can't show them.
        foreach (CredentialVariable variable in credential.Variables.Where(variable => variable.IsSecret))
        {
            _tellRunner($"::add-mask::{variable.Value.Replace("%", "%25", StringComparison.Ordinal)}");
        }

        // A random delimiter, so that no value can contain it.
        string delimiter = $"end_{Guid.NewGuid():N}";
        string text = string.Concat(credential.Variables.Select(variable => $"{NameOf(variable)}<<{delimiter}\n{variable.Value}\n{delimiter}\n"));
        using FileStream file = AtomicFile.Open(_file, FileMode.OpenOrCreate, AtomicFile.OwnerOnly);
        file.Write(Encoding.UTF8.GetBytes(EndsInLine(file) ? text : '\n' + text));
    }

    /// <summary>Moves to the end of a file, and returns whether the file ends with a line break.</summary>
    private static bool EndsInLine(FileStream file) => file.Seek(0, SeekOrigin.End) == 0 || (file.Seek(-1, SeekOrigin.End) >= 0 && file.ReadByte() == '\n');

    private string NameOf(CredentialVariable variable) =>
        _asOutput ? variable.Name.ToLowerInvariant().Replace('_', '-') : variable.Name;
}

/// <summary>Into variables of an Azure DevOps pipeline.</summary>
internal sealed class AzureExport : ICredentialExport
{
    private readonly Action<string> _tellAgent;

    /// <param name="tellAgent">Writes a line that the agent reads.</param>
    public AzureExport(Action<string> tellAgent)
    {
        // Outside a pipeline, the screen would show the secrets.
        Runner.Variable("TF_BUILD", Texts.RunnerOfAzure);
        _tellAgent = tellAgent;
    }

    public string Destination => Texts.ExportToPipeline.With(CredentialVariable.Names);

    public void Write(CredentialValues credential)
    {
        foreach (CredentialVariable variable in credential.Variables)
        {
            string secret = variable.IsSecret ? ";issecret=true" : string.Empty;
            _tellAgent($"##vso[task.setvariable variable={variable.Name}{secret}]{Escape(variable.Value)}");
        }
    }

    // The reverse of the agent's decoding, which decodes the percent sign last.
    private static string Escape(string value) => value
        .Replace("%", "%AZP25", StringComparison.Ordinal)
        .Replace(";", "%3B", StringComparison.Ordinal)
        .Replace("]", "%5D", StringComparison.Ordinal);
}

/// <summary>A service that runs this process as a step of a pipeline.</summary>
internal static class Runner
{
    /// <summary>A variable that it sets.</summary>
    /// <exception cref="CognitoIdentityException"><c>RunnerMissing</c>: it is not set, so this is not a step of a pipeline.</exception>
    public static string Variable(string name, string runner) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value
            ? value
            : throw new CognitoIdentityException(nameof(Texts.RunnerMissing), [name, runner]);
}
