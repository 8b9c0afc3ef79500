using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CognitoIdentity.Local;

/// <summary>Answers a call whose input has been validated.</summary>
internal delegate ReadOnlyMemory<byte> Handler(Call call, JsonElement input);

/// <summary>Which method answers which operation.</summary>
internal sealed class HandlerTable
{
    private static readonly byte[] EmptyObject = "{}"u8.ToArray();
    private readonly Dictionary<string, Handler> _handlers = new(StringComparer.Ordinal);

    public Handler Find(string operation) => _handlers[operation];

    public void Add<TInput, TOutput>(string operation, JsonTypeInfo<TInput> input, Func<Call, TInput, TOutput> handle, JsonTypeInfo<TOutput> output) =>
        _handlers.Add(operation, (call, json) => JsonSerializer.SerializeToUtf8Bytes(handle(call, Read(json, input)), output));

    /// <summary>An operation whose output has no members: it answers an empty object.</summary>
    public void AddWithEmptyOutput<TInput>(string operation, JsonTypeInfo<TInput> input, Action<Call, TInput> handle) =>
        _handlers.Add(operation, (call, json) =>
        {
            handle(call, Read(json, input));
            return EmptyObject;
        });

    /// <summary>An operation without output: it answers an empty body.</summary>
    public void AddWithoutOutput<TInput>(string operation, JsonTypeInfo<TInput> input, Action<Call, TInput> handle) =>
        _handlers.Add(operation, (call, json) =>
        {
            handle(call, Read(json, input));
            return ReadOnlyMemory<byte>.Empty;
        });

    private static T Read<T>(JsonElement json, JsonTypeInfo<T> type)
    {
        try
        {
            return json.Deserialize(type)!;
        }
        catch (JsonException)
        {
            // Of a member that is given twice the validator sees the last, so the first may still be of another type.
            throw ServiceErrors.Serialization("A member is there twice, as different types.");
        }
    }
}
