using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using CognitoIdentity.Client.Configuration;
using CognitoIdentity.Client.Http;

namespace CognitoIdentity.Client.Sdk;

/// <summary>Gives our HTTP and our addresses to the clients of STS and SSO that the SDK makes for credentials.</summary>
internal sealed class SdkHttp : PipelineHandler
{
    // The SDK's credentials have no parameter for these, so they reach the clients of credentials this way.
    private static readonly AsyncLocal<(ServiceRoutes Routes, CancellationToken Stop)?> Work = new();

    /// <summary>Adds this to every client of the SDK.</summary>
    public static void Use() => RuntimePipelineCustomizerRegistry.Instance.Register(new Customizer());

    /// <summary>Does work in which the SDK calls services by itself, until it is cancelled.</summary>
    public static async Task<T> UntilAsync<T>(Func<Task<T>> work, ServiceRoutes routes, CancellationToken cancellationToken)
    {
        Work.Value = (routes, cancellationToken);
        return await work().WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var context = (RequestContext)executionContext.RequestContext;
        var config = (ClientConfig)context.ClientConfig;
        if (Work.Value is var (routes, stop))
        {
            context.CancellationToken = context.CancellationToken.CanBeCanceled ? context.CancellationToken : stop;
            Route(config, routes);
        }

        config.HttpClientFactory = Clients.Instance;
        return await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
    }

    /// <summary>Tells a client of the SDK where to call. STS is called in the region of the calls; IAM Identity Center has its own region.</summary>
    private static void Route(ClientConfig config, ServiceRoutes routes)
    {
        config.IgnoreConfiguredEndpointUrls = true;
        if (routes.Named(config.ServiceId, out _) is { } address)
        {
            config.ServiceURL = address.AbsoluteUri;
            config.AuthenticationRegion = routes.Region;
            config.UseFIPSEndpoint = false;
            config.UseDualstackEndpoint = false;
            return;
        }

        if (config.ServiceId == ServiceRoutes.Sts)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(routes.Region);
        }

        config.UseFIPSEndpoint = routes.Profile.UsesFips;
        config.UseDualstackEndpoint = routes.Profile.UsesDualStack;
    }

    private sealed class Customizer : IRuntimePipelineCustomizer
    {
        public string UniqueName => nameof(SdkHttp);

        public void Customize(Type type, RuntimePipeline pipeline) => pipeline.AddHandler(new SdkHttp());
    }

    /// <summary>Makes HTTP clients that read an answer to its end or up to the limit, and can be cancelled until then.</summary>
    private sealed class Clients : HttpClientFactory
    {
        public static readonly Clients Instance = new();

        public override HttpClient CreateHttpClient(IClientConfig clientConfig) =>
            new(new WholeAnswerHandler(HttpTransport.CreateHandler(ClientOptions.DefaultTimeout))) { Timeout = ClientOptions.DefaultTimeout };

        // Connections are shared by all clients that name the same.
        public override string GetConfigUniqueString(IClientConfig clientConfig) => nameof(CognitoIdentity);
    }

    private sealed class WholeAnswerHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            try
            {
                await response.Content.LoadIntoBufferAsync(HttpAnswer.LimitInMegabytes * 1024 * 1024).WaitAsync(cancellationToken).ConfigureAwait(false);
                return response;
            }
            catch
            {
                // Whatever the error, nobody else has the response.
                response.Dispose();
                throw;
            }
        }
    }
}
