using System.Globalization;
using System.Text.Json;
using CognitoIdentity.Api;

namespace CognitoIdentity.Local;

/// <summary>
/// Validates an input. One error lists all problems, in the order of the
/// API's description. Seen in real answers: the texts, and that a map or a list of strings is reported as a whole with all
/// constraints of its elements. Inferred: the path of a structure in a list or a map, <c>list.1.member.name</c> and
/// <c>map.key.member.name</c>, and the texts about keys.
/// </summary>
internal sealed class Validator
{
    private readonly List<string> _problems = [];

    /// <exception cref="ServiceException">A value has the wrong JSON type, or breaks a constraint.</exception>
    public static void Check(StructureShape shape, JsonElement input)
    {
        JsonTypes.Check(shape, input);
        var validator = new Validator();
        validator.CheckMembers(shape, input, prefix: "");
        if (validator._problems.Count > 0)
        {
            throw ServiceErrors.Validation(validator._problems);
        }
    }

    private void CheckMembers(StructureShape structure, JsonElement value, string prefix)
    {
        foreach (Member member in structure.Members)
        {
            string path = prefix + ValueText.Name(member);
            bool given = value.TryGetProperty(member.Name, out JsonElement memberValue) && memberValue.ValueKind != JsonValueKind.Null;
            if (given)
            {
                CheckValue(member.Shape, memberValue, path);
            }
            else if (member.IsRequired)
            {
                Report("null", path, Constraints.NotNull);
            }
        }
    }

    private void CheckValue(Shape shape, JsonElement value, string path)
    {
        switch (shape)
        {
            case NumberShape number:
                Report(Constraints.Broken(number, value.GetInt64()), shape, value, path);
                break;
            case TextShape text:
                Report(Constraints.Broken(text, value.GetString()!), shape, value, path);
                break;
            case ListShape list:
                Report(Constraints.Broken(value.GetArrayLength(), list.Min, list.Max), shape, value, path);
                CheckElements(list, value, path);
                break;
            case MapShape map:
                Report(Constraints.Broken(value.EnumerateObject().Count(), min: null, map.Max), shape, value, path);
                CheckEntries(map, value, path);
                break;
            case StructureShape structure:
                CheckMembers(structure, value, path + ".");
                break;
        }
    }

    private void CheckElements(ListShape list, JsonElement value, string path)
    {
        if (list.Element is TextShape text)
        {
            HoldAll(text, value.EnumerateArray(), "Member must satisfy constraint", list, value, path);
            return;
        }

        int position = 0;
        foreach (JsonElement element in value.EnumerateArray())
        {
            position++;
            CheckNested(list.Element, element, $"{path}.{position.ToString(CultureInfo.InvariantCulture)}.member");
        }
    }

    private void CheckEntries(MapShape map, JsonElement value, string path)
    {
        if (value.EnumerateObject().Any(entry => !Constraints.Allows(map.Key, entry.Name)))
        {
            Report(ValueText.Of(map, value), path, $"Map keys must satisfy constraint: [{Constraints.All(map.Key)}]");
        }

        if (map.Value is TextShape text)
        {
            HoldAll(text, value.EnumerateObject().Select(entry => entry.Value), "Map value must satisfy constraint", map, value, path);
            return;
        }

        foreach (JsonProperty entry in value.EnumerateObject())
        {
            CheckNested(map.Value, entry.Value, $"{path}.{entry.Name}.member");
        }
    }

    private void CheckNested(Shape shape, JsonElement value, string path)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            Report("null", path, Constraints.NotNull);
        }
        else
        {
            CheckValue(shape, value, path);
        }
    }

    // A collection of strings is reported once, even with several bad ones.
    private void HoldAll(TextShape text, IEnumerable<JsonElement> values, string lead, Shape shape, JsonElement whole, string path)
    {
        bool hasNull = false, allAllowed = true;
        foreach (JsonElement value in values)
        {
            if (value.ValueKind == JsonValueKind.Null)
            {
                hasNull = true;
            }
            else
            {
                allAllowed &= Constraints.Allows(text, value.GetString()!);
            }
        }

        if (hasNull)
        {
            Report(ValueText.Of(shape, whole), path, $"{lead}: [{Constraints.NotNull}]");
        }

        if (!allAllowed)
        {
            Report(ValueText.Of(shape, whole), path, $"{lead}: [{Constraints.All(text)}]");
        }
    }

    private void Report(IEnumerable<string> broken, Shape shape, JsonElement value, string path)
    {
        foreach (string constraint in broken)
        {
            Report(ValueText.Of(shape, value), path, constraint);
        }
    }

    private void Report(string value, string path, string constraint) =>
        _problems.Add($"Value {value} at '{path}' failed to satisfy constraint: {constraint}");
}

