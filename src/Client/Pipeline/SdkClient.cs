using Amazon.Runtime;
using Amazon.Runtime.Internal;
using CognitoIdentity.Client.Configuration;

namespace CognitoIdentity.Client.Pipeline;

/// <summary>The SDK's runtime pipeline, set up for this API. Safe to share; holds no credentials.</summary>
internal sealed class SdkClient : AmazonServiceClient
{
    private readonly InvokeOptions _options = new()
    {
        RequestMarshaller = new CallMarshaller(),
        ResponseUnmarshaller = new CallUnmarshaller(),
    };

    public SdkClient(ServiceSettings settings)
        : base(new SdkConfig(settings))
    {
        Settings = settings;
    }

    public ServiceSettings Settings { get; }

    protected override bool SupportResponseLogging => false;

    public async Task<object> SendAsync(Call call, CancellationToken cancellationToken)
    {
        CallResponse response = await InvokeAsync<CallResponse>(call, _options, cancellationToken).ConfigureAwait(false);
        object answer = response.Answer ?? call.Operation.Answer.Create();
        return call.Operation.Answer.Missing(answer) is not { } missing
            ? answer
            : throw Failures.Translate(call, Failures.InvalidResponse(call, response.HttpStatusCode, Texts.ResponseIncomplete.With(missing)));
    }

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        // Nothing here makes use of the SDK's events, its metrics and its discovery of endpoints; each costs on every call.
        pipeline.RemoveHandler<MetricsHandler>();
        pipeline.RemoveHandler<ErrorCallbackHandler>();
        pipeline.RemoveHandler<EndpointDiscoveryHandler>();
        while (pipeline.Handlers.OfType<CallbackHandler>().Any())
        {
            pipeline.RemoveHandler<CallbackHandler>();
        }

        pipeline.AddHandlerAfter<Marshaller>(new AuthHandler());
        var retries = new PatientRetries(Config);
        pipeline.ReplaceHandler<RetryHandler>(new RetryHandler(retries));
        pipeline.AddHandlerAfter<RetryHandler>(new AttemptHandler(
            Config.Timeout!.Value,
            request => ((Call)request).Attempts++,
            (request, failure) => ((Call)request).HasLostAnswer |= Failures.IsLostAnswer(failure)));
        pipeline.AddHandlerAfter<RetryHandler>(new PaceHandler(retries));
        pipeline.AddHandler(new OutcomeHandler());
    }
}
