using System.Collections;
using System.Reflection;
using System.Text.Json.Nodes;
using CognitoIdentity.Api;
using static CognitoIdentity.UnitTests.Client.Connections;

namespace CognitoIdentity.UnitTests.Client;

/// <summary>A response without a required member is invalid.</summary>
public sealed class RequiredMemberTests
{
    /// <summary>The required members of each operation's response. A star means every item of a list or map.</summary>
    private static readonly Dictionary<string, string[]> Required =
        Operation.ByName.Values.ToDictionary(operation => operation.Name, operation => Essential(operation.Answer, string.Empty).ToArray());

    public static TheoryData<string> WithOutput => OperationWireTests.WithOutput;

    public static TheoryData<string, string> Members
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach ((string operation, string[] paths) in Required)
            {
                Array.ForEach(paths, path => data.Add(operation, path));
            }

            return data;
        }
    }

    /// <summary>Asserts that an object has its required members, and that no list or map contains null.</summary>
    internal static void AssertWhole(string operation, object answer)
    {
        Assert.All(Required[operation], path => AssertThere(answer, path.Split('.')));
        AssertNoHoles(answer);
    }

    [Theory]
    [MemberData(nameof(Members))]
    public async Task An_answer_without_a_required_member_is_invalid(string operation, string path)
    {
        JsonNode removed = Answer(operation);
        (JsonObject parent, string name) = Find(removed, path);
        parent.Remove(name);
        JsonNode set = Answer(operation);
        (parent, name) = Find(set, path);
        parent[name] = null;
        JsonNode emptied = Answer(operation);
        (parent, name) = Find(emptied, path);
        if (parent[name] is JsonValue value && value.TryGetValue(out string? _))
        {
            parent[name] = "";
        }
        else
        {
            parent.Remove(name);
        }

        await using var server = new ScriptedServer([.. new[] { removed, set, emptied }.Select(answer => Reply.Json(answer.ToJsonString()))]);
        ICognitoIdentityClient client = ClientOf(server);
        for (int i = 0; i < 3; i++)
        {
            var error = await Assert.ThrowsAsync<CognitoIdentityException>(() => WireCases.All[operation].CallAsync(client, Token));

            Assert.Equal((UnreadableError(operation), operation, 200, 1), (error.Code, error.Operation, error.StatusCode, error.Attempts));
            Assert.Equal("4f0c9a5e-0000-4000-8000-000000000001", error.RequestId);
            Assert.EndsWith($"The answer from {server.Url} to {operation} (HTTP 200) is not a valid answer of this service: it has no {name}.", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(WithOutput))]
    public async Task An_answer_with_only_required_members_is_valid_and_the_others_are_null(string operation)
    {
        var least = new JsonObject();
        foreach (string name in Required[operation].Where(path => !path.Contains('*', StringComparison.Ordinal)).Select(path => path.Split('.')[0]).Distinct())
        {
            least[name] = Answer(operation)[name]!.DeepClone();
        }

        await using var server = new ScriptedServer(Reply.Json(least.ToJsonString()));

        object answer = await WireCases.All[operation].CallAsync(ClientOf(server), Token);

        AssertWhole(operation, answer);
        Assert.All(
            answer.GetType().GetProperties().Where(property => !least.ContainsKey(property.Name) && property.CanWrite && WireCases.IsOnTheWire(property)),
            property => Assert.Null(property.GetValue(answer)));
    }

    [Theory]
    [MemberData(nameof(WithOutput))]
    public async Task A_list_or_a_map_with_a_null_item_is_rejected(string operation)
    {
        List<JsonNode> holed = [];
        for (int hole = 0; ; hole++)
        {
            JsonNode answer = Answer(operation);
            if (Containers(answer).ElementAtOrDefault(hole) is not { } container)
            {
                break;
            }

            if (container is JsonArray list)
            {
                list[0] = null;
            }
            else
            {
                container[container.AsObject().First().Key] = null;
            }

            holed.Add(answer);
        }

        await using var server = new ScriptedServer([.. holed.Select(answer => Reply.Json(answer.ToJsonString())), Reply.Json("[]")]);
        ICognitoIdentityClient client = ClientOf(server);
        foreach (JsonNode answer in holed)
        {
            try
            {
                Assert.Fail($"{await WireCases.All[operation].CallAsync(client, Token)} of {answer}");
            }
            catch (CognitoIdentityException e)
            {
                Assert.Equal(UnreadableError(operation), e.Code);
            }
        }
    }

    private static IEnumerable<string> Essential(Shape shape, string path) => shape switch
    {
        ListShape list => Essential(list.Element, path + ".*"),
        MapShape map => Essential(map.Value, path + ".*"),
        StructureShape structure => structure.Members.SelectMany(member => Essential(member.Shape, $"{path}.{member.Name}".TrimStart('.'))
            .Concat(member.IsEssential ? [$"{path}.{member.Name}".TrimStart('.')] : [])),
        _ => [],
    };

    private static JsonNode Answer(string operation) => JsonNode.Parse(WireCases.All[operation].ResponseJson!)!;

    /// <summary>Lists and maps. Unlike map keys, members of structures begin with a capital letter.</summary>
    private static IEnumerable<JsonNode> Containers(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(Containers).Prepend(list),
        JsonObject map when char.IsUpper(map.First().Key[0]) => map.SelectMany(member => Containers(member.Value)),
        JsonObject map => map.SelectMany(member => Containers(member.Value)).Prepend(map),
        _ => [],
    };

    private static (JsonObject Parent, string Name) Find(JsonNode answer, string path)
    {
        string[] names = path.Split('.');
        JsonNode node = answer;
        foreach (string name in names[..^1])
        {
            node = name == "*" ? node is JsonArray list ? list[^1]! : node.AsObject().First().Value! : node[name]!;
        }

        return (node.AsObject(), names[^1]);
    }

    private static void AssertThere(object? value, ReadOnlySpan<string> path)
    {
        if (path.IsEmpty)
        {
            Assert.NotNull(value);
            Assert.NotEqual("", value);
        }
        else if (path[0] != "*")
        {
            object? member = value!.GetType().GetProperty(path[0], BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)!.GetValue(value);
            if (member is not null || path.Length == 1)
            {
                AssertThere(member, path[1..]);
            }
        }
        else
        {
            foreach (object? item in Items(value!))
            {
                AssertThere(item, path[1..]);
            }
        }
    }

    private static void AssertNoHoles(object answer)
    {
        foreach (object member in answer.GetType().GetProperties().Where(property => property.CanWrite).Select(property => property.GetValue(answer)).OfType<object>())
        {
            IEnumerable items = member is string ? Array.Empty<object>() : member is IEnumerable ? Items(member) : new[] { member };
            foreach (object? item in items)
            {
                Assert.NotNull(item);
                if (item.GetType().Namespace == nameof(CognitoIdentity))
                {
                    AssertNoHoles(item);
                }
            }
        }
    }

    private static IEnumerable Items(object value) => value switch
    {
        IDictionary map => map.Values,
        IEnumerable list => list,
        _ => throw new InvalidOperationException(value.ToString()),
    };
}
