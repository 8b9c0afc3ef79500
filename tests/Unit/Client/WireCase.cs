namespace CognitoIdentity.UnitTests.Client;

/// <summary>One operation: how it is called, with all its input, and what that and its answer look like on the wire.</summary>
internal abstract record WireCase(string Operation, bool IsSigned, string RequestJson, string? ResponseJson)
{
    /// <summary>A request with every member.</summary>
    public abstract object FullRequest { get; }

    /// <summary>Calls with every member; the result is null when the operation has no output.</summary>
    public abstract Task<object?> CallAsync(ICognitoIdentityClient client, CancellationToken token);

    /// <summary>Calls with no member at all.</summary>
    public abstract Task CallEmptyAsync(ICognitoIdentityClient client, CancellationToken token);
}

/// <inheritdoc/>
internal sealed record WireCase<TInput>(
    string Operation,
    bool IsSigned,
    TInput Input,
    Func<ICognitoIdentityClient, TInput, CancellationToken, Task<object?>> Call,
    string RequestJson,
    string? ResponseJson) : WireCase(Operation, IsSigned, RequestJson, ResponseJson)
    where TInput : class, new()
{
    public override object FullRequest => Input;

    public override Task<object?> CallAsync(ICognitoIdentityClient client, CancellationToken token) => Call(client, Input, token);

    public override Task CallEmptyAsync(ICognitoIdentityClient client, CancellationToken token) => Call(client, new TInput(), token);
}
