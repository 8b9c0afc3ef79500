using System.Collections.Concurrent;
using System.Security;
using Amazon.Runtime;
using CognitoIdentity.Client.Configuration;

namespace CognitoIdentity.Client.Sdk;

/// <summary>
/// Credentials that the AWS SDK fetches: from SSO, roles, programs, tokens, containers and instances. Only what is in this folder uses types of
/// the SDK, so that it is not loaded before this class is used.
/// </summary>
internal sealed class SdkCredentialSources
{
    private const string TokenFileVariable = "AWS_WEB_IDENTITY_TOKEN_FILE";

    // The services that the SDK calls for a profile's credentials, by their names in AWS_ENDPOINT_URL_….
    private static readonly string[] ServicesOfProfiles = [ServiceRoutes.Sts, CredentialFailure.Sso, CredentialFailure.SsoOidc];

    // Kept while the files stay as they are: fetching may take a sign-in, which is not repeated for each cmdlet.
    private readonly ConcurrentDictionary<(string Name, string Files), ProfileCredentials> _ofProfiles = new();
    private readonly InstanceMetadata _instance = new();

    static SdkCredentialSources()
    {
        SdkSettings.Hide();
        SdkHttp.Use();
    }

    /// <summary>The credentials of a profile.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="routes">Where to call services.</param>
    /// <param name="askSecret">Asks the user for a code, with a text; null if nobody can be asked.</param>
    public FoundCredentials FromProfile(AwsProfile profile, ServiceRoutes routes, Func<string, SecureString?>? askSecret)
    {
        if (profile.AsksServices)
        {
            // The address or the certificates may be invalid. Inside the SDK that error would be wrapped.
            Array.ForEach(ServicesOfProfiles, service => _ = routes.Named(service, out _));
            _ = routes.Profile.CaBundle;
            SdkSettings.Refresh(routes.Profile);
        }

        ProfileCredentials credentials = _ofProfiles.GetOrAdd((profile.Name, profile.Files.Fingerprint), _ => new ProfileCredentials(profile));
        return Found(profile.Source, routes, work => credentials.FetchAsync(askSecret, work.Stop), (error, call) => CredentialFailure.OfProfile(profile, error, call));
    }

    /// <summary>The credentials of the role of AWS_ROLE_ARN.</summary>
    public static FoundCredentials FromWebIdentity(ServiceRoutes routes)
    {
        _ = routes.Named(ServiceRoutes.Sts, out _);
        _ = routes.Profile.CaBundle;
        SdkSettings.Refresh(routes.Profile);
        string file = Setting.Variable(TokenFileVariable)!;
        CredentialFailure.CheckTokenFile(TokenFileVariable, file);
        Lazy<AWSCredentials> credentials = Lazily(AssumeRoleWithWebIdentityCredentials.FromEnvironmentVariables);
        return Found(
            TokenFileVariable, routes, _ => credentials.Value.GetCredentialsAsync(), (_, call) => CredentialFailure.OfWebIdentity(TokenFileVariable, file, call));
    }

    /// <summary>The credentials of the container.</summary>
    public static FoundCredentials FromContainer(ServiceRoutes routes)
    {
        Lazy<AWSCredentials> credentials = Lazily(() => new GenericContainerCredentials());
        return Found("the container", routes, _ => credentials.Value.GetCredentialsAsync(), (_, _) => CredentialFailure.OfContainer("the container"));
    }

    /// <summary>The credentials of the instance; null if this machine isn't an instance.</summary>
    public async Task<FoundCredentials?> FromInstanceAsync(ServiceRoutes routes)
    {
        SdkSettings.Refresh(routes.Profile);
        return await _instance.AnswersAsync().ConfigureAwait(false)
            ? Found("the instance", routes, _ => _instance.Credentials.Value.GetCredentialsAsync(), (_, _) => CredentialFailure.OfInstance("the instance"))
            : null;
    }

    // Made on first use, and again as long as that fails.
    private static Lazy<AWSCredentials> Lazily(Func<AWSCredentials> make) => new(make, LazyThreadSafetyMode.PublicationOnly);

    private static FoundCredentials Found(
        string source,
        ServiceRoutes routes,
        Func<SdkWork, Task<ImmutableCredentials>> fetch,
        Func<Exception, SdkCallFailure?, CognitoIdentityException> explain) =>
        new(source, async cancellationToken =>
        {
            var work = new SdkWork(routes, cancellationToken);
            try
            {
                ImmutableCredentials keys = await SdkHttp.FetchAsync(work, () => fetch(work)).ConfigureAwait(false);
                return new AwsKeys(keys.AccessKey, keys.SecretKey, keys.UseToken ? keys.Token : null);
            }
            catch (Exception e) when (e is not CognitoIdentityException && !cancellationToken.IsCancellationRequested)
            {
                // The SDK's errors have many types, and texts that name its classes and quote what it received.
                throw explain(e, work.Failure);
            }
        });
}
