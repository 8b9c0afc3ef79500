using CognitoIdentity.UnitTests;

namespace CognitoIdentity.ModuleTests;

/// <summary>Answers of a <see cref="ScriptedServer"/> to any cmdlet.</summary>
internal static class Answers
{
    /// <summary>One that suits every operation, and has something to put out for each.</summary>
    public const string Any = """
        {
          "IdentityPoolId": "us-east-1:1", "IdentityPoolName": "a", "AllowUnauthenticatedIdentities": false, "DeveloperProviderName": "dev",
          "IdentityId": "us-east-1:2", "Identities": [{ "IdentityId": "us-east-1:2" }], "DeveloperUserIdentifierList": ["a"], "Tags": { "a": "b" },
          "UnprocessedIdentityIds": []
        }
        """;

    private const string Account =
        "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>";

    /// <summary>The account to who asks STS, and JSON to all others.</summary>
    public static Reply To(ReceivedRequest request, string json) => request.Text.StartsWith("Action=", StringComparison.Ordinal)
        ? Reply.With(200, Account, "Content-Type: text/xml")
        : Reply.Json(json);
}
