using System.Diagnostics;
using System.Text.Json;
using Amazon.Runtime;
using CognitoIdentity.Api;
using CognitoIdentity.Client.Configuration;

namespace CognitoIdentity.Client.Pipeline;

/// <summary>One call on its way through the SDK's pipeline: what is sent, and what becomes of it.</summary>
internal sealed class Call : AmazonWebServiceRequest
{
    private const int ShortestToken = 50;

    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly object _request;
    private string? _requestId;

    public Call(object request, ServiceSettings settings)
    {
        _request = request;
        Operation = Operation.Of(request.GetType());
        Settings = settings;
    }

    public Operation Operation { get; }

    public ServiceSettings Settings { get; }

    /// <summary>Signs the request; null for unsigned operations.</summary>
    public AWSCredentials? Credentials { get; set; }

    /// <summary>How often the request was sent so far.</summary>
    public int Attempts { get; set; }

    /// <summary>How fast calls of this operation go; null before the first attempt.</summary>
    public Pace? Pace { get; set; }

    /// <summary>Whether the service refused the last attempt as one too many.</summary>
    public bool WasRefused { get; set; }

    /// <summary>How many attempts it has so refused.</summary>
    public int Refusals { get; set; }

    /// <summary>Whether an attempt ended without an answer, and may have taken effect.</summary>
    public bool HasLostAnswer { get; set; }

    /// <inheritdoc cref="Operation.IfLost"/>
    public LostAnswer? LostAnswer => Operation.IfLost(_request);

    /// <summary>The service's id of the request, as messages show it.</summary>
    public string? RequestId
    {
        get => _requestId;
        set => _requestId = value is null ? null : MaskedText.Short(value, Tokens);
    }

    /// <summary>
    /// The tokens in the request; null for none. Those of a signed request have the id of a developer user among them, which is no
    /// secret, and without which errors would say nothing.
    /// </summary>
    public IEnumerable<string>? Tokens => (_request as ILoginRequest)?.Logins?.Values.Where(value => !Operation.IsSigned || value.Length >= ShortestToken);

    public byte[] WriteRequest() => ApiJson.Write(_request);

    /// <summary>An operation without output may answer with nothing at all; any other answer is an object.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public object ReadAnswer(ReadOnlySpan<byte> body) =>
        body.IsEmpty && Operation.Answer.Members.Length == 0 ? Operation.Answer.Create() : ApiJson.Read(body, Operation.Answer);

    public CallRecord ToRecord(string? errorCode) => new()
    {
        Operation = Operation.Name,
        Region = Settings.Region,
        Endpoint = Settings.Endpoint,
        EndpointSource = Settings.EndpointSource,
        Duration = Stopwatch.GetElapsedTime(_start),
        Attempts = Attempts,
        RequestId = RequestId,
        ErrorCode = errorCode,
        HasLostAnswer = HasLostAnswer,
    };
}

/// <summary>Carries an answer through the SDK's pipeline.</summary>
internal sealed class CallResponse : AmazonWebServiceResponse
{
    /// <summary>The answer; null for a request that took effect though its answer was lost.</summary>
    public object? Answer { get; init; }
}
