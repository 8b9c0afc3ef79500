
namespace CognitoIdentity.Commands.Export;

/// <summary>Into variables of an Azure DevOps pipeline.</summary>
internal sealed class AzureExport : ICredentialExport
{
    private readonly Action<string> _tellAgent;

    /// <param name="tellAgent">Writes a line that the agent reads.</param>
    public AzureExport(Action<string> tellAgent)
    {
        // Anywhere else the secrets would just be shown.
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

    // As the agent undoes it, the percent sign last.
    private static string Escape(string value) => value
        .Replace("%", "%AZP25", StringComparison.Ordinal)
        .Replace(";", "%3B", StringComparison.Ordinal)
        .Replace("]", "%5D", StringComparison.Ordinal);
}
