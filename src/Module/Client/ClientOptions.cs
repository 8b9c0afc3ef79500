using System.Security;

namespace CognitoIdentity;

/// <summary>Where to send calls, and the credentials to use. Null members are looked up in the environment and the AWS files.</summary>
public sealed record ClientOptions
{
    /// <summary>The default of <see cref="Timeout"/>.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(30);

    /// <summary>The region named by the user, such as <c>eu-west-1</c>. Wins over every other source.</summary>
    public string? Region { get; init; }

    /// <summary>The <c>REGION:GUID</c> id that the calls are about; its prefix is the region when none is named.</summary>
    public string? ResourceId { get; init; }

    /// <summary>The session's default region, used before the environment and the profile.</summary>
    public string? SessionRegion { get; init; }

    /// <summary>The address to call instead of the region's own, or null.</summary>
    public string? EndpointUrl { get; init; }

    /// <summary>
    /// Allows plain HTTP to another machine. Others can then read everything that is sent, even tokens. Without it, such an address is an
    /// error, wherever it comes from.
    /// </summary>
    public bool AllowUnencryptedAuthentication { get; init; }

    /// <summary>The profile of the shared config and credentials files, or null.</summary>
    public string? ProfileName { get; init; }

    /// <summary>The credentials file to look for profiles in, or null for the usual one.</summary>
    public string? ProfileLocation { get; init; }

    /// <summary>Explicit credentials, or null. They win over the profile.</summary>
    public ICredentialSource? Credential { get; init; }

    /// <summary>The session's default credentials, used after the profile and before the environment, or null.</summary>
    public ICredentialSource? SessionCredential { get; init; }

    /// <summary>
    /// True for the session's own local service: credentials come from explicit sources or the environment, or else are fictitious,
    /// and the region falls back to <c>us-east-1</c>.
    /// </summary>
    public bool IsLocalService { get; init; }

    /// <summary>The longest that one attempt of a call may take.</summary>
    public TimeSpan Timeout { get; init; } = DefaultTimeout;

    /// <summary>
    /// Asks the user for a secret, such as the code of an MFA device, with a text. It is called on the thread that makes the call, and returns null
    /// if the session can't ask. If this is null, the user isn't asked.
    /// </summary>
    public Func<string, SecureString?>? AskSecret { get; init; }

    /// <summary>Receives each finished call, on any thread; may be null.</summary>
    public Action<CallRecord>? CallFinished { get; init; }

    /// <summary>Is notified of calls in flight; may be null.</summary>
    internal ICallWatch? Watch { get; init; }

    /// <summary>Receives each request and answer, on any thread, with every secret masked; may be null.</summary>
    internal Action<string>? Exchanged { get; init; }
}
