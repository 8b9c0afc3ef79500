using System.Management.Automation;
using CognitoIdentity.Local;

namespace CognitoIdentity.Commands;

/// <summary>The defaults of a session for all calls: its local service, and the defaults of AWS Tools.</summary>
internal static class SessionDefaults
{
    /// <summary>Connects with the options, and with the session's defaults for missing options.</summary>
    /// <exception cref="CognitoIdentityException">
    /// <c>LocalServiceElsewhere</c>: a local service runs in this process, this session calls none, and the address is not on this machine. A
    /// test that runs in parallel must not reach AWS because its runspace doesn't know the service. An address from a variable or a profile is
    /// rejected as well: the session with the service doesn't call it either, and a private name may be an endpoint of AWS.
    /// </exception>
    public static IServiceConnection Connect(this ClientOptions given, SessionState session)
    {
        ClientOptions options = given.WithDefaultsOf(session);
        IServiceConnection connection = ProcessState.Current.Clients.Connect(options);
        return options.EndpointUrl is null && !connection.Endpoint.IsLoopback && ProcessState.Current.LocalServices.FirstOrDefault() is { } running
            ? throw new CognitoIdentityException(nameof(Texts.LocalServiceElsewhere), [running.Endpoint, connection.Endpoint])
            {
                Remedy = Texts.LocalServiceElsewhereRemedy.With(running.Endpoint, connection.Endpoint),
            }
            : connection;
    }

    // The client looks up the options that are still missing.
    private static ClientOptions WithDefaultsOf(this ClientOptions given, SessionState session)
    {
        string? endpoint = given.EndpointUrl ?? RunspaceState.Current.LocalService?.Endpoint.AbsoluteUri;
        ILocalService? local = ProcessState.Current.FindLocalService(endpoint);
        var awsTools = new AwsToolsSession(session);
        bool isNamed = given.Credential is not null || given.ProfileName is not null;
        return given with
        {
            SessionRegion = awsTools.Region,
            EndpointUrl = endpoint,
            Credential = isNamed ? given.Credential : local?.Options.Keys,
            SessionCredential = isNamed ? null : awsTools.Credential,
            IsLocalService = local is not null,
        };
    }
}

/// <summary>The defaults that AWS Tools for PowerShell keeps in a session.</summary>
internal sealed class AwsToolsSession
{
    private const string RegionVariable = "StoredAWSRegion";
    private const string CredentialVariable = "StoredAWSCredentials";
    private const string CredentialCommand = "Get-AWSCredential";

    private readonly SessionState _session;

    public AwsToolsSession(SessionState session)
    {
        _session = session;
    }

    public string? Region => Unwrap.Value(_session.PSVariable.GetValue(RegionVariable))?.ToString();

    /// <summary>Null if they aren't set. Then the command isn't looked up, because that may load a module.</summary>
    /// <exception cref="CognitoIdentityException">
    /// <c>CredentialsUnavailable</c>: they are set, but can't be read. Other credentials might belong to another account.
    /// </exception>
    public ICredentialSource? Credential
    {
        get
        {
            if (_session.PSVariable.GetValue(CredentialVariable) is not { } stored)
            {
                return null;
            }

            bool hasCommand = _session.InvokeCommand.GetCommand(CredentialCommand, CommandTypes.Cmdlet | CommandTypes.Function) is not null;
            object? credentials = hasCommand ? _session.InvokeCommand.InvokeScript(CredentialCommand).FirstOrDefault() : stored;
            return (credentials is null ? null : ForeignCredentials.From(credentials))
                ?? throw new CognitoIdentityException(nameof(Texts.CredentialsUnavailable), ["$" + CredentialVariable, Texts.CredentialObjectInvalid]);
        }
    }
}
