namespace CognitoIdentity;

/// <summary>
/// A request to the service. The name of its type contains the operation: <c>CreateIdentityPoolRequest</c> for CreateIdentityPool.
/// </summary>
/// <typeparam name="TAnswer">The type of the answer.</typeparam>
public interface IRequest<TAnswer>
    where TAnswer : class;

/// <summary>The answer of an operation that has no output. Its body is empty.</summary>
public sealed class NoOutput;

/// <summary>The answer of an operation whose output has no members. Its body is an empty object.</summary>
public sealed class EmptyOutput;
