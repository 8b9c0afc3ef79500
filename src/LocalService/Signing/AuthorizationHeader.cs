using System.Text.RegularExpressions;

namespace CognitoIdentity.Local;

/// <summary>
/// Reads who signed a request, and for which region, from its <c>Authorization</c> header (Signature Version 4). The
/// signature itself is not checked.
/// </summary>
internal static partial class CredentialScope
{
    /// <returns>The caller, or null if the request is not signed.</returns>
    /// <exception cref="ServiceException">The header is malformed, or made for another service.</exception>
    public static Caller? Read(string? authorization, string service)
    {
        if (string.IsNullOrEmpty(authorization))
        {
            return null;
        }

        Match match = Form().Match(authorization);
        if (!match.Success)
        {
            throw ServiceErrors.IncompleteSignature(
                "The Authorization header is not of the form "
                + "AWS4-HMAC-SHA256 Credential=KEY/DATE/REGION/SERVICE/aws4_request, SignedHeaders=…, Signature=….");
        }

        return match.Groups["service"].Value == service
            ? new Caller(match.Groups["key"].Value, match.Groups["region"].Value)
            : throw ServiceErrors.InvalidSignature($"Credential should be scoped to correct service: '{service}'.");
    }

    // 18 characters is the longest region whose pool ids still fit into the API's 55.
    [GeneratedRegex(
        @"\AAWS4-HMAC-SHA256 +Credential=(?<key>[^/,\s]+)/[0-9]{8}/(?<region>[a-z0-9-]{1,18})/(?<service>[a-z-]+)/aws4_request"
        + @" *, *SignedHeaders=[^ ,]+ *, *Signature=[0-9a-f]+\z")]
    private static partial Regex Form();
}
