namespace CognitoIdentity;

/// <summary>Where the cmdlet Export-CICredential puts a credential.</summary>
public enum CredentialExportTarget
{
    /// <summary>The environment variables of this process, and of those that it starts from then on.</summary>
    Environment,

    /// <summary>A profile in the shared credentials file.</summary>
    Profile,

    /// <summary>The environment of the later steps of a GitHub Actions job, or the outputs of the step; masked in its log.</summary>
    GitHubActions,

    /// <summary>Variables of an Azure DevOps pipeline; the secret ones are secret there.</summary>
    AzureDevOps,

    /// <summary>The JSON document that the setting <c>credential_process</c> of an AWS config file asks for, as output.</summary>
    CredentialProcess,

    /// <summary>Lines of a .env file.</summary>
    DotEnv,

    /// <summary>Lines of a PowerShell script.</summary>
    PowerShell,

    /// <summary>Lines of a script for bash or any other POSIX shell.</summary>
    Bash,
}
