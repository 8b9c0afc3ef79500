using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Amazon.Runtime.Internal.Util;

namespace CognitoIdentity.Client.Pipeline;

/// <summary>
/// Reads any answer straight from the response stream. The SDK has this done in one go; underneath it is asynchronous, for only
/// then does cancelling end it at once.
/// </summary>
internal sealed class CallUnmarshaller : ResponseUnmarshaller
{
    private const string RequestIdHeader = "x-amzn-RequestId";

    public override AmazonWebServiceResponse Unmarshall(UnmarshallerContext input)
    {
        var answer = (Answer)input;
        answer.Call.RequestId = answer.ResponseData.GetHeaderValue(RequestIdHeader);
        if (!answer.ResponseData.IsSuccessStatusCode)
        {
            // A redirect: the SDK, told not to follow it, takes it for an answer.
            throw Failures.InvalidResponse(answer.Call, answer.ResponseData, null);
        }

        try
        {
            using var body = new MemoryStream();
            answer.Body.CopyToAsync(body, answer.CancellationToken).GetAwaiter().GetResult();
            return new CallResponse
            {
                Answer = answer.Call.ReadAnswer(body.GetBuffer().AsSpan(0, (int)body.Length)),
                ResponseMetadata = new ResponseMetadata { RequestId = answer.Call.RequestId },
            };
        }
        catch (Exception e) when (e is JsonException or InvalidDataException)
        {
            throw Failures.InvalidResponse(answer.Call, answer.ResponseData, e);
        }
    }

    public override AmazonServiceException UnmarshallException(UnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var answer = (Answer)input;
        answer.Call.RequestId = answer.ResponseData.GetHeaderValue(RequestIdHeader);
        return ErrorReader.ReadAsync(answer.Call, answer.Body, answer.ResponseData, innerException, answer.CancellationToken).GetAwaiter().GetResult();
    }

    public override UnmarshallerContext CreateContext(
        IWebResponseData response, bool readEntireResponse, Stream stream, RequestMetrics metrics, bool isException, IRequestContext requestContext) =>
        new Answer((Call)requestContext.OriginalRequest, new BoundedStream(stream), response, requestContext.CancellationToken);

    protected override UnmarshallerContext ConstructUnmarshallerContext(
        Stream responseStream, bool maintainResponseBody, IWebResponseData response, bool isException) =>
        throw new NotSupportedException();

    protected override UnmarshallerContext ConstructUnmarshallerContext(
        Stream responseStream, bool maintainResponseBody, IWebResponseData response, bool isException, IRequestContext requestContext) =>
        throw new NotSupportedException();

    /// <summary>An answer being read. Has none of the element-by-element reading of the SDK's own contexts, and keeps no copy of the body.</summary>
    private sealed class Answer : UnmarshallerContext
    {
        public Answer(Call call, Stream body, IWebResponseData response, CancellationToken cancellationToken)
        {
            Call = call;
            Body = body;
            WebResponseData = response;
            CancellationToken = cancellationToken;
        }

        public Call Call { get; }

        public Stream Body { get; }

        public CancellationToken CancellationToken { get; }

        public override string CurrentPath => string.Empty;

        public override int CurrentDepth => 0;

        public override bool IsStartElement => false;

        public override bool IsEndElement => false;

        public override bool IsStartOfDocument => true;
    }
}
