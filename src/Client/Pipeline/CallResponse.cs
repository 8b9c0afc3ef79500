using Amazon.Runtime;

namespace CognitoIdentity.Client.Pipeline;

/// <summary>Carries an output through the SDK's pipeline.</summary>
internal sealed class CallResponse<TOutput> : AmazonWebServiceResponse
    where TOutput : class, new()
{
    public TOutput Output { get; init; } = new();
}
