using System.Diagnostics;
using System.Text.Json;
using Amazon.Runtime;
using CognitoIdentity.Client.Configuration;

namespace CognitoIdentity.Client.Pipeline;

/// <summary>One call on its way through the SDK's pipeline: what is sent, and what becomes of it.</summary>
internal abstract class Call : AmazonWebServiceRequest
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private string? _requestId;

    private protected Call(Operation operation, ServiceSettings settings)
    {
        Operation = operation;
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

    /// <inheritdoc cref="Operation{TInput, TOutput}.IfLost"/>
    public abstract Doubt? Doubt { get; }

    /// <summary>The service's id of the request, as messages show it.</summary>
    public string? RequestId
    {
        get => _requestId;
        set => _requestId = value is null ? null : Repeated.InShort(value, Tokens);
    }

    /// <inheritdoc cref="Operation{TInput, TOutput}.Tokens"/>
    public abstract IEnumerable<string>? Tokens { get; }

    public abstract byte[] SerializeInput();

    public abstract Task<AmazonWebServiceResponse> ReadOutputAsync(Stream body, CancellationToken cancellationToken);

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
    };
}

/// <inheritdoc/>
internal sealed class Call<TInput, TOutput> : Call
    where TOutput : class, new()
{
    private readonly Operation<TInput, TOutput> _operation;
    private readonly TInput _input;

    public Call(Operation<TInput, TOutput> operation, TInput input, ServiceSettings settings)
        : base(operation, settings)
    {
        _operation = operation;
        _input = input;
    }

    /// <inheritdoc cref="Operation{TInput, TOutput}.Missing"/>
    public string? Missing(TOutput output) => _operation.Missing(output);

    public override Doubt? Doubt => _operation.IfLost(_input);

    public override IEnumerable<string>? Tokens => _operation.Tokens(_input);

    public override byte[] SerializeInput() => JsonSerializer.SerializeToUtf8Bytes(_input, _operation.Input);

    /// <summary>An operation without output may answer with nothing at all; any other answer is an object.</summary>
    public override async Task<AmazonWebServiceResponse> ReadOutputAsync(Stream body, CancellationToken cancellationToken)
    {
        if (typeof(TOutput) == typeof(Json.Nothing))
        {
            // Whether there is nothing shows only when it is read: an answer sent in chunks does not say how long it is.
            using var reader = new StreamReader(body);
            string text = await reader.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
            return text.Length == 0 ? new CallResponse<TOutput>() : Wrap(JsonSerializer.Deserialize(text, _operation.Output));
        }

        return Wrap(await JsonSerializer.DeserializeAsync(body, _operation.Output, cancellationToken).ConfigureAwait(false));
    }

    private static CallResponse<TOutput> Wrap(TOutput? output) => new() { Output = output ?? throw new JsonException() };
}
