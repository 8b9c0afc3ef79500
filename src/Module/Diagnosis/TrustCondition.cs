using System.Text.Json;

namespace CognitoIdentity;

/// <summary>One operator with one key and its values, in the <c>Condition</c> of a statement.</summary>
internal sealed class TrustCondition : TrustPart
{
    private const string Null = "Null";
    private const string IfExists = "IfExists";
    private const string AnyValue = "ForAnyValue";
    private const string AllValues = "ForAllValues";
    private const string Variable = "${";

    private static readonly Dictionary<string, Func<string, string, bool>> Comparisons = new(StringComparer.Ordinal)
    {
        ["StringEquals"] = (expected, actual) => expected == actual,
        ["StringEqualsIgnoreCase"] = (expected, actual) => expected.Equals(actual, StringComparison.OrdinalIgnoreCase),
        ["StringLike"] = (expected, actual) => Wildcards.Match(expected, actual, ignoreCase: false),
    };

    private readonly string? _set;
    private readonly string _comparison;
    private readonly bool _isNegated;
    private readonly bool _ifExists;

    private TrustCondition(string name, string key, string[] values)
    {
        Operator = name;
        Key = key;
        Values = values;
        string[] parts = name.Split([':'], 2);
        _set = parts.Length == 2 ? parts[0] : null;
        _comparison = parts[^1];
        _ifExists = _comparison != Null && _comparison.EndsWith(IfExists, StringComparison.Ordinal);
        _comparison = _ifExists ? _comparison[..^IfExists.Length] : _comparison;
        _isNegated = _comparison.StartsWith("StringNot", StringComparison.Ordinal);
        _comparison = _isNegated ? "String" + _comparison["StringNot".Length..] : _comparison;
    }

    /// <summary>The operator, such as <c>ForAnyValue:StringLike</c>.</summary>
    public string Operator { get; }

    /// <summary>The key, such as <c>cognito-identity.amazonaws.com:aud</c>, in any case.</summary>
    public string Key { get; }

    /// <summary>The values: one of them must match, or none for a negated operator.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>Reads the conditions of a statement.</summary>
    /// <exception cref="FormatException">It isn't a condition.</exception>
    public static IEnumerable<TrustCondition> ReadAll(JsonElement condition, string path) =>
        from operation in PolicyJson.Members(condition, path)
        from key in PolicyJson.Members(operation.Value, $"{path}.{operation.Key}")
        select new TrustCondition(operation.Key, key.Key, PolicyJson.Scalars(key.Value, $"{path}.{operation.Key}.{key.Key}"));

    /// <inheritdoc/>
    public override bool? Matches(TrustRequest request)
    {
        if (request.ValuesOf(Key) is not { } actual)
        {
            return null;
        }

        if (Operator == Null)
        {
            return Truth.Any(Values.Select(value => bool.TryParse(value, out bool isMissing) ? isMissing == (actual.Length == 0) : (bool?)null));
        }

        if (!Comparisons.TryGetValue(_comparison, out Func<string, string, bool>? matches) || _set is not (null or AnyValue or AllValues))
        {
            return null;
        }

        if (actual.Length == 0)
        {
            return _ifExists || _set == AllValues || (_set is null && _isNegated);
        }

        IEnumerable<bool?> results = actual.Select(value => Compare(value, matches));
        return _set switch
        {
            AnyValue => Truth.Any(results),
            AllValues => Truth.All(results),
            // AWS doesn't document how it compares several values without a set operator.
            _ => actual.Length == 1 ? results.Single() : null,
        };
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Operator} {Key} {string.Join(", ", Values)}";

    // The value of a policy variable isn't known here.
    private bool? Compare(string actual, Func<string, string, bool> matches) => Truth.Any(Values.Select(expected =>
        expected.Contains(Variable, StringComparison.Ordinal) ? null
        : actual.IndexOf(TrustRequest.Rest) is var known and >= 0 ? BeginAlike(expected, actual[..known])
        : matches(expected, actual))) ^ _isNegated;

    // If only the beginning of a value is known, the only certain result is that it differs.
    private static bool? BeginAlike(string expected, string known)
    {
        string literal = expected.Split('*', '?')[0];
        int length = Math.Min(literal.Length, known.Length);
        return string.Compare(literal, 0, known, 0, length, StringComparison.OrdinalIgnoreCase) == 0 ? null : false;
    }
}

/// <summary>Logic with three values: null is unknown.</summary>
internal static class Truth
{
    public static bool? Any(IEnumerable<bool?> values) => values.Aggregate((bool?)false, (any, value) => any | value);

    public static bool? All(IEnumerable<bool?> values) => values.Aggregate((bool?)true, (all, value) => all & value);
}

/// <summary>Patterns with <c>*</c> for any characters and <c>?</c> for one.</summary>
internal static class Wildcards
{
    public static bool Match(string pattern, string text, bool ignoreCase)
    {
        int place = 0;
        int star = -1;
        int starPlace = 0;
        int next = 0;
        while (place < text.Length)
        {
            if (next < pattern.Length && pattern[next] == '*')
            {
                star = next++;
                starPlace = place;
            }
            else if (next < pattern.Length && (pattern[next] == '?' || AreEqual(pattern[next], text[place], ignoreCase)))
            {
                next++;
                place++;
            }
            else if (star >= 0)
            {
                // Let the last star match one more character.
                next = star + 1;
                place = ++starPlace;
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(next).Trim('*').IsEmpty;
    }

    private static bool AreEqual(char first, char second, bool ignoreCase) =>
        first == second || (ignoreCase && char.ToUpperInvariant(first) == char.ToUpperInvariant(second));
}
