using System.Collections.Concurrent;
using System.Management.Automation;
using System.Security;
using CognitoIdentity.Loading;

namespace CognitoIdentity.Commands;

/// <summary>A cmdlet that connects to the service: where to, and in whose name.</summary>
public abstract class ConnectionCommand : PSCmdlet
{
    private readonly Dictionary<string, IServiceConnection> _connections = new(StringComparer.Ordinal);
    private ConnectionArguments? _arguments;
    private (string?, SecureString?, SecureString?) _keys;
    private (string?, SecureString?, SecureString?)? _keysNamed;

    /// <summary>Makes a command. Its parameters are not bound yet, and what they don't matter for can begin.</summary>
    protected ConnectionCommand()
    {
        HttpRehearsal.Begin();
    }

    /// <summary>The AWS region to call. Without it, the region in the id, then the session's, the environment's or the profile's.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateNotBlank]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public string? Region { get; set; }

    /// <summary>The profile of the AWS config and credentials files to take credentials and settings from.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateNotBlank]
    [Alias("StoredCredentials", "AWSProfileName")]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    public string? ProfileName { get; set; }

    /// <summary>The credentials file to look for the profile in, instead of the usual one.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [Alias("AWSProfilesLocation", "ProfilesLocation")]
    public string? ProfileLocation { get; set; }

    /// <summary>The access key id to sign with. Goes with -SecretKey. Credentials from the pipeline bring theirs, unless others are named.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateAccessKey]
    [Alias("AK")]
    public string? AccessKey { get; set; }

    /// <summary>The secret access key to sign with, as a string or SecureString. Goes with -AccessKey.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    [SecretTransformation]
    [ValidateSecret]
    [Alias("SK", "SecretAccessKey")]
    public SecureString? SecretKey { get; set; }

    /// <summary>The session token of temporary credentials, as a string or SecureString. Goes with -AccessKey and -SecretKey.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    [SecretTransformation]
    [ValidateSecret]
    [Alias("ST")]
    public SecureString? SessionToken { get; set; }

    /// <summary>Credentials to sign with: ours, or any object that has them or a GetCredentials() method, such as that of AWS Tools.</summary>
    [Parameter]
    [ValidateNotNull]
    [CredentialSourceTransformation]
    public ICredentialSource? Credential { get; set; }

    /// <summary>The address to call instead of the region's own.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateNotBlank]
    public string? EndpointUrl { get; set; }

    /// <summary>Also calls an address by plain HTTP that is on another machine. It is refused otherwise.</summary>
    [Parameter]
    public SwitchParameter AllowUnencryptedAuthentication { get; set; }

    /// <summary>The region that the user named for the call to come; null for the one of the id, or of the session.</summary>
    private protected virtual string? NamedRegion => Region;

    /// <summary>The calls that have ended, on whatever thread, and were not told of yet.</summary>
    private protected ConcurrentQueue<CallRecord> FinishedCalls { get; } = new();

    // Whoever names the credentials means these, not parts of those that come with a record.
    private (string? AccessKey, SecureString? SecretKey, SecureString? SessionToken) Keys => _keysNamed ?? (AccessKey, SecretKey, SessionToken);

    // What is wrong with the keys of one record is no reason to end the command.
    private protected bool HasKeysOfRecord => _keysNamed is null && Keys != default;

    /// <inheritdoc/>
    protected override void BeginProcessing() =>
        _keysNamed = Keys != default || ProfileName is not null || Credential is not null ? Keys : null;

    /// <summary>Checks what was given for the connection, before there is a record to do.</summary>
    /// <exception cref="CognitoIdentityException">It does not go together.</exception>
    private protected void CheckConnection() => _ = Arguments();

    /// <summary>The connection for the region of an id, or for the region in force when there is no id.</summary>
    /// <param name="resourceId">A <c>REGION:GUID</c> id, or null.</param>
    protected IServiceConnection Connect(string? resourceId)
    {
        ConnectionArguments arguments = Arguments();
        string key = NamedRegion ?? ResourceId.Region(resourceId) ?? string.Empty;
        if (!_connections.TryGetValue(key, out IServiceConnection? connection))
        {
            connection = Library.Clients.Connect(
                arguments.ToOptions(NamedRegion, resourceId, new AwsToolsSession(SessionState), FinishedCalls.Enqueue));
            _connections.Add(key, connection);
        }

        return connection;
    }

    /// <summary>What was given, with the keys of this record: they may come with it.</summary>
    private ConnectionArguments Arguments()
    {
        (string? AccessKey, SecureString? SecretKey, SecureString? SessionToken) keys = Keys;
        if (_arguments is null || keys != _keys)
        {
            _connections.Clear();
            _arguments = null;
            _keys = keys;
            _arguments = new ConnectionArguments
            {
                ProfileName = ProfileName,
                ProfileLocation = FilePath.Resolve(SessionState, ProfileLocation),
                Credential = Credential ?? ConnectionArguments.Keys(keys.AccessKey, keys.SecretKey, keys.SessionToken),
                EndpointUrl = EndpointUrl,
                AllowUnencryptedAuthentication = AllowUnencryptedAuthentication,
            };
        }

        return _arguments;
    }
}
