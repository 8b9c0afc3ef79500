namespace CognitoIdentity.ModuleTests;

/// <summary>Answers of a <see cref="ScriptedServer"/> to any cmdlet.</summary>
internal static class Answers
{
    /// <summary>One that suits every operation, and has something to put out for each.</summary>
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

    /// <summary>The account or credentials for a request to STS, <see cref="Any"/> for all others.</summary>
    public static Reply To(ReceivedRequest request) => To(request, Any);

    /// <summary>The account or credentials for a request to STS, this JSON for all others.</summary>
    public static Reply To(ReceivedRequest request, string json) => request.Operation switch
    {
        "GetCallerIdentity" => Sts.Caller(),
        "AssumeRoleWithWebIdentity" => Sts.Credentials("AKANY", "s", "t"),
        _ => Reply.Json(json),
    };
}
