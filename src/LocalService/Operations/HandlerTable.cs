using System.Text.Json;
using CognitoIdentity.Api;

namespace CognitoIdentity.Local;

/// <summary>The context of a call, without its request.</summary>
internal sealed record Call(string AccountId, Region Region);

/// <summary>Answers a call whose input has been validated.</summary>
internal delegate object Handler(Call call, object request);

/// <summary>Maps operations to methods.</summary>
internal sealed class HandlerTable
{
    private readonly Dictionary<Operation, Handler> _handlers = [];

    /// <summary>The operations that the service supports.</summary>
    public IReadOnlyCollection<Operation> Operations => _handlers.Keys;

    public void Add<TRequest, TAnswer>(Func<Call, TRequest, TAnswer> handle)
        where TRequest : IRequest<TAnswer>
        where TAnswer : class => _handlers.Add(Operation.Of(typeof(TRequest)), (call, request) => handle(call, (TRequest)request));

    /// <summary>An operation with an empty answer.</summary>
    public void Add<TRequest>(Action<Call, TRequest> handle)
    {
        var operation = Operation.Of(typeof(TRequest));
        _handlers.Add(operation, (call, request) =>
        {
            handle(call, (TRequest)request);
            return operation.Answer.Create();
        });
    }

    /// <summary>Answers a call.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="call">The call.</param>
    /// <param name="input">The request, which has been validated.</param>
    public byte[] Answer(Operation operation, Call call, ReadOnlySpan<byte> input)
    {
        object answer = _handlers[operation](call, Read(operation, input));
        return answer is NoOutput ? [] : ApiJson.Write(answer);
    }

    private static object Read(Operation operation, ReadOnlySpan<byte> input)
    {
        try
        {
            return input.IsEmpty ? operation.Request.Create() : ApiJson.Read(input, operation.Request);
        }
        catch (JsonException)
        {
            // If a member is given twice, the validator sees only the last, so the first may have a wrong type.
            throw ServiceErrors.Serialization("A member is there twice, as different types.");
        }
    }
}
