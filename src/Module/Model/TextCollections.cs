using System.Collections;
using CognitoIdentity.Api;

namespace CognitoIdentity;

/// <summary>A list whose text shows its items, for reports.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
public sealed class TextList<T> : List<T>
{
    /// <summary>Makes an empty list.</summary>
    public TextList()
    {
    }

    /// <summary>Makes a list of items.</summary>
    /// <param name="items">The items.</param>
    public TextList(IEnumerable<T> items)
        : base(items)
    {
    }

    /// <summary>The number of items, under the name that arrays have.</summary>
    public int Length => Count;

    /// <summary>Converts an array to a list.</summary>
    /// <param name="items">The items; null for no list.</param>
    public static implicit operator TextList<T>?(T[]? items) => items is null ? null : [.. items];

    /// <summary>The items, with commas between them.</summary>
    public override string ToString() => string.Join(", ", this);
}

/// <summary>A map whose text shows its entries, for reports.</summary>
/// <typeparam name="T">The type of the values.</typeparam>
public sealed class TextMap<T> : Dictionary<string, T>
{
    /// <summary>Makes an empty map. Keys are case-sensitive.</summary>
    public TextMap()
        : base(StringComparer.Ordinal)
    {
    }

    /// <summary>Makes a map of entries.</summary>
    /// <param name="entries">The entries.</param>
    public TextMap(IEnumerable<KeyValuePair<string, T>> entries)
        : this()
    {
        foreach (KeyValuePair<string, T> entry in entries)
        {
            Add(entry.Key, entry.Value);
        }
    }

    /// <summary>The entries as <c>key = value</c>, with commas between them.</summary>
    public override string ToString() => string.Join(", ", this.Select(entry => $"{entry.Key} = {Text(entry.Value)}"));

    private static string? Text(object? value) =>
        value is IEnumerable list and not string and not IDictionary ? $"[{string.Join(", ", list.Cast<object?>())}]" : value?.ToString();
}

/// <summary>Provider names to tokens, which can be passed as -Login. The tokens are secret, so the text has only the names.</summary>
public sealed class LoginMap : Dictionary<string, string>
{
    /// <summary>Makes an empty map.</summary>
    public LoginMap()
        : base(StringComparer.Ordinal)
    {
    }

    /// <summary>The names of the providers.</summary>
    public override string ToString() => string.Join(", ", Keys);
}

/// <summary>Prepares answers of the service for scripts and reports.</summary>
internal static class OutputCollections
{
    /// <summary>Replaces missing lists and maps of an answer by empty ones, and maps of a user by maps with a text.</summary>
    public static void Complete(object answer)
    {
        foreach (Member member in StructureShape.Of(answer.GetType()).Collections)
        {
            if (member.Type == typeof(IDictionary<string, string>))
            {
                CompleteMap<string>(member, answer);
            }
            else if (member.Type == typeof(IDictionary<string, RoleMapping>))
            {
                foreach (RoleMapping mapping in CompleteMap<RoleMapping>(member, answer).Values)
                {
                    if (mapping.RulesConfiguration is { } rules)
                    {
                        Complete(rules);
                    }
                }
            }
            else if (member.Get(answer) is null)
            {
                member.Set(answer, member.Type.IsArray ? Array.CreateInstance(member.Type.GetElementType()!, 0) : Activator.CreateInstance(member.Type));
            }
        }
    }

    private static TextMap<T> CompleteMap<T>(Member member, object answer)
    {
        if (member.Get(answer) is not TextMap<T> map)
        {
            map = new TextMap<T>((IDictionary<string, T>?)member.Get(answer) ?? new Dictionary<string, T>());
            member.Set(answer, map);
        }

        return map;
    }
}
