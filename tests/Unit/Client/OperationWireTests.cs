using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using static CognitoIdentity.UnitTests.Client.Connections;

namespace CognitoIdentity.UnitTests.Client;

/// <summary>Each operation on the wire.</summary>
public sealed class OperationWireTests
{
    public static TheoryData<string> AllOperations => [.. WireCases.All.Keys];

    public static TheoryData<string> WithOutput => [.. WireCases.All.Values.Where(wire => wire.ResponseJson is not null).Select(wire => wire.Operation.Name)];

    public static TheoryData<string> WithoutOutput => [.. WireCases.All.Values.Where(wire => wire.ResponseJson is null).Select(wire => wire.Operation.Name)];

    [Theory]
    [MemberData(nameof(AllOperations))]
    public async Task The_request_has_its_target_and_every_member(string operation)
    {
        WireCase wire = WireCases.All[operation];
        AssertComplete(wire.FullRequest);
        await using var server = new ScriptedServer(Reply.Json(wire.ResponseJson ?? "{}"));

        await wire.CallAsync(ClientOf(server), Token);

        ReceivedRequest request = Assert.Single(server.Requests);
        Assert.Equal("POST", request.Method);
        Assert.Equal("/", request.Path);
        Assert.Equal("application/x-amz-json-1.1", request.Header("Content-Type"));
        Assert.Equal("AWSCognitoIdentityService." + operation, request.Header("X-Amz-Target"));
        Assert.StartsWith("CognitoIdentity-PowerShell/", request.Header("User-Agent"), StringComparison.Ordinal);
        Assert.Equal(Pretty(wire.RequestJson), Pretty(request.Text));
    }

    [Theory]
    [MemberData(nameof(AllOperations))]
    public async Task The_request_is_signed_unless_the_operation_is_open_to_all(string operation)
    {
        WireCase wire = WireCases.All[operation];
        await using var server = new ScriptedServer(Reply.Json(wire.ResponseJson ?? "{}"));
        var keys = new CountedKeys();

        await wire.CallAsync(ClientOf(server, keys), Token);

        string? authorization = Assert.Single(server.Requests).Header("Authorization");
        string[] open = ["GetId", "GetCredentialsForIdentity", "GetOpenIdToken", "UnlinkIdentity"];
        if (open.Contains(operation))
        {
            Assert.Null(authorization);
            Assert.Equal(0, keys.Count);
        }
        else
        {
            Assert.Matches($"^AWS4-HMAC-SHA256 Credential=AKIDTESTS/[0-9]{{8}}/{Region}/cognito-identity/aws4_request, ", authorization);
            Assert.Equal(1, keys.Count);
        }

        Assert.Equal(wire.Operation.IsSigned, authorization is not null);
    }

    [Theory]
    [MemberData(nameof(AllOperations))]
    public async Task A_null_member_is_not_sent(string operation)
    {
        WireCase wire = WireCases.All[operation];
        await using var server = new ScriptedServer(Reply.Json(wire.ResponseJson ?? "{}"));

        await wire.CallEmptyAsync(ClientOf(server), Token);

        Assert.Equal("{}", Assert.Single(server.Requests).Text);
    }

    [Theory]
    [MemberData(nameof(WithOutput))]
    public async Task Every_member_of_the_answer_is_read(string operation)
    {
        WireCase wire = WireCases.All[operation];
        await using var server = new ScriptedServer(Reply.Json(wire.ResponseJson!));

        object? result = await wire.CallAsync(ClientOf(server), Token);

        AssertComplete(result);
        Assert.Equal(Pretty(wire.ResponseJson!), Pretty(JsonSerializer.Serialize(result, WireCases.Plain)));
    }

    [Theory]
    [MemberData(nameof(WithOutput))]
    public async Task Unknown_members_are_ignored_at_every_depth(string operation)
    {
        WireCase wire = WireCases.All[operation];

        // Members of structures begin with a capital letter; the keys of maps in these samples don't.
        string extended = Regex.Replace(wire.ResponseJson!, """\{(?=\s*"[A-Z])""", """{ "Later": [{ "a": 1 }, null, true], "__also": {"x": "y"}, """);
        Assert.NotEqual(wire.ResponseJson, extended);
        await using var server = new ScriptedServer(Reply.Json(extended));

        object? result = await wire.CallAsync(ClientOf(server), Token);

        Assert.Equal(Pretty(wire.ResponseJson!), Pretty(JsonSerializer.Serialize(result, WireCases.Plain)));
    }

    [Theory]
    [MemberData(nameof(WithOutput))]
    public async Task An_empty_body_is_not_an_answer_with_output(string operation)
    {
        await using var server = new ScriptedServer(Reply.With(200, ""));

        var error = await Assert.ThrowsAsync<CognitoIdentityException>(() => WireCases.All[operation].CallAsync(ClientOf(server), Token));

        Assert.Equal(UnreadableError(operation), error.Code);
        Assert.Equal(200, error.StatusCode);
        Assert.Equal(operation, error.Operation);
        Assert.Equal(1, error.Attempts);
    }

    [Theory]
    [MemberData(nameof(WithoutOutput))]
    public async Task An_empty_body_is_a_valid_answer_without_output(string operation)
    {
        await using var server = new ScriptedServer(
            Reply.With(200, ""),
            Reply.Raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"),
            Reply.Raw("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", closes: true));
        ICognitoIdentityClient client = ClientOf(server);

        for (int i = 0; i < 3; i++)
        {
            await WireCases.All[operation].CallAsync(client, Token);
        }

        Assert.Equal(3, server.Requests.Count);
    }

    [Theory]
    [MemberData(nameof(WithoutOutput))]
    public async Task A_web_page_is_not_an_answer_even_without_output(string operation)
    {
        await using var server = new ScriptedServer(Reply.With(200, "<html>Sign in first</html>", "Content-Type: text/html"));

        var error = await Assert.ThrowsAsync<CognitoIdentityException>(() => WireCases.All[operation].CallAsync(ClientOf(server), Token));

        Assert.Equal(UnreadableError(operation), error.Code);
    }

    /// <summary>A sample has every member, so a new member must be added to the table.</summary>
    private static void AssertComplete(object? value)
    {
        Assert.NotNull(value);
        if (value is IEnumerable items and not string)
        {
            Assert.NotEmpty(items);
            Assert.All(items.Cast<object>(), AssertComplete);
        }
        else if (value.GetType().Namespace == nameof(CognitoIdentity))
        {
            Assert.All(
                value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.Name != "IdentityPoolId" || value is not IdentityDescription),
                property => AssertComplete(property.GetValue(value)));
        }
    }

    private sealed class CountedKeys : ICredentialSource
    {
        public int Count { get; private set; }

        public AwsKeys GetKeys()
        {
            Count++;
            return Keys;
        }
    }
}
