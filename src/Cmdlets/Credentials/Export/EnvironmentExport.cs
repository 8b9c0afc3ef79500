
namespace CognitoIdentity.Commands.Export;

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
