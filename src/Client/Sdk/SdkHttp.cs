using Amazon.Runtime;
using Amazon.Runtime.Internal;
using CognitoIdentity.Client.Calls;
using CognitoIdentity.Client.Configuration;
using CognitoIdentity.Client.Http;

namespace CognitoIdentity.Client.Sdk;

/// <summary>One fetch of credentials by the SDK, with the calls that the SDK makes for it.</summary>
/// <param name="Routes">The addresses of the services.</param>
/// <param name="Stop">Ends the calls.</param>
internal sealed record SdkWork(ServiceRoutes Routes, CancellationToken Stop)
{
    /// <summary>The first call that failed; null if none did.</summary>
    public SdkCallFailure? Failure { get; set; }

    /// <summary>Whether a call got no answer.</summary>
    public bool IsUnanswered { get; set; }
}

/// <summary>Makes the SDK's clients of IAM Identity Center use our HTTP and our addresses.</summary>
internal sealed class SdkHttp : PipelineHandler
{
    // The SDK's credential classes have no parameter for these, so they are passed this way.
    private static readonly AsyncLocal<SdkWork?> Current = new();

    /// <summary>Adds this to every client of the SDK.</summary>
    public static void Use() => RuntimePipelineCustomizerRegistry.Instance.Register(new Customizer());

    /// <summary>Fetches credentials until it is cancelled.</summary>
    public static async Task<T> FetchAsync<T>(SdkWork work, Func<Task<T>> fetch)
    {
        Current.Value = work;
        return await fetch().WaitAsync(work.Stop).ConfigureAwait(false);
    }

    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var context = (RequestContext)executionContext.RequestContext;
        var config = (ClientConfig)context.ClientConfig;
        SdkWork? work = Current.Value;
        if (work is not null)
        {
            context.CancellationToken = context.CancellationToken.CanBeCanceled ? context.CancellationToken : work.Stop;
            Route(config, work.Routes);
        }

        config.HttpClientFactory = Clients.Instance;
        try
        {
            return await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
        }
        catch (Exception e) when (work is not null)
        {
            // The SDK wraps it, in a different way for each kind of credentials.
            work.Failure ??= FailureOf(config.ServiceId, context.Request?.Endpoint, work.IsUnanswered, e);
            throw;
        }
    }

    /// <summary>The failure of a call; null if it was not made, because there were no credentials for it.</summary>
    private static SdkCallFailure? FailureOf(string service, Uri? address, bool isUnanswered, Exception exception)
    {
        if (address is null)
        {
            return null;
        }

        for (Exception? error = exception; error is not null; error = error.InnerException)
        {
            if (error is AmazonServiceException { ErrorCode: { } code } && CallErrors.IsCode(code, tokens: null))
            {
                return new SdkCallFailure(service, address, code, MaskedText.Of(error.Message));
            }
        }

        return isUnanswered ? new SdkCallFailure(service, address, Code: null, Message: string.Empty) : null;
    }

    /// <summary>Tells a client of the SDK where to call. It keeps the region of the sign-in.</summary>
    private static void Route(ClientConfig config, ServiceRoutes routes)
    {
        config.IgnoreConfiguredEndpointUrls = true;
        if (routes.Named(config.ServiceId, out _) is { } address)
        {
            config.ServiceURL = address.AbsoluteUri;
            config.UseFIPSEndpoint = false;
            config.UseDualstackEndpoint = false;
            return;
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
            new(new WholeAnswerHandler(HttpTransport.CreateHandler(ClientOptions.DefaultTimeout, CaBundleFor(clientConfig)))) { Timeout = ClientOptions.DefaultTimeout };

        // Clients with the same name share connections.
        public override string GetConfigUniqueString(IClientConfig clientConfig) => $"{nameof(CognitoIdentity)} {CaBundleFor(clientConfig)?.Fingerprint}";

        private static CaBundle? CaBundleFor(IClientConfig config) => Current.Value?.Routes.CaBundleFor(((ClientConfig)config).ServiceId);
    }

    private sealed class WholeAnswerHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage? response = null;
            try
            {
                response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
                await response.Content.LoadIntoBufferAsync(HttpAnswer.LimitInMegabytes * 1024 * 1024).WaitAsync(cancellationToken).ConfigureAwait(false);
                return response;
            }
            catch
            {
                // Dispose on any error: only this method has the response.
                response?.Dispose();
                if (Current.Value is { } work)
                {
                    work.IsUnanswered = true;
                }

                throw;
            }
        }
    }
}
