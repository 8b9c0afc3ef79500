using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CognitoIdentity.UnitTests.Fuzz;

/// <summary>Mutates a valid JSON response.</summary>
internal sealed partial class AnswerFuzzer
{
    // Placeholders for JSON that JsonNode can't write.
    private const string LoneSurrogate = "LONE-SURROGATE";
    private const string Huge = "\"HUGE-NUMBER\"";

    private static readonly JsonSerializerOptions Deep = new() { MaxDepth = 10_000 };

    private static readonly string[] Types = ["application/x-amz-json-1.1", "application/json", "text/html; charset=utf-16", "image/png", ""];
    private static readonly string[] Numbers = ["1e400", "-1e308", "123456789012345678901234567890", "-0", "1.5"];
    private static readonly string[] Odd =
        ["", " ", "\0", "\u001b[31m", "\u202e", "\u200b", "a\r\nb", "\ud83d\ude00", "{0}", LoneSurrogate, new string('x', 70_000)];

    private readonly Random _random;

    public AnswerFuzzer(Random random) => _random = random;

    /// <summary>A mutation of a valid response: usually other JSON, sometimes arbitrary bytes.</summary>
    public byte[] Next(string json)
    {
        JsonNode answer = JsonNode.Parse(json)!;
        for (int times = _random.Next(1, 4); times > 0; times--)
        {
            answer = Change(answer) ?? answer;
        }

        string text = Raw(answer.ToJsonString(Deep));
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        return _random.Next(20) switch
        {
            0 => bytes[.._random.Next(bytes.Length)],
            1 or 2 => Bytes.Mutate(_random, bytes),
            3 => [.. Encoding.UTF8.Preamble, .. bytes],
            4 => Encoding.Unicode.GetBytes(text),
            5 => Encoding.UTF8.GetBytes(new string('[', _random.Next(1, 100_000))),
            6 => [.. bytes, .. bytes],
            7 => Bytes.Mutate(_random, Encoding.UTF8.GetBytes(json)),
            8 => [],
            _ => bytes,
        };
    }

    /// <summary>Some content type.</summary>
    public string NextType() => Pick(Types);

    private JsonNode? Change(JsonNode answer)
    {
        JsonNode[] all = [.. All(answer).Where(node => node.Parent is not null)];
        if (all.Length == 0 || _random.Next(20) == 0)
        {
            return Anything();
        }

        JsonNode node = Pick(all);
        switch (node.Parent)
        {
            case JsonObject parent:
                string name = node.GetPropertyName();
                switch (_random.Next(6))
                {
                    case 0:
                        parent.Remove(name);
                        break;
                    case 1:
                        parent.Remove(name);
                        parent[Pick([name.ToUpperInvariant(), name.ToLowerInvariant(), name + " ", "\ufeff" + name])] = node;
                        break;
                    case 2:
                        parent[Pick(Odd)] = Anything();
                        break;
                    case 3:
                        parent[name] = new JsonArray(node.DeepClone());
                        break;
                    default:
                        parent[name] = Anything();
                        break;
                }

                break;
            case JsonArray parent:
                parent[node.GetElementIndex()] = Anything();
                break;
        }

        return null;
    }

    private JsonNode? Anything() => _random.Next(9) switch
    {
        0 or 1 => null,
        2 => true,
        3 => Huge.Trim('"'),
        4 => Pick(Odd),
        5 => new JsonArray(null, Pick(Odd)),
        6 => new JsonObject { [Pick(Odd)] = null },
        7 => Nested(_random.Next(1, 500)),
        _ => _random.Next(),
    };

    private static JsonNode Nested(int depth)
    {
        JsonNode node = new JsonArray();
        for (; depth > 0; depth--)
        {
            node = depth % 2 == 0 ? new JsonArray(node) : new JsonObject { ["a"] = node };
        }

        return node;
    }

    private static IEnumerable<JsonNode> All(JsonNode node) => node switch
    {
        JsonObject map => map.Select(member => member.Value).OfType<JsonNode>().SelectMany(All).Prepend(node),
        JsonArray list => list.OfType<JsonNode>().SelectMany(All).Prepend(node),
        _ => [node],
    };

    /// <summary>Adds numbers out of range, half a surrogate pair, and sometimes a duplicate member.</summary>
    private string Raw(string json)
    {
        string text = json.Replace(Huge, Pick(Numbers), StringComparison.Ordinal).Replace(LoneSurrogate, "\\ud800", StringComparison.Ordinal);
        return _random.Next(6) == 0 && Member().Matches(text) is { Count: > 0 } members && members[_random.Next(members.Count)] is var twice
            ? text.Insert(twice.Index, $"{twice.Value}{Raw(Anything()?.ToJsonString(Deep) ?? "null")},")
            : text;
    }

    private T Pick<T>(IReadOnlyList<T> of) => of[_random.Next(of.Count)];

    [GeneratedRegex("""(?<=[{,])"\w+":""")]
    private static partial Regex Member();
}

/// <summary>Mutates the bytes of a request or response.</summary>
internal static class Bytes
{
    private static readonly byte[] Syntax = "{}[]\",:\\0-<>/"u8.ToArray();

    /// <summary>The bytes with up to five changes.</summary>
    public static byte[] Mutate(Random random, byte[] bytes)
    {
        List<byte> mutated = [.. bytes];
        for (int times = random.Next(1, 6); times > 0; times--)
        {
            int place = random.Next(mutated.Count + 1);
            switch (random.Next(5))
            {
                case 0:
                    mutated.Insert(place, (byte)random.Next(256));
                    break;
                case 1 when place < mutated.Count:
                    mutated[place] = (byte)random.Next(256);
                    break;
                case 2 when place < mutated.Count:
                    mutated.RemoveRange(place, random.Next(mutated.Count - place));
                    break;
                case 3:
                    mutated.InsertRange(place, bytes.Take(random.Next(100)));
                    break;
                default:
                    mutated.Insert(place, Syntax[random.Next(Syntax.Length)]);
                    break;
            }
        }

        return [.. mutated];
    }
}

/// <summary>The number of requests: 10,000, or CI_FUZZ_COUNT. A quarter as many responses are tried.</summary>
internal static class FuzzCount
{
    public static int Value { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("CI_FUZZ_COUNT"), NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? count : 10_000;
}
