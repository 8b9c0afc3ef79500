using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace CognitoIdentity.Client.Pipeline;

/// <summary>Gives our HTTP to every client of the SDK, also to those of STS and SSO that it makes for a profile's role.</summary>
internal sealed class OtherServices : PipelineHandler
{
    // Credentials are asked for without a token, and pass none on to their clients.
    private static readonly AsyncLocal<CancellationToken> Stop = new();

    public static void UseOurHttp() => RuntimePipelineCustomizerRegistry.Instance.Register(new Customizer());

    /// <summary>Does work in which the SDK calls other services by itself, until it is cancelled.</summary>
    public static async Task<T> UntilAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        Stop.Value = cancellationToken;
        return await work().WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        var context = (RequestContext)executionContext.RequestContext;
        if (!context.CancellationToken.CanBeCanceled)
        {
            context.CancellationToken = Stop.Value;
        }

        ((ClientConfig)context.ClientConfig).HttpClientFactory = HttpClients.ForWholeAnswers;
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
