using System.Collections.Concurrent;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime;
using Amazon.Util;
using CognitoIdentity.Client.Calls;
using CognitoIdentity.Client.Configuration;
using CognitoIdentity.Client.Http;

namespace CognitoIdentity.Client.Sdk;

/// <summary>
/// Credentials that the AWS SDK fetches: from SSO, roles, programs, tokens, containers and instances. Only what is in this folder uses types of
/// the SDK, so that it is not loaded before this class is used.
/// </summary>
internal sealed class SdkCredentialSources
{
    // The services that the SDK calls for a profile's credentials, by their names in AWS_ENDPOINT_URL_….
    private static readonly string[] ServicesOfProfiles = [ServiceRoutes.Sts, "SSO", "SSO OIDC"];

    // Kept while the files stay as they are: fetching may take a sign-in, which is not repeated for each cmdlet.
    private readonly ConcurrentDictionary<(string Name, string Files), Lazy<AWSCredentials>> _ofProfiles = new();
    private readonly InstanceMetadata _instance = new();

    static SdkCredentialSources()
    {
        SdkSettings.Hide();
        SdkHttp.Use();
    }

    /// <summary>The credentials of a profile.</summary>
    public FoundCredentials FromProfile(AwsProfile profile, ServiceRoutes routes)
    {
        if (profile.AsksServices)
        {
            // The address may be invalid. Inside the SDK that error would be wrapped.
            Array.ForEach(ServicesOfProfiles, service => _ = routes.Named(service, out _));
            SdkSettings.Refresh(routes.Profile);
        }

        return Found($"profile '{profile.Name}'", routes, _ofProfiles.GetOrAdd((profile.Name, profile.Files.Fingerprint), _ => Lazily(() =>
            AWSCredentialsFactory.GetAWSCredentials(SdkProfile.Of(profile, isSource: false), new SourceProfiles(profile.Files), nonCallbackOnly: true))));
    }

    /// <summary>The credentials of the role of AWS_ROLE_ARN.</summary>
    public static FoundCredentials FromWebIdentity(ServiceRoutes routes)
    {
        _ = routes.Named(ServiceRoutes.Sts, out _);
        SdkSettings.Refresh(routes.Profile);
        return Found("AWS_WEB_IDENTITY_TOKEN_FILE", routes, Lazily(AssumeRoleWithWebIdentityCredentials.FromEnvironmentVariables));
    }

    /// <summary>The credentials of the container.</summary>
    public static FoundCredentials FromContainer(ServiceRoutes routes) => Found("the container", routes, Lazily(() => new GenericContainerCredentials()));

    /// <summary>The credentials of the instance; null if this machine isn't an instance.</summary>
    public async Task<FoundCredentials?> FromInstanceAsync(ServiceRoutes routes)
    {
        SdkSettings.Refresh(routes.Profile);
        return await _instance.AnswersAsync().ConfigureAwait(false) ? Found("the instance", routes, _instance.Credentials) : null;
    }

    // Made on first use, and again as long as that fails.
    private static Lazy<AWSCredentials> Lazily(Func<AWSCredentials> make) => new(make, LazyThreadSafetyMode.PublicationOnly);

    private static FoundCredentials Found(string source, ServiceRoutes routes, Lazy<AWSCredentials> credentials) =>
        new(source, cancellationToken => FetchAsync(source, routes, credentials, cancellationToken));

    private static async Task<AwsKeys> FetchAsync(string source, ServiceRoutes routes, Lazy<AWSCredentials> credentials, CancellationToken cancellationToken)
    {
        try
        {
            ImmutableCredentials keys = await SdkHttp.UntilAsync(() => credentials.Value.GetCredentialsAsync(), routes, cancellationToken).ConfigureAwait(false);
            return new AwsKeys(keys.AccessKey, keys.SecretKey, keys.UseToken ? keys.Token : null);
        }
        catch (ProcessAWSCredentialException)
        {
            // The SDK quotes what the program wrote, which may well be a secret.
            throw new CognitoIdentityException(nameof(Texts.CredentialsUnavailable), [source, Texts.CredentialProcessFailed]);
        }
        catch (AmazonClientException e)
        {
            throw new CognitoIdentityException(nameof(Texts.CredentialsUnavailable), [source, Reason(e)]);
        }
    }

    /// <summary>What went wrong, and what the service said that was asked, which the SDK keeps to the cause.</summary>
    private static string Reason(Exception exception)
    {
        string reason = exception.Message;
        for (Exception? cause = exception.InnerException; cause is not null; cause = cause.InnerException)
        {
            if (cause is AmazonServiceException { ErrorCode: { } code } error && CallErrors.IsCode(code, tokens: null))
            {
                return MaskedText.Of($"{reason} {error.Message}");
            }
        }

        return MaskedText.Of(reason);
    }

    /// <summary>Finds source profiles for the SDK.</summary>
    private sealed class SourceProfiles(AwsFiles files) : ICredentialProfileSource
    {
        public bool TryGetProfile(string profileName, out CredentialProfile profile)
        {
            AwsProfile? found = files.Find(profileName);
            files.Check(profileName, found);
            profile = found is null ? null! : SdkProfile.Of(found, isSource: true);
            return found is not null;
        }
    }
}

/// <summary>
/// Whether this machine is an instance that can give credentials. An instance answers within milliseconds; the SDK's own
/// search would keep anybody else waiting for many seconds.
/// </summary>
internal sealed class InstanceMetadata
{
    private static readonly TimeSpan ProbeTimeout = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<string, Lazy<Task<bool>>> _answers = new(StringComparer.Ordinal);

    /// <summary>The credentials of the instance's role. They renew themselves, so all share them.</summary>
    public Lazy<AWSCredentials> Credentials { get; } = new(() => new InstanceProfileAWSCredentials(), LazyThreadSafetyMode.PublicationOnly);

    public Task<bool> AnswersAsync() =>
        EC2InstanceMetadata.IsIMDSEnabled
            ? _answers.GetOrAdd(EC2InstanceMetadata.EC2ApiTokenUrl, url => new Lazy<Task<bool>>(() => ProbeAsync(url))).Value
            : Task.FromResult(false);

    private static async Task<bool> ProbeAsync(string url)
    {
        try
        {
            using var client = new HttpClient(HttpTransport.CreateProbe(ProbeTimeout)) { Timeout = ProbeTimeout };
            using var request = new HttpRequestMessage(HttpMethod.Put, url);
            request.Headers.Add("X-aws-ec2-metadata-token-ttl-seconds", "60");
            using HttpResponseMessage response = await client.SendAsync(request).ConfigureAwait(false);
            return response.IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or InvalidOperationException or UriFormatException)
        {
            return false;
        }
    }
}
