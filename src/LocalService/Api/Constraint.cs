using System.Globalization;

namespace CognitoIdentity.Local;

/// <summary>What a value has to hold to, in the service's words.</summary>
internal sealed record Constraint<T>(string Text, Func<T, bool> Allows);

/// <summary>Makes constraints. The order, longest first and the pattern last, is the service's.</summary>
internal static class Constraint
{
    public const string NotNull = "Member must not be null";

    public static Constraint<string>[] OnText(int? min, int? max, Pattern? pattern, string[]? values)
    {
        List<Constraint<string>> constraints = [.. OnCount(min, max).Select(count => new Constraint<string>(count.Text, text => count.Allows(Length(text))))];
        if (pattern is not null)
        {
            constraints.Add(new($"Member must satisfy regular expression pattern: {pattern.Text}", pattern.Matches));
        }

        if (values is not null)
        {
            constraints.Add(new($"Member must satisfy enum value set: [{string.Join(", ", values)}]", values.Contains));
        }

        return [.. constraints];
    }

    public static Constraint<long>[] OnNumber(long min, long max) =>
    [
        new($"Member must have value less than or equal to {Digits(max)}", value => value <= max),
        new($"Member must have value greater than or equal to {Digits(min)}", value => value >= min),
    ];

    public static Constraint<int>[] OnCount(int? min, int? max)
    {
        var constraints = new List<Constraint<int>>();
        if (max is int most)
        {
            constraints.Add(new($"Member must have length less than or equal to {Digits(most)}", count => count <= most));
        }

        if (min is int least)
        {
            constraints.Add(new($"Member must have length greater than or equal to {Digits(least)}", count => count >= least));
        }

        return [.. constraints];
    }

    // In Unicode characters, as the API's documentation counts: both halves of a surrogate pair are one.
    private static int Length(string text) => text.Length - text.Count(char.IsLowSurrogate);

    private static string Digits(long value) => value.ToString(CultureInfo.InvariantCulture);
}
