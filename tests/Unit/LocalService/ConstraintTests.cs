using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CognitoIdentity.Api;
using CognitoIdentity.Local;
using CognitoIdentity.UnitTests.Api;

namespace CognitoIdentity.UnitTests.LocalService;

/// <summary>Every constraint of every member of every operation, from the description that the validator works by.</summary>
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
    public void What_breaks_a_constraint_gets_the_services_text(string operation, string input, string message) =>
        Assert.Equal(message, Problem(operation, input));

    [Theory]
    [MemberData(nameof(Operations))]
    public void All_that_is_wrong_is_told_in_one_message_in_the_order_of_the_model(string operation)
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
    public void What_is_within_the_limits_is_taken(string operation)
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

    /// <summary>Inputs that are good but for one member, with what is to be said of it.</summary>
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

    /// <summary>The service's validation error, or null for another answer.</summary>
    private static string? Problem(string operation, string input)
    {
        ServiceReply reply = Service.Call(operation, Caller, Encoding.UTF8.GetBytes(input));
        Assert.NotEqual("SerializationException", reply.ErrorType);
        using JsonDocument? answer = reply.ErrorType == "ValidationException" ? JsonDocument.Parse(reply.Body) : null;
        return answer?.RootElement.GetProperty("message").GetString();
    }
}
