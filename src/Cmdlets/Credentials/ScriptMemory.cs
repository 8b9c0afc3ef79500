using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using System.Runtime.CompilerServices;

namespace CognitoIdentity.Commands;

/// <summary>
/// The token that a script block last put out, as a hash, while the block would put out that of the same user: in the same
/// session, with the same values of the variables that it names.
/// </summary>
internal sealed class ScriptMemory
{
    // By the block itself: one of the same text may be another user's, for its variables are others.
#pragma warning disable IDE0028 // It is no collection on .NET Framework.
    private static readonly ConditionalWeakTable<ScriptBlock, ScriptMemory> Last = new();
#pragma warning restore IDE0028

    private readonly Guid _session;
    private readonly object?[] _values;
    private readonly string _digest;

    private ScriptMemory(Guid session, object?[] values, string digest)
    {
        _session = session;
        _values = values;
        _digest = digest;
    }

    /// <summary>The hash of the token; null if the block must be run to tell.</summary>
    public static string? Find(ScriptBlock script, SessionState session) =>
        Last.TryGetValue(script, out ScriptMemory? last)
        && last._session == Session()
        && Values(script, session) is { } values
        && values.Zip(last._values).All(pair => IsSame(pair.First, pair.Second))
            ? last._digest
            : null;

    public static void Keep(ScriptBlock script, SessionState session, string digest)
    {
        if (Values(script, session) is { } values)
        {
            Last.AddOrUpdate(script, new ScriptMemory(Session(), values, digest));
        }
        else
        {
            Last.Remove(script);
        }
    }

    private static Guid Session() => Runspace.DefaultRunspace.InstanceId;

    /// <summary>What the variables of the block are now; null if that can't be seen from here.</summary>
    private static object?[]? Values(ScriptBlock script, SessionState session)
    {
        // A block of no module, called from one, sees variables of its caller that the module does not see.
        if ((script.Module?.SessionState ?? (session.Module is null ? session : null)) is not { } scope)
        {
            return null;
        }

        try
        {
            return [.. script.Ast.FindAll(node => node is VariableExpressionAst, searchNestedScriptBlocks: true)
                .Select(node => Unwrap.Value(scope.PSVariable.GetValue(((VariableExpressionAst)node).VariablePath.UserPath)))];
        }
        catch (RuntimeException)
        {
            // Such as that of a drive that is not there.
            return null;
        }
    }

    /// <summary>Texts, which may be secret, and plain values are the same by what they are, all else by which it is.</summary>
    private static bool IsSame(object? one, object? other) => (one, other) switch
    {
        (string text, string another) => Secrets.AreSame(text, another),
        (ValueType value, _) => value.Equals(other),
        _ => ReferenceEquals(one, other),
    };
}
