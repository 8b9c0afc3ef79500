using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>The defaults that AWS Tools for PowerShell keeps in a session, honoured where they are set.</summary>
internal sealed class AwsToolsSession
{
    private const string RegionVariable = "StoredAWSRegion";
    private const string CredentialVariable = "StoredAWSCredentials";
    private const string CredentialCommand = "Get-AWSCredential";

    /// <summary>For where no session can be asked.</summary>
    public static readonly AwsToolsSession None = new(null, null);

    private readonly SessionState? _state;
    private readonly CommandInvocationIntrinsics? _commands;

    public AwsToolsSession(SessionState? state, CommandInvocationIntrinsics? commands)
    {
        _state = state;
        _commands = commands;
    }

    public string? Region => Variable(RegionVariable)?.ToString();

    /// <summary>Null unless they are set: the command is not even looked for, since looking for it may load a module.</summary>
    public ICredentialSource? Credential =>
        Variable(CredentialVariable) is not null
        && _commands!.GetCommand(CredentialCommand, CommandTypes.Cmdlet | CommandTypes.Function) is not null
        && _commands.InvokeScript(CredentialCommand).FirstOrDefault() is { } credentials
            ? ForeignCredentials.From(credentials)
            : null;

    private object? Variable(string name) => Unwrap.Value(_state?.PSVariable.GetValue(name));
}
