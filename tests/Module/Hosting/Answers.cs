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

    private const string Account =
        "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>";

    private const string Session = """
        <AssumeRoleWithWebIdentityResponse><AssumeRoleWithWebIdentityResult><Credentials>
          <AccessKeyId>AKANY</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>2099-12-31T00:00:00Z</Expiration>
        </Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>
        """;

    /// <summary>The pool that a request names by its id.</summary>
    public static Reply PoolOf(ReceivedRequest request) =>
        Reply.Json(request.Text.Insert(1, """ "IdentityPoolName":"a","AllowUnauthenticatedIdentities":false, """));

    /// <summary>The account or credentials for a request to STS, <see cref="Any"/> for all others.</summary>
    public static Reply To(ReceivedRequest request) => To(request, Any);

    /// <summary>The account or credentials for a request to STS, this JSON for all others.</summary>
    public static Reply To(ReceivedRequest request, string json) => request.Operation switch
    {
        "GetCallerIdentity" => Reply.With(200, Account, "Content-Type: text/xml"),
        "AssumeRoleWithWebIdentity" => Reply.With(200, Session, "Content-Type: text/xml"),
        _ => Reply.Json(json),
    };
}
