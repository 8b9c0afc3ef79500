using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CognitoIdentity.Api;
using CognitoIdentity.Local;
using CognitoIdentity.UnitTests.Api;
using CognitoIdentity.UnitTests.Fuzz;

namespace CognitoIdentity.UnitTests.LocalService.Fuzz;

/// <summary>
/// Makes requests from the description of the API: valid ones, invalid ones, and mutated bytes. Learns ids and tokens from responses, so that
/// requests pass validation. The same seed and responses make the same requests.
/// </summary>
internal sealed class RequestFuzzer
{
    private const int Memory = 200;
    private const int LongestLearnt = 2000;
    private static readonly string[] Names = [.. Operation.ByName.Keys, "NoSuchOperation", ""];
    private static readonly string[] Regions = ["eu-west-1", "us-east-1", "cn-north-1"];
    private static readonly string[] Odd =
    [
        "", " ", "\0", "a", "../..", "😀", "\u202e", "eu-west-1:", ":0", "eu-west-1:00000000-0000-0000-0000-000000000000", "accounts.google.com",
        "cognito-identity.amazonaws.com", "login.example", "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI", "e30.e30.", "e30.e30.e30", "a.b.c",
        "arn:aws:iam::123456789012:role/r", "arn:aws:cognito-identity:eu-west-1:123456789012:identitypool/eu-west-1:0", "Token", "Rules", "Deny", "Equals",
        "authenticated", "unauthenticated", "{0}", "%s%n", "<x>&amp;", "'", "\\", "\r\nX: y", new string('a', 129), new string('b', 60_000),
    ];

    private static readonly string[] ForeignMembers = ["IdentityPoolId", "IdentityId", "ResourceArn", "Logins", "MaxResults"];

    private readonly Random _random;
    private readonly List<string> _learnt = [];

    public RequestFuzzer(int seed) => _random = new Random(seed);

    public Random Random => _random;

    public (string Operation, Caller? Caller, byte[] Body) Next()
    {
        string operation = Pick(Names);
        Caller? caller = OneIn(5) ? null : new Caller("AKIDEXAMPLE", Pick(Regions));
        JsonNode? input = Operation.ByName.TryGetValue(operation, out Operation? known) ? Value(known.Request, OneIn(3) ? 0.1 : 0) : Anything(3);
        if (input is JsonObject members && OneIn(8))
        {
            // Members of other operations are ignored, whatever their value.
            members.TryAdd(Pick(ForeignMembers), Anything(1));
        }

        byte[] body = Encoding.UTF8.GetBytes(input?.ToJsonString() ?? "null");
        return (operation, caller, OneIn(6) ? Mutate(body) : body);
    }

    public void Learn(ReadOnlyMemory<byte> answer)
    {
        if (!answer.IsEmpty)
        {
            using JsonDocument document = JsonDocument.Parse(answer);
            Learn(document.RootElement);
        }
    }

    public byte[] Mutate(byte[] bytes) => Bytes.Mutate(_random, bytes);

    public bool OneIn(int number) => _random.Next(number) == 0;

    private JsonNode? Value(Shape shape, double wrongness)
    {
        if (_random.NextDouble() < wrongness)
        {
            return OneIn(2) && Samples.Bad(shape).ToArray() is { Length: > 0 } bad ? Pick(bad) : Anything(2);
        }

        return shape switch
        {
            BooleanShape => OneIn(2),
            NumberShape number => _random.NextInt64(number.Min, number.Max + 1),
            TextShape text => Text(text),
            ListShape list => new JsonArray([.. Enumerable.Range(0, _random.Next(list.Min ?? 0, 4)).Select(_ => Value(list.Element, wrongness))]),
            MapShape map => Map(map, wrongness),
            StructureShape structure => Structure(structure, wrongness),
            _ => null,
        };
    }

    private JsonObject Structure(StructureShape structure, double wrongness)
    {
        var value = new JsonObject();
        foreach (Member member in structure.Members.Where(member => member.IsRequired ? _random.NextDouble() >= wrongness : OneIn(2)))
        {
            value[member.Name] = Value(member.Shape, wrongness);
        }

        return value;
    }

    private JsonObject Map(MapShape map, double wrongness)
    {
        var value = new JsonObject();
        for (int count = _random.Next(4); count > 0; count--)
        {
            value[Text(map.Key)] = Value(map.Value, wrongness);
        }

        return value;
    }

    // A learnt or odd value, if the shape allows it, so that it usually passes validation.
    private string Text(TextShape text)
    {
        string candidate = _learnt.Count > 0 && OneIn(2) ? Pick(_learnt) : Pick(Odd);
        return OneIn(10) || Constraints.Allows(text, candidate) ? candidate : (string)Samples.Good(text)!;
    }

    private JsonNode? Anything(int depth) => _random.Next(depth > 0 ? 8 : 6) switch
    {
        0 => null,
        1 => OneIn(2),
        2 => _random.NextInt64(long.MinValue, long.MaxValue),
        3 => _random.NextDouble() * 1e300,
        4 => Pick(Odd),
        5 => _learnt.Count > 0 ? Pick(_learnt) : "",
        6 => new JsonArray([.. Enumerable.Range(0, _random.Next(4)).Select(_ => Anything(depth - 1))]),
        _ => new JsonObject { [Pick(Odd)] = Anything(depth - 1) },
    };

    private void Learn(JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String when value.GetString() is { Length: <= LongestLearnt } text:
                if (_learnt.Count == Memory)
                {
                    _learnt.RemoveAt(_random.Next(Memory));
                }

                _learnt.Add(text);
                break;
            case JsonValueKind.Object:
                foreach (JsonProperty member in value.EnumerateObject())
                {
                    Learn(member.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (JsonElement element in value.EnumerateArray())
                {
                    Learn(element);
                }

                break;
        }
    }

    private T Pick<T>(IReadOnlyList<T> of) => of[_random.Next(of.Count)];
}
