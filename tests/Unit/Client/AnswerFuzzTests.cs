using System.Text;
using System.Text.RegularExpressions;
using CognitoIdentity.UnitTests.Fuzz;
using static CognitoIdentity.UnitTests.Client.Connections;

namespace CognitoIdentity.UnitTests.Client;

/// <summary>Mutated responses to every operation: each becomes a complete object or a clear error.</summary>
[Collection(nameof(ProcessEnvironment))]
public sealed partial class AnswerFuzzTests
{
    private const string Refusal = """{ "__type": "com.amazonaws#ResourceNotFoundException", "message": "IdentityPool 'eu-west-1:x' not found.", "Later": { "a": [1] } }""";

    private static readonly int Count = FuzzCount.Value / 4 / WireCases.All.Count;

    public static TheoryData<string> AllOperations => OperationWireTests.AllOperations;

    [Theory]
    [MemberData(nameof(AllOperations))]
    public async Task Every_answer_gives_an_object_or_a_clear_error(string operation)
    {
        WireCase wire = WireCases.All[operation];
        Reply reply = Reply.Silence;
        await using var server = new ScriptedServer(_ => reply);
        ICognitoIdentityClient client = ClientOf(server);
        int objects = 0;

        await FuzzAsync(operation, async random =>
        {
            var fuzzer = new AnswerFuzzer(random);
            byte[] body = fuzzer.Next(wire.ResponseJson ?? "{}");
            reply = Reply.With(200, body, "Content-Type: " + fuzzer.NextType());
            if (await wire.CallAsync(client, Token) is { } answer)
            {
                RequiredMemberTests.AssertWhole(operation, answer);
                objects++;
            }
        });

        Assert.InRange(objects, wire.ResponseJson is null ? 0 : 1, Count);
    }

    [Fact]
    public async Task Every_error_answer_gives_a_clear_error()
    {
        Reply reply = Reply.Silence;
        await using var server = new ScriptedServer(_ => reply);
        ICognitoIdentityClient client = ClientOf(server);

        await FuzzAsync("DescribeIdentityPool", async random =>
        {
            reply = Reply.With(400, new AnswerFuzzer(random).Next(Refusal));
            var error = await Assert.ThrowsAsync<CognitoIdentityException>(() => client.SendAsync(AboutPool, Token));
            Assert.Equal(400, error.StatusCode);
            throw error;
        });
    }

    [Theory]
    [InlineData("AssumeRoleWithWebIdentity")]
    [InlineData("GetCallerIdentity")]
    public async Task Every_answer_of_STS_gives_an_object_or_a_clear_error(string operation)
    {
        string xml = operation == "GetCallerIdentity" ? Sts.CallerText() : Sts.CredentialsText("ASIA", "secret-out", "token-out");
        using var environment = new EnvironmentScope { ["AWS_MAX_ATTEMPTS"] = "1" };
        Reply reply = Reply.Silence;
        await using var server = new ScriptedServer(_ => reply);
        int asked = 0;
        int objects = 0;

        await FuzzAsync(operation, async random =>
        {
            reply = Reply.With(200, Mutate(random, xml), "Content-Type: text/xml");
            IServiceConnection connection = Connect(new ClientOptions
            {
                Region = Region,
                EndpointUrl = server.Url,
                Credential = new AwsKeys($"AKIDFUZZ{asked++}", "s", null),
            });
            if (operation == "GetCallerIdentity")
            {
                Assert.Matches(@"\A\d{12}\z", await connection.GetAccountIdAsync(Token));
                objects++;
                return;
            }

            Credentials credentials = await connection.AssumeRoleWithWebIdentityAsync(
                new WebIdentityRole("arn:aws:iam::123456789012:role/app", "nightly", null, null), "a-token", Token);
            Assert.All(
                [credentials.AccessKeyId, credentials.SecretKey, credentials.SessionToken, credentials.Expiration],
                (object? value) => Assert.False(value is null or ""));
            objects++;
        });

        Assert.InRange(objects, 1, Count);
    }

    private static async Task FuzzAsync(string operation, Func<Random, Task> callAsync)
    {
        for (int number = 0; number < Count; number++)
        {
            try
            {
                await callAsync(new Random(number));
            }
            catch (CognitoIdentityException e) when (IsClear(e, operation))
            {
                // The expected error.
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Seed {number}: {e.Message}", e);
            }
        }
    }

    private static bool IsClear(CognitoIdentityException error, string operation) =>
        error.Operation == operation
        && (error.Code == UnreadableError(operation) ? error.Message.Contains(operation, StringComparison.Ordinal) : error.StatusCode == 400 && Code().IsMatch(error.Code))
        && !Unclear().IsMatch(error.Message + error.RequestId)
        && !Secret().IsMatch(error.ToString());

    /// <summary>A mutation of XML: mostly of its elements, otherwise of its bytes.</summary>
    private static byte[] Mutate(Random random, string xml)
    {
        MatchCollection elements = Element().Matches(xml);
        Match one = elements[random.Next(elements.Count)];
        string changed = xml.Remove(one.Index, one.Length);
        byte[] bytes = Encoding.UTF8.GetBytes(xml);
        return random.Next(8) switch
        {
            0 => Encoding.UTF8.GetBytes(changed),
            1 => Encoding.UTF8.GetBytes(changed.Insert(one.Index, $"<{one.Groups[1]}/>")),
            2 => Encoding.UTF8.GetBytes(changed.Insert(one.Index, $"<{one.Groups[1]}>&#x202e;\u001b[31m<a/></{one.Groups[1]}>")),
            3 => Encoding.UTF8.GetBytes(xml.Insert(one.Index, one.Value)),
            4 => Encoding.UTF8.GetBytes(xml.Insert(one.Index, string.Concat(Enumerable.Repeat("<a>", random.Next(10_000))))),
            5 => bytes[..random.Next(bytes.Length)],
            6 => [.. Encoding.UTF8.Preamble, .. bytes],
            _ => Bytes.Mutate(random, bytes),
        };
    }

    [GeneratedRegex(@"<(\w+)>[^<]*</\1>")]
    private static partial Regex Element();

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9_.]*\z")]
    private static partial Regex Code();

    [GeneratedRegex(@"[\p{Cc}\p{Cf}\u2028\u2029]")]
    private static partial Regex Unclear();

    [GeneratedRegex("secret-out|token-out|secret/|IQoJ|eyJ")]
    private static partial Regex Secret();
}
