using System.Text.Json;
using System.Text.Json.Nodes;
using CognitoIdentity.UnitTests;

namespace CognitoIdentity.ModuleTests.Identities;

/// <summary>DeleteIdentities on the wire.</summary>
internal static class Deletions
{
    public const string Keys = "-AccessKey AK -SecretKey SK";
    public const string AllDone = """{"UnprocessedIdentityIds":[]}""";

    /// <summary>A script that gives the ids <c>us-east-1:1</c> and so on.</summary>
    public static string Ids(int count) => $"(1..{count} | ForEach-Object {{ \"us-east-1:$_\" }})";

    /// <summary>The ids in a request.</summary>
    public static string Sent(string body) => string.Join(' ', IdsIn(body));

    /// <inheritdoc cref="Sent"/>
    public static string[] IdsIn(string body) => [.. JsonNode.Parse(body)!["IdentityIdsToDelete"]!.AsArray().Select(id => (string)id!)];

    /// <summary>The id that a DescribeIdentity asks for.</summary>
    public static string Described(string body) => (string)JsonNode.Parse(body)!["IdentityId"]!;

    public static string Operation(ReceivedRequest request) => request.Header("X-Amz-Target")!.Split('.')[^1];

    /// <summary>An answer to a request for several ids, some of which are not removed.</summary>
    public static string NotDone(string code, params string[] ids) => JsonSerializer.Serialize(
        new { UnprocessedIdentityIds = ids.Select(id => new { IdentityId = id, ErrorCode = code }) });

    /// <inheritdoc cref="NotDone"/>
    public static Reply Unprocessed(string code, params string[] ids) => Reply.Json(NotDone(code, ids));
}
