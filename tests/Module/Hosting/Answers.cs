using System.Text.Json;
using System.Text.Json.Nodes;

namespace CognitoIdentity.ModuleTests;

/// <summary>Answers of a <see cref="ScriptedServer"/> to any cmdlet.</summary>
internal static class Answers
{
    /// <summary>A response that fits every operation, with output for each.</summary>
    public const string Any = """
        {
          "IdentityPoolId": "us-east-1:1", "IdentityPoolName": "a", "AllowUnauthenticatedIdentities": false, "DeveloperProviderName": "dev",
          "Roles": { "authenticated": "arn:aws:iam::123456789012:role/a", "unauthenticated": "arn:aws:iam::123456789012:role/b" },
          "RoleMappings": { "a-login-key": { "Type": "Token", "AmbiguousRoleResolution": "Deny" } },
          "Token": "a-token", "Credentials": { "AccessKeyId": "AKANY", "SecretKey": "s", "SessionToken": "t", "Expiration": 4000000000 },
          "IdentityId": "us-east-1:2", "Identities": [{ "IdentityId": "us-east-1:2" }], "IdentityPools": [{ "IdentityPoolId": "us-east-1:1", "IdentityPoolName": "a" }],
          "IdentityProviderName": "a-provider", "DeveloperUserIdentifierList": ["a"], "Tags": { "a": "b" },
          "UnprocessedIdentityIds": []
        }
        """;

    /// <summary>The pool that a request names by its id.</summary>
    public static Reply PoolOf(ReceivedRequest request) =>
        Reply.Json(request.Text.Insert(1, """ "IdentityPoolName":"a","AllowUnauthenticatedIdentities":false, """));

    /// <summary>The account or credentials for requests to STS, and <see cref="Any"/> for others.</summary>
    public static Reply To(ReceivedRequest request) => To(request, Any);

    /// <summary>The account or credentials for requests to STS, and this JSON for others.</summary>
    public static Reply To(ReceivedRequest request, string json) => request.Operation switch
    {
        "GetCallerIdentity" => Sts.Caller(),
        "AssumeRoleWithWebIdentity" => Sts.Credentials("AKANY", "s", "t"),
        _ => Reply.Json(json),
    };
}

/// <summary>DeleteIdentities on the wire.</summary>
internal static class Deletions
{
    public const string Keys = "-AccessKey AK -SecretKey SK";

    public static readonly Reply AllDone = Unprocessed("none");

    /// <summary>A script that returns the ids <c>us-east-1:1</c> and so on.</summary>
    public static string Ids(int count) => $"(1..{count} | ForEach-Object {{ \"us-east-1:$_\" }})";

    /// <summary>The ids in a request.</summary>
    public static string Sent(ReceivedRequest request) => string.Join(' ', IdsIn(request));

    /// <inheritdoc cref="Sent"/>
    public static string[] IdsIn(ReceivedRequest request) =>
        [.. JsonNode.Parse(request.Text)!["IdentityIdsToDelete"]!.AsArray().Select(id => (string)id!)];

    /// <summary>The id in a DescribeIdentity request.</summary>
    public static string Described(ReceivedRequest request) => (string)JsonNode.Parse(request.Text)!["IdentityId"]!;

    /// <summary>A response that reports some of the ids as not removed.</summary>
    public static Reply Unprocessed(string code, params string[] ids) => Reply.Json(JsonSerializer.Serialize(
        new { UnprocessedIdentityIds = ids.Select(id => new { IdentityId = id, ErrorCode = code }) }));
}
