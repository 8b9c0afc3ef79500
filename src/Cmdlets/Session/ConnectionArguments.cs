using System.Security;
using CognitoIdentity.Local;

namespace CognitoIdentity.Commands;

/// <summary>What the user gave of the common parameters.</summary>
internal sealed class ConnectionArguments
{
    public string? ProfileName { get; init; }

    public string? ProfileLocation { get; init; }

    public ICredentialSource? Credential { get; init; }

    public string? EndpointUrl { get; init; }

    public bool AllowUnencryptedAuthentication { get; init; }

    public TimeSpan Timeout { get; init; } = ClientOptions.DefaultTimeout;

    /// <summary>The keys as credentials; null when none is given.</summary>
    public static AwsKeys? Keys(string? accessKey, SecureString? secretKey, SecureString? sessionToken) => (accessKey, secretKey) switch
    {
        ({ } access, { } secret) => new AwsKeys(access, secret.Reveal(), sessionToken?.Reveal()),
        (null, null) when sessionToken is null => null,
        (null, _) => throw Incomplete("-AccessKey"),
        _ => throw Incomplete("-SecretKey"),
    };

    /// <summary>The whole picture: these arguments, then the session's defaults. The client looks up what is still open.</summary>
    /// <param name="region">The region that the user named, or null.</param>
    /// <param name="resourceId">The id that the calls are about, or null.</param>
    /// <param name="session">The session.</param>
    /// <param name="callFinished">Told of each finished call, or null.</param>
    public ClientOptions ToOptions(string? region, string? resourceId, AwsToolsSession session, Action<CallRecord>? callFinished)
    {
        string? endpoint = EndpointUrl ?? LocalServices.SessionDefault?.Endpoint.AbsoluteUri;
        ILocalService? local = LocalServices.Find(endpoint);
        return new ClientOptions
        {
            Region = region,
            ResourceId = resourceId,
            SessionRegion = session.Region,
            EndpointUrl = endpoint,
            AllowUnencryptedAuthentication = AllowUnencryptedAuthentication,
            ProfileName = ProfileName,
            ProfileLocation = ProfileLocation,
            Credential = Credential ?? (ProfileName is null ? local?.Options.Keys : null),
            SessionCredential = Credential is null && ProfileName is null ? session.Credential : null,
            IsLocalService = local is not null,
            Timeout = Timeout,
            CallFinished = callFinished,
        };
    }

    private static CognitoIdentityException Incomplete(string missing) =>
        new(nameof(Texts.CredentialsIncomplete), Texts.CredentialsIncomplete.With(missing));
}
