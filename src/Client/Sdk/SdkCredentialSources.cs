using System.Collections.Concurrent;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.RuntimeDependencies;
using Amazon.SSO;
using Amazon.SSOOIDC;
using CognitoIdentity.Client.Configuration;

namespace CognitoIdentity.Client.Sdk;

/// <summary>
/// Credentials that the AWS SDK fetches: from IAM Identity Center, programs, containers and instances. Only this folder uses types of the
/// SDK, so the SDK isn't loaded before this class is used.
/// </summary>
internal sealed class SdkCredentialSources
{
    private const string Container = "the container";
    private const string Instance = "the instance";

    private static readonly string[] ContainerVariables =
    [
        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI",
        "AWS_CONTAINER_AUTHORIZATION_TOKEN", "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE",
    ];

    // Cached while the settings stay the same, because fetching may need a sign-in.
    private readonly ConcurrentDictionary<string, Lazy<AWSCredentials>> _ofProfiles = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<AWSCredentials>> _ofContainers = new(StringComparer.Ordinal);
    private readonly InstanceMetadata _instance = new();

    static SdkCredentialSources()
    {
        SdkSettings.Hide();
        SdkHttp.Use();

        // The SDK would use the first assembly of that name in the process, which may belong to another module.
        GlobalRuntimeDependencyRegistry.Instance.RegisterSSOClient(static context =>
            new AmazonSSOClient(new AnonymousAWSCredentials(), context.SSOClientContextData.Region));
        GlobalRuntimeDependencyRegistry.Instance.RegisterSSOOIDCClient(static context =>
            new AmazonSSOOIDCClient(new AnonymousAWSCredentials(), context.SSOOIDCClientContextData.Region));
    }

    /// <summary>The credentials of a profile.</summary>
    /// <param name="source">What needs them, for errors.</param>
    /// <param name="profile">The profile. It has no role: the SDK doesn't assume roles here.</param>
    /// <param name="kind">Where its credentials come from.</param>
    /// <param name="routes">Where to call services.</param>
    public FoundCredentials FromProfile(string source, AwsProfile profile, ProfileKind kind, ServiceRoutes routes)
    {
        if (kind == ProfileKind.SingleSignOn)
        {
            // The address or the certificates may be invalid. Inside the SDK that error would be wrapped.
            _ = routes.CaBundleFor(CredentialFailure.Sso);
            _ = routes.CaBundleFor(CredentialFailure.SsoOidc);
        }

        SdkSettings.Refresh(routes.Profile);
        Lazy<AWSCredentials> credentials = _ofProfiles.GetOrAdd(profile.Fingerprint, _ => Lazily(() =>
            AWSCredentialsFactory.GetAWSCredentials(SdkProfile.Of(profile, kind), new SharedCredentialsFile())));
        return Found(source, routes, credentials, (error, call) =>
            kind == ProfileKind.SingleSignOn ? CredentialFailure.OfSingleSignOn(source, profile, call)
            : CredentialFailure.OfProcess(source, error));
    }

    /// <summary>The credentials of the container. They renew themselves, so all share them while the variables stay the same.</summary>
    public FoundCredentials FromContainer(ServiceRoutes routes, string source = Container)
    {
        string variables = string.Join("\n", ContainerVariables.Select(Environment.GetEnvironmentVariable));
        Lazy<AWSCredentials> credentials = _ofContainers.GetOrAdd(variables, _ => Lazily(() => new GenericContainerCredentials()));
        return Found(source, routes, credentials, (_, _) => CredentialFailure.OfContainer(source));
    }

    /// <summary>The credentials of the instance; null if this machine isn't an instance.</summary>
    public async Task<FoundCredentials?> FromInstanceAsync(ServiceRoutes routes, string source = Instance)
    {
        SdkSettings.Refresh(routes.Profile);
        return await _instance.AnswersAsync().ConfigureAwait(false)
            ? Found(source, routes, _instance.Credentials, (_, _) => CredentialFailure.OfInstance(source))
            : null;
    }

    // Created on first use. Creation is retried after a failure.
    private static Lazy<AWSCredentials> Lazily(Func<AWSCredentials> make) => new(make, LazyThreadSafetyMode.PublicationOnly);

    private static FoundCredentials Found(
        string source, ServiceRoutes routes, Lazy<AWSCredentials> credentials, Func<Exception, SdkCallFailure?, CognitoIdentityException> explain) =>
        new(source, async cancellationToken =>
        {
            var work = new SdkWork(routes, cancellationToken);
            try
            {
                ImmutableCredentials keys = await SdkHttp.FetchAsync(work, () => credentials.Value.GetCredentialsAsync()).ConfigureAwait(false);
                return new AwsKeys(keys.AccessKey, keys.SecretKey, keys.UseToken ? keys.Token : null);
            }
            catch (Exception e) when (e is not CognitoIdentityException && !cancellationToken.IsCancellationRequested)
            {
                // The SDK's errors have many types, and texts that name its classes and quote what it received.
                throw explain(e, work.Failure);
            }
        });
}
