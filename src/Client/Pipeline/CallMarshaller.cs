using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace CognitoIdentity.Client.Pipeline;

/// <summary>Writes any call as AWS JSON 1.1.</summary>
internal sealed class CallMarshaller : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    private const string ServiceName = "AWSCognitoIdentityService";

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var call = (Call)input;
        var request = new DefaultRequest(call, ServiceName)
        {
            HttpMethod = "POST",
            ResourcePath = "/",
            Content = call.WriteRequest(),
        };
        request.Headers["Content-Type"] = "application/x-amz-json-1.1";
        request.Headers["X-Amz-Target"] = $"{ServiceName}.{call.Operation.Name}";
        return request;
    }
}
