using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace CognitoIdentity.Client.Pipeline;

/// <summary>Gives our HTTP to every client of the SDK, also to those of STS and SSO that it makes for a profile's role.</summary>
internal sealed class OtherServices : PipelineHandler
{
    public static void UseOurHttp() => RuntimePipelineCustomizerRegistry.Instance.Register(new Customizer());

    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        ((ClientConfig)executionContext.RequestContext.ClientConfig).HttpClientFactory = HttpClients.ForWholeAnswers;
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
