using System.Text.Json;
using System.Text.Json.Nodes;

namespace CognitoIdentity.ModuleTests;

/// <summary>DeleteIdentities on the wire.</summary>
internal static class Deletions
{
    public const string Keys = "-AccessKey AK -SecretKey SK";

    public static readonly Reply AllDone = Unprocessed("none");

    /// <summary>A script that gives the ids <c>us-east-1:1</c> and so on.</summary>
    public static string Ids(int count) => $"(1..{count} | ForEach-Object {{ \"us-east-1:$_\" }})";

    /// <summary>The ids in a request.</summary>
    public static string Sent(ReceivedRequest request) => string.Join(' ', IdsIn(request));

    /// <inheritdoc cref="Sent"/>
    public static string[] IdsIn(ReceivedRequest request) =>
        [.. JsonNode.Parse(request.Text)!["IdentityIdsToDelete"]!.AsArray().Select(id => (string)id!)];

    /// <summary>The id that a DescribeIdentity asks for.</summary>
    public static string Described(ReceivedRequest request) => (string)JsonNode.Parse(request.Text)!["IdentityId"]!;

    /// <summary>An answer to a request for several ids, some of which are not removed.</summary>
    public static Reply Unprocessed(string code, params string[] ids) => Reply.Json(JsonSerializer.Serialize(
        new { UnprocessedIdentityIds = ids.Select(id => new { IdentityId = id, ErrorCode = code }) }));
}