/// <summary>The limits of shapes in the service's words. The order, the longest length first and the pattern last, is the service's.</summary>
internal static class Constraints
{
    public const string NotNull = "Member must not be null";

    public static bool Allows(TextShape shape, string text) =>
        shape.AllowsLength(TextShape.Length(text)) && shape.AllowsForm(text) && shape.AllowsValue(text);

    /// <summary>The limits that a text breaks.</summary>
    public static IEnumerable<string> Broken(TextShape shape, string text) =>
    [
        .. Broken(TextShape.Length(text), shape.Min, shape.Max),
        .. shape.AllowsForm(text) ? [] : Form(shape),
        .. shape.AllowsValue(text) ? [] : Values(shape),
    ];

    /// <summary>The limits that a number of characters, elements or entries breaks.</summary>
    public static IEnumerable<string> Broken(int count, int? min, int? max) => [.. count > max ? Longest(max) : [], .. count < min ? Shortest(min) : []];

    /// <summary>The limits that a number breaks.</summary>
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

    /// <summary>All limits of a text, in the form of an error about one text of many.</summary>
    public static string All(TextShape shape) => string.Join(", ", [.. Longest(shape.Max), .. Shortest(shape.Min), .. Form(shape), .. Values(shape)]);

    private static string[] Longest(int? max) => max is { } most ? [$"Member must have length less than or equal to {Digits(most)}"] : [];

    private static string[] Shortest(int? min) => min is { } least ? [$"Member must have length greater than or equal to {Digits(least)}"] : [];

    private static string[] Form(TextShape shape) => shape.Pattern is { } pattern ? [$"Member must satisfy regular expression pattern: {pattern}"] : [];

    private static string[] Values(TextShape shape) =>
        shape.Values is { } values ? [$"Member must satisfy enum value set: [{string.Join(", ", values)}]"] : [];

    private static string Digits(long value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A value in the form of a validation error: <c>'text'</c>, <c>'[a, b]'</c>, <c>'{key=value}'</c>, <c>null</c>.</summary>
internal static class ValueText
{
    private const string Masked = "***";

    public static string Of(Shape shape, JsonElement value) => value.ValueKind == JsonValueKind.Null ? "null" : $"'{Inner(shape, value)}'";

    /// <summary>A member's name in errors: the first letter is lower case.</summary>
    public static string Name(Member member) => char.ToLowerInvariant(member.Name[0]) + member.Name[1..];

    private static string Inner(Shape shape, JsonElement value) => (shape, value.ValueKind) switch
    {
        (_, JsonValueKind.Null) => "null",
        // Show an empty secret as empty. That explains the error and reveals nothing.
        (TextShape { IsSensitive: true }, _) => value.GetString() is "" ? "" : Masked,
        (TextShape, _) => value.GetString()!,
        (ListShape list, _) => $"[{string.Join(", ", value.EnumerateArray().Select(element => Inner(list.Element, element)))}]",
        (MapShape map, _) => Braced(value.EnumerateObject().Select(entry => (entry.Name, Inner(map.Value, entry.Value)))),
        (StructureShape structure, _) => Braced(
            from member in structure.Members
            where value.TryGetProperty(member.Name, out _)
            select (Name(member), Inner(member.Shape, value.GetProperty(member.Name)))),
        _ => value.GetRawText(),
    };

    private static string Braced(IEnumerable<(string Name, string Value)> entries) =>
        $"{{{string.Join(", ", entries.Select(entry => $"{entry.Name}={entry.Value}"))}}}";
}
