using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CognitoIdentity.Api;

namespace CognitoIdentity.UnitTests.LocalService;

/// <summary>
/// What the service says of a value, worked out anew from the numbers of the description: not by asking the validator, nor
/// with its words.
/// </summary>
internal static class ExpectedProblems
{
    public static string Message(IReadOnlyCollection<string> problems) =>
        (problems.Count == 1 ? "1 validation error" : $"{problems.Count} validation errors") + " detected: " + string.Join("; ", problems);

    public static string Missing(string path) => $"Value null at '{path}' failed to satisfy constraint: Member must not be null";

    public static IEnumerable<string> Of(Shape shape, JsonNode value, string path)
    {
        IEnumerable<string> own = shape switch
        {
            NumberShape number => Range(number, (long)value),
            TextShape text => Broken(text, (string)value!),
            ListShape list => Count(value.AsArray().Count, list.Min, list.Max),
            MapShape map => Count(value.AsObject().Count, null, map.Max),
            _ => [],
        };
        return own.Concat(OfParts(shape, value)).Select(problem => $"Value '{Shown(shape, value)}' at '{path}' failed to satisfy constraint: {problem}");
    }

    private static IEnumerable<string> OfParts(Shape shape, JsonNode value)
    {
        if (shape is MapShape map && value.AsObject().Any(entry => Broken(map.Key, entry.Key).Any()))
        {
            yield return $"Map keys must satisfy constraint: [{AllOf(map.Key)}]";
        }

        if (shape is MapShape { Value: TextShape mapValue } && value.AsObject().Any(entry => Broken(mapValue, (string)entry.Value!).Any()))
        {
            yield return $"Map value must satisfy constraint: [{AllOf(mapValue)}]";
        }

        if (shape is ListShape { Element: TextShape element } && value.AsArray().Any(item => Broken(element, (string)item!).Any()))
        {
            yield return $"Member must satisfy constraint: [{AllOf(element)}]";
        }
    }

    private static IEnumerable<string> Range(NumberShape number, long value)
    {
        if (value > number.Max)
        {
            yield return "Member must have value less than or equal to " + number.Max;
        }

        if (value < number.Min)
        {
            yield return "Member must have value greater than or equal to " + number.Min;
        }
    }

    private static IEnumerable<string> Count(int count, int? min, int? max)
    {
        if (count > max)
        {
            yield return "Member must have length less than or equal to " + max;
        }

        if (count < min)
        {
            yield return "Member must have length greater than or equal to " + min;
        }
    }

    private static IEnumerable<string> Broken(TextShape text, string value)
    {
        foreach (string problem in Count(value.Length, text.Min, text.Max))
        {
            yield return problem;
        }

        if (text.Pattern is { } pattern && !Regex.IsMatch(value, $"^({pattern})$"))
        {
            yield return "Member must satisfy regular expression pattern: " + pattern;
        }

        if (text.Values is not null && !text.Values.Contains(value))
        {
            yield return $"Member must satisfy enum value set: [{string.Join(", ", text.Values)}]";
        }
    }

    private static string AllOf(TextShape text)
    {
        string?[] all =
        [
            text.Max is null ? null : $"Member must have length less than or equal to {text.Max}",
            text.Min is null ? null : $"Member must have length greater than or equal to {text.Min}",
            text.Pattern is null ? null : $"Member must satisfy regular expression pattern: {text.Pattern}",
        ];
        return string.Join(", ", all.OfType<string>());
    }

    private static string Shown(Shape shape, JsonNode value) => (shape, value) switch
    {
        (TextShape { IsSensitive: true }, _) => (string)value! == "" ? "" : "***",
        (TextShape, _) => (string)value!,
        (BooleanShape, _) => (bool)value ? "true" : "false",
        (ListShape list, JsonArray items) => $"[{string.Join(", ", items.Select(item => Shown(list.Element, item!)))}]",
        (MapShape map, JsonObject entries) => $"{{{string.Join(", ", entries.Select(entry => $"{entry.Key}={Shown(map.Value, entry.Value!)}"))}}}",
        (StructureShape structure, JsonObject members) =>
            $"{{{string.Join(", ", structure.Members.Select(member => $"{Path(member)}={Shown(member.Shape, members[member.Name]!)}"))}}}",
        _ => value.ToJsonString(),
    };

    public static string Path(Member member) => member.Name[..1].ToLowerInvariant() + member.Name[1..];
}
