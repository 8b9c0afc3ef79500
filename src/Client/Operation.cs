using System.Text.Json.Serialization.Metadata;

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
}

/// <inheritdoc/>
internal sealed class Operation<TInput, TOutput> : Operation
    where TOutput : class, new()
{
    public Operation(
        string name, JsonTypeInfo<TInput> input, JsonTypeInfo<TOutput> output, Func<TOutput, string?> missing, bool isSigned = true)
        : base(name, isSigned)
    {
        Input = input;
        Output = output;
        Missing = missing;
    }

    public JsonTypeInfo<TInput> Input { get; }

    public JsonTypeInfo<TOutput> Output { get; }

    /// <summary>Names the first member that an output lacks though the service always sends it; null if there is none.</summary>
    public Func<TOutput, string?> Missing { get; }
}
