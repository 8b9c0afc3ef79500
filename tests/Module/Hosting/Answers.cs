using CognitoIdentity.UnitTests;

namespace CognitoIdentity.ModuleTests;

/// <summary>Answers of a <see cref="ScriptedServer"/> to any cmdlet.</summary>
internal static class Answers
{
    private const string Account =
        "<GetCallerIdentityResponse><GetCallerIdentityResult><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>";

    /// <summary>The account to who asks STS, and JSON to all others.</summary>
    public static Reply To(ReceivedRequest request, string json) => request.Text.StartsWith("Action=", StringComparison.Ordinal)
        ? Reply.With(200, Account, "Content-Type: text/xml")
        : Reply.Json(json);
}
