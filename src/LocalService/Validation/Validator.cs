using System.Globalization;
using System.Text.Json;
using CognitoIdentity.Api;

namespace CognitoIdentity.Local;

/// <summary>
/// Holds an input to the description of the API. All that is wrong is said in one error, in the order of the
/// description. Seen in real answers: the texts, and that a map or a list of strings is reported as a whole with all
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
            string path = prefix + Echo.Name(member);
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
            Report(Echo.Of(map, value), path, $"Map keys must satisfy constraint: [{Constraints.All(map.Key)}]");
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

    // A collection of strings is reported once, whatever the number of bad ones in it.
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
            Report(Echo.Of(shape, whole), path, $"{lead}: [{Constraints.NotNull}]");
        }

        if (!allAllowed)
        {
            Report(Echo.Of(shape, whole), path, $"{lead}: [{Constraints.All(text)}]");
        }
    }

    private void Report(IEnumerable<string> broken, Shape shape, JsonElement value, string path)
    {
        foreach (string constraint in broken)
        {
            Report(Echo.Of(shape, value), path, constraint);
        }
    }

    private void Report(string value, string path, string constraint) =>
        _problems.Add($"Value {value} at '{path}' failed to satisfy constraint: {constraint}");
}
