using System.Text.Json.Serialization.Metadata;
using CognitoIdentity.Client.Json;

namespace CognitoIdentity.Client;

/// <summary>One operation of the API: its name, whether it is signed, and how its input and output look on the wire.</summary>
internal abstract class Operation
{
    private protected Operation(string name, bool isSigned)
    {
        Name = name;
        IsSigned = isSigned;
    }

    public string Name { get; }

    public bool IsSigned { get; }

    /// <summary>
    /// The code that a request is refused with when it took effect before; null when it is taken again. After a lost answer it means
    /// that all is done.
    /// </summary>
    public string? DoneCode { get; init; }
}

/// <inheritdoc/>
internal sealed class Operation<TInput, TOutput> : Operation
    where TOutput : class, new()
{
    private JsonTypeInfo<TInput>? _input;
    private JsonTypeInfo<TOutput>? _output;

    public Operation(string name, Func<TOutput, string?> missing, bool isSigned = true)
        : base(name, isSigned)
    {
        Missing = missing;
    }

    // Made when needed: one command uses one or two operations, and a process may well run one command.
    public JsonTypeInfo<TInput> Input => _input ??= TypeInfo<TInput>();

    public JsonTypeInfo<TOutput> Output => _output ??= TypeInfo<TOutput>();

    /// <summary>Names the first member that an output lacks though the service always sends it; null if there is none.</summary>
    public Func<TOutput, string?> Missing { get; }

    /// <summary>What is in doubt when the answer to an input is lost; null for what is sent again, as it then has the same effect.</summary>
    public Func<TInput, Doubt?> IfLost { get; init; } = static _ => null;

    /// <summary>The tokens that an input holds; null for none.</summary>
    public Func<TInput, IEnumerable<string>?> Tokens { get; init; } = static _ => null;

    private static JsonTypeInfo<T> TypeInfo<T>() => (JsonTypeInfo<T>)WireJson.Default.GetTypeInfo(typeof(T))!;
}
