using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;

namespace CognitoIdentity.Api;

/// <summary>An operation of the API, described by the type of its requests.</summary>
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

    /// <summary>The structure of requests.</summary>
    public StructureShape Request { get; }

    /// <summary>The structure of answers.</summary>
    public StructureShape Answer { get; }

    /// <inheritdoc cref="OperationAttribute.IsSigned"/>
    public bool IsSigned => _facts.IsSigned;

    /// <inheritdoc cref="OperationAttribute.DoneCode"/>
    public string? DoneCode => _facts.DoneCode;

    /// <summary>The operation of a type of requests.</summary>
    public static Operation Of(Type request) => Known.GetOrAdd(request, type => new Operation(type));

    /// <summary>All operations by name. Finding them reads every type, so calls don't use it.</summary>
    public static IReadOnlyDictionary<string, Operation> ByName => All.Value;

    /// <summary>The error for a lost answer; null if the request can be sent again.</summary>
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

/// <summary>The error for a lost answer to a request that must not be sent again, and the subject of the request.</summary>
internal sealed record LostAnswer(string ErrorId, string? Subject)
{
    /// <summary>What to do next.</summary>
    public string Remedy => ErrorTexts.RemedyOf(ErrorId)!.With(Subject);
}
