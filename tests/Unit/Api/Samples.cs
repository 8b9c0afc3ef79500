using System.Text.Json.Nodes;
using CognitoIdentity.Api;

namespace CognitoIdentity.UnitTests.Api;

/// <summary>Valid and invalid values for the shapes of the API.</summary>
internal static class Samples
{
    private static readonly string[] Texts = ["a:0", "1", "a", "authenticated", "arn:aws:iam::123456789012:role/r"];

    /// <summary>A valid value with all members.</summary>
    public static JsonNode Good(Shape shape) => shape switch
    {
        BooleanShape => true,
        NumberShape number => number.Min,
        TextShape text => GoodText(text),
        ListShape list => new JsonArray(Good(list.Element)),
        MapShape map => new JsonObject { [GoodText(map.Key)] = Good(map.Value) },
        StructureShape structure => new JsonObject(structure.Members.Select(member => KeyValuePair.Create(member.Name, (JsonNode?)Good(member.Shape)))),
        _ => throw new NotSupportedException(),
    };

    /// <summary>Valid values at the limits.</summary>
    public static IEnumerable<JsonNode> AtLimits(Shape shape) => shape switch
    {
        NumberShape number => [number.Min, number.Max],
        TextShape text => new[] { text.Min, text.Max }.OfType<int>().Select(length => OfLength(text, length)).OfType<string>().Select(value => (JsonNode)value),
        ListShape list => new[] { list.Min, list.Max }.OfType<int>().Select(count => ListOf(list, count)),
        MapShape { Max: int max } map => MapOf(map, max) is { } entries ? [entries] : [],
        _ => [],
    };

    /// <summary>Values beyond the limits. Each constraint is broken by at least one.</summary>
    public static IEnumerable<JsonNode> Bad(Shape shape)
    {
        switch (shape)
        {
            case NumberShape number:
                yield return number.Min - 1;
                yield return number.Max + 1;
                break;
            case TextShape text:
                foreach (string value in BadTexts(text))
                {
                    yield return value;
                }

                break;
            case ListShape list:
                foreach (int count in new[] { list.Min - 1, list.Max + 1 }.OfType<int>())
                {
                    yield return ListOf(list, count);
                }

                foreach (string value in list.Element is TextShape element ? BadTexts(element) : [])
                {
                    yield return new JsonArray(Good(list.Element), value);
                }

                break;
            case MapShape map:
                if (map.Max is int max)
                {
                    yield return new JsonObject(Enumerable.Range(0, max + 1).Select(number => KeyValuePair.Create($"{GoodText(map.Key)}{number}", (JsonNode?)Good(map.Value))));
                }

                foreach (string key in BadTexts(map.Key))
                {
                    yield return new JsonObject { [key] = Good(map.Value) };
                }

                foreach (string value in map.Value is TextShape valueShape ? BadTexts(valueShape) : [])
                {
                    yield return new JsonObject { [GoodText(map.Key)] = value };
                }

                break;
        }
    }

    private static IEnumerable<string> BadTexts(TextShape text)
    {
        if (text.Min > 0)
        {
            yield return OfLength(text, text.Min.Value - 1) ?? new string('a', text.Min.Value - 1);
        }

        if (text.Max is int max)
        {
            yield return OfLength(text, max + 1) ?? new string('a', max + 1);
        }

        if (text.Pattern is not null)
        {
            yield return "a /";
        }

        if (text.Values is not null)
        {
            yield return "Neither";
        }
    }

    private static string GoodText(TextShape text) =>
        text.Values?[0] ?? Texts.First(value => value.Length >= (text.Min ?? 0) && text.AllowsForm(value));

    /// <summary>A text of this length that matches the pattern, or null if none does.</summary>
    private static string? OfLength(TextShape text, int length)
    {
        string good = GoodText(text);
        string value = length <= good.Length ? good[..length] : good.PadRight(length, good[^1]);
        return text.Values is null && text.AllowsForm(value) ? value : null;
    }

    private static JsonArray ListOf(ListShape list, int count) => new([.. Enumerable.Range(0, count).Select(_ => Good(list.Element))]);

    private static JsonObject? MapOf(MapShape map, int count) => map.Key.Pattern is null
        ? new JsonObject(Enumerable.Range(0, count).Select(number => KeyValuePair.Create($"{GoodText(map.Key)}{number}", (JsonNode?)Good(map.Value))))
        : null;
}
