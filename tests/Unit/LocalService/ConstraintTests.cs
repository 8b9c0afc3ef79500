using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CognitoIdentity.Api;
using CognitoIdentity.Local;
using CognitoIdentity.UnitTests.Api;

namespace CognitoIdentity.UnitTests.LocalService;

/// <summary>Every constraint of every member of every operation, from the description that the validator uses.</summary>
public sealed class ConstraintTests
{
    private static readonly Caller Caller = new("AKIDEXAMPLE", RunningService.Region);
    private static readonly CognitoIdentityService Service = new(RunningService.Account, TimeProvider.System);

    public static TheoryData<string> Operations => [.. Operation.ByName.Keys];

    public static TheoryData<string, string, string> BrokenInputs
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (Operation operation in Operation.ByName.Values)
            {
                foreach ((JsonNode input, string[] problems) in Broken(operation.Request, "", input => input))
                {
                    data.Add(operation.Name, input.ToJsonString(), ExpectedProblems.Message(problems));
                }
            }

            return data;
        }
    }

    [Fact]
    public void The_table_holds_every_constraint() => Assert.InRange(BrokenInputs.Count, 300, 1000);

    [Theory]
    [MemberData(nameof(BrokenInputs))]
    public void A_broken_constraint_gets_the_services_text(string operation, string input, string message) =>
        Assert.Equal(message, Problem(operation, input));

    [Theory]
    [MemberData(nameof(Operations))]
    public void One_message_reports_all_problems_in_the_order_of_the_model(string operation)
    {
        var input = new JsonObject();
        List<string> problems = [];
        foreach (Member member in Operation.ByName[operation].Request.Members)
        {
            string path = ExpectedProblems.Path(member);
            if (Samples.Bad(member.Shape).FirstOrDefault() is { } bad)
            {
                input[member.Name] = bad;
                problems.AddRange(ExpectedProblems.Of(member.Shape, bad, path));
            }
            else if (member.IsRequired)
            {
                problems.Add(ExpectedProblems.Missing(path));
            }
        }

        Assert.Equal(ExpectedProblems.Message(problems), Problem(operation, input.ToJsonString()));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void A_value_within_the_limits_is_accepted(string operation)
    {
        StructureShape shape = Operation.ByName[operation].Request;
        Assert.Null(Problem(operation, Samples.Good(shape).ToJsonString()));

        foreach (Member member in shape.Members)
        {
            foreach (JsonNode value in Samples.AtLimits(member.Shape))
            {
                Assert.Null(Problem(operation, With(shape, member, value).ToJsonString()));
            }
        }
    }

    /// <summary>Inputs with one invalid member, and the expected message.</summary>
    private static IEnumerable<(JsonNode Input, string[] Problems)> Broken(StructureShape shape, string prefix, Func<JsonNode, JsonNode> wrap)
    {
        foreach (Member member in shape.Members)
        {
            string path = prefix + ExpectedProblems.Path(member);
            if (member.IsRequired)
            {
                JsonObject without = Samples.Good(shape).AsObject();
                without.Remove(member.Name);
                yield return (wrap(without), [ExpectedProblems.Missing(path)]);
                yield return (wrap(With(shape, member, null)), [ExpectedProblems.Missing(path)]);
            }

            foreach (JsonNode bad in Samples.Bad(member.Shape))
            {
                yield return (wrap(With(shape, member, bad)), [.. ExpectedProblems.Of(member.Shape, bad, path)]);
            }

            foreach ((JsonNode Input, string[] Problems) nested in Nested(member.Shape, path, value => wrap(With(shape, member, value))))
            {
                yield return nested;
            }
        }
    }

    private static IEnumerable<(JsonNode Input, string[] Problems)> Nested(Shape shape, string path, Func<JsonNode, JsonNode> wrap) => shape switch
    {
        StructureShape structure => Broken(structure, path + ".", wrap),
        ListShape { Element: StructureShape element } => Broken(element, path + ".2.member.", value => wrap(new JsonArray(Samples.Good(element), value))),
        MapShape { Value: StructureShape value } => Broken(value, path + ".key.member.", node => wrap(new JsonObject { ["key"] = node })),
        _ => [],
    };

    private static JsonObject With(StructureShape shape, Member member, JsonNode? value)
    {
        JsonObject input = Samples.Good(shape).AsObject();
        input[member.Name] = value;
        return input;
    }

    /// <summary>The service's validation error, or null for another response.</summary>
    private static string? Problem(string operation, string input)
    {
        ServiceReply reply = Service.Call(operation, Caller, Encoding.UTF8.GetBytes(input));
        Assert.NotEqual("SerializationException", reply.ErrorType);
        using JsonDocument? answer = reply.ErrorType == "ValidationException" ? JsonDocument.Parse(reply.Body) : null;
        return answer?.RootElement.GetProperty("message").GetString();
    }
}

/// <summary>
/// The expected message for a value, computed independently of the validator from the numbers in the description.
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
