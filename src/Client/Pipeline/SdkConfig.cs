using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using CognitoIdentity.Client.Configuration;

namespace CognitoIdentity.Client.Pipeline;

/// <summary>The SDK's settings for a client whose endpoint and region are known.</summary>
internal sealed class SdkConfig : ClientConfig
{
    public SdkConfig(ServiceSettings settings)
        : base(new Defaults())
    {
        ServiceURL = settings.Endpoint.AbsoluteUri;
        AuthenticationRegion = settings.Region;
        AuthenticationServiceName = "cognito-identity";
        Timeout = settings.Timeout;
        MaxStaleConnectionRetries = 0; // HttpClient itself sees to stale connections; a broken one is an attempt like any other.
        HttpClientFactory = HttpClients.ForAnswersAsTheyCome;
        DisableLogging = true;
        RetryMode = RequestRetryMode.Standard; // See PatientRetries and Pace, which make it adaptive.
        MaxErrorRetry = settings.MaxErrorRetry;
    }

    public override string ServiceVersion => "2014-06-30";

    public override string UserAgent { get; } =
        $"CognitoIdentity-PowerShell/{typeof(SdkConfig).Assembly.GetName().Version?.ToString(3)}";

    public override string RegionEndpointServiceName => "cognito-identity";

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) => new(ServiceURL);

    /// <summary>One set of defaults, so that the SDK does not ask the instance metadata service which to take.</summary>
    private sealed class Defaults : IDefaultConfigurationProvider
    {
        public IDefaultConfiguration GetDefaultConfiguration(RegionEndpoint clientRegion, DefaultConfigurationMode? requestedConfigurationMode = null) =>
            new DefaultConfiguration { Name = DefaultConfigurationMode.Standard, RetryMode = RequestRetryMode.Standard };
    }
}
