using System.Globalization;
using CognitoIdentity.Api;

namespace CognitoIdentity.Local;

/// <summary>The limits of shapes in the service's words. The order, the longest length first and the pattern last, is the service's.</summary>
internal static class Constraints
{
    public const string NotNull = "Member must not be null";

    public static bool Allows(TextShape shape, string text) =>
        shape.AllowsLength(TextShape.Length(text)) && shape.AllowsForm(text) && shape.AllowsValue(text);

    /// <summary>Those that a text breaks.</summary>
    public static IEnumerable<string> Broken(TextShape shape, string text) =>
    [
        .. Broken(TextShape.Length(text), shape.Min, shape.Max),
        .. shape.AllowsForm(text) ? [] : Form(shape),
        .. shape.AllowsValue(text) ? [] : Values(shape),
    ];

    /// <summary>Those that a number of characters, elements or entries breaks.</summary>
    public static IEnumerable<string> Broken(int count, int? min, int? max) => [.. count > max ? Longest(max) : [], .. count < min ? Shortest(min) : []];

    /// <summary>Those that a number breaks.</summary>
    public static IEnumerable<string> Broken(NumberShape shape, long value)
    {
        if (value > shape.Max)
        {
            yield return $"Member must have value less than or equal to {Digits(shape.Max)}";
        }

        if (value < shape.Min)
        {
            yield return $"Member must have value greater than or equal to {Digits(shape.Min)}";
        }
    }

    /// <summary>All of a text's, as an error about one text of many has them.</summary>
    public static string All(TextShape shape) => string.Join(", ", [.. Longest(shape.Max), .. Shortest(shape.Min), .. Form(shape), .. Values(shape)]);

    private static string[] Longest(int? max) => max is { } most ? [$"Member must have length less than or equal to {Digits(most)}"] : [];

    private static string[] Shortest(int? min) => min is { } least ? [$"Member must have length greater than or equal to {Digits(least)}"] : [];

    private static string[] Form(TextShape shape) => shape.Pattern is { } pattern ? [$"Member must satisfy regular expression pattern: {pattern}"] : [];

    private static string[] Values(TextShape shape) =>
        shape.Values is { } values ? [$"Member must satisfy enum value set: [{string.Join(", ", values)}]"] : [];

    private static string Digits(long value) => value.ToString(CultureInfo.InvariantCulture);
}
