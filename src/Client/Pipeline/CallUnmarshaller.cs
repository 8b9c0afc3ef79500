using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace CognitoIdentity.Client.Pipeline;

/// <summary>Reads any answer straight from the response stream.</summary>
internal sealed class CallUnmarshaller : ResponseUnmarshaller
{
    public override AmazonWebServiceResponse Unmarshall(UnmarshallerContext input)
    {
        var answer = (Answer)input;
        answer.Call.RequestId = answer.ResponseData.GetHeaderValue(ErrorReader.RequestIdHeader);
        try
        {
            AmazonWebServiceResponse response = answer.Call.ReadOutput(answer.Body);
            response.ResponseMetadata = new ResponseMetadata { RequestId = answer.Call.RequestId };
            return response;
        }
        catch (JsonException e)
        {
            throw Failures.InvalidResponse(answer.Call, answer.ResponseData, e);
        }
    }

    public override AmazonServiceException UnmarshallException(UnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var answer = (Answer)input;
        AmazonServiceException error = ErrorReader.Read(answer.Body, answer.ResponseData, innerException);
        answer.Call.RequestId = error.RequestId;
        return error;
    }

    public override UnmarshallerContext CreateContext(
        IWebResponseData response, bool readEntireResponse, Stream stream, RequestMetrics metrics, bool isException, IRequestContext requestContext) =>
        new Answer((Call)requestContext.OriginalRequest, stream, response);

    protected override UnmarshallerContext ConstructUnmarshallerContext(
        Stream responseStream, bool maintainResponseBody, IWebResponseData response, bool isException) =>
        throw new NotSupportedException();

    protected override UnmarshallerContext ConstructUnmarshallerContext(
        Stream responseStream, bool maintainResponseBody, IWebResponseData response, bool isException, IRequestContext requestContext) =>
        throw new NotSupportedException();

    /// <summary>An answer being read. Has none of the element-by-element reading of the SDK's own contexts, and keeps no copy of the body.</summary>
    private sealed class Answer : UnmarshallerContext
    {
        public Answer(Call call, Stream body, IWebResponseData response)
        {
            Call = call;
            Body = body;
            WebResponseData = response;
        }

        public Call Call { get; }

        public Stream Body { get; }

        public override string CurrentPath => string.Empty;

        public override int CurrentDepth => 0;

        public override bool IsStartElement => false;

        public override bool IsEndElement => false;

        public override bool IsStartOfDocument => true;
    }
}
