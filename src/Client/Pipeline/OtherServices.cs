using Amazon.Runtime;
using Amazon.Runtime.Internal;
using CognitoIdentity.Client.Configuration;

namespace CognitoIdentity.Client.Pipeline;

/// <summary>Gives our HTTP to every client of the SDK, also to those of STS and SSO that it makes for a profile's role.</summary>
internal sealed class OtherServices : PipelineHandler
{
    // The SDK's credentials have no parameter for these, so they reach the clients of credentials this way.
    private static readonly AsyncLocal<(ServiceRoutes Routes, CancellationToken Stop)?> Work = new();

    public static void UseOurHttp() => RuntimePipelineCustomizerRegistry.Instance.Register(new Customizer());

    /// <summary>Does work in which the SDK calls other services by itself, until it is cancelled.</summary>
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
            routes.Apply(config);
        }

        config.HttpClientFactory = HttpClients.ForWholeAnswers;
        return await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
    }

    private sealed class Customizer : IRuntimePipelineCustomizer
    {
        public string UniqueName => nameof(OtherServices);

        public void Customize(Type type, RuntimePipeline pipeline)
        {
            if (type != typeof(SdkClient))
            {
                pipeline.AddHandler(new OtherServices());
            }
        }
    }
}
