using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;

namespace CognitoIdentity.Api;

/// <summary>An operation of the API, as the type of its requests describes it.</summary>
internal sealed class Operation
{
    private const string Suffix = "Request";

    private static readonly ConcurrentDictionary<Type, Operation> Known = new();
    private static readonly OperationAttribute Usual = new();

    private static readonly Lazy<Dictionary<string, Operation>> All = new(() => typeof(Operation).Assembly.GetTypes()
        .Where(type => type.IsClass && AnswerTo(type) is not null)
        .Select(Of)
        .ToDictionary(operation => operation.Name, StringComparer.Ordinal));

    private readonly OperationAttribute _facts;

    private Operation(Type request)
    {
        _facts = request.GetCustomAttribute<OperationAttribute>() ?? Usual;
        Name = request.Name[..^Suffix.Length];
        Request = StructureShape.Of(request);
        Answer = StructureShape.Of(AnswerTo(request)!);
    }

    /// <summary>The name, such as <c>CreateIdentityPool</c>.</summary>
    public string Name { get; }

    /// <summary>What a request has in it.</summary>
    public StructureShape Request { get; }

    /// <summary>What an answer has in it.</summary>
    public StructureShape Answer { get; }

    /// <inheritdoc cref="OperationAttribute.IsSigned"/>
    public bool IsSigned => _facts.IsSigned;

    /// <inheritdoc cref="OperationAttribute.DoneCode"/>
    public string? DoneCode => _facts.DoneCode;

    /// <summary>The operation that a type of requests stands for.</summary>
    public static Operation Of(Type request) => Known.GetOrAdd(request, type => new Operation(type));

    /// <summary>All operations by name. To find them takes a look at every type, which no call should wait for.</summary>
    public static IReadOnlyDictionary<string, Operation> ByName => All.Value;

    /// <summary>What to say when the answer to a request was lost; null if the request can be sent again.</summary>
    public LostAnswer? IfLost(object request) => _facts.UnclearError is { } error && !IsSafe(request)
        ? new LostAnswer(error, (string?)Value(request, _facts.Subject!))
        : null;

    private bool IsSafe(object request) => _facts.SafeWith is { } member && Value(request, member) is ICollection { Count: > 0 };

    private object? Value(object request, string member) => Request.Find(member)!.Get(request);

    private static Type? AnswerTo(Type request)
    {
        foreach (Type type in request.GetInterfaces())
        {
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IRequest<>))
            {
                return type.GetGenericArguments()[0];
            }
        }

        return null;
    }
}

/// <summary>A lost answer to a request that must not be sent again: the error for it, and what the request was about.</summary>
internal sealed record LostAnswer(string ErrorId, string? Subject)
{
    /// <summary>What to do next.</summary>
    public string Remedy => ErrorTexts.RemedyOf(ErrorId)!.With(Subject);
}
