using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace CognitoIdentity.Client.Pipeline;

/// <summary>
/// Keeps every client of the SDK, also those that it makes for a profile's role, from following a redirect: what was signed, or is
/// secret, was meant for the address that it was sent to.
/// </summary>
internal sealed class NoRedirects : PipelineHandler
{
    public static void InAllClients() => RuntimePipelineCustomizerRegistry.Instance.Register(new Customizer());

    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        ((ClientConfig)executionContext.RequestContext.ClientConfig).AllowAutoRedirect = false;
        return await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
    }

    private sealed class Customizer : IRuntimePipelineCustomizer
    {
        public string UniqueName => nameof(NoRedirects);

        public void Customize(Type type, RuntimePipeline pipeline)
        {
            // Ours has an HTTP client of its own, which follows none.
            if (type != typeof(SdkClient))
            {
                pipeline.AddHandler(new NoRedirects());
            }
        }
    }
}
