using System.Text.RegularExpressions;

namespace CognitoIdentity.Local;

/// <summary>The content of an <c>Authorization</c> header of Signature Version 4.</summary>
internal sealed record AuthorizationHeader(
    string AccessKeyId, string Date, string Region, string Service, string SignedHeaders, string Signature)
{
    // 128 is the most that IAM gives an access key id; 18 characters is the longest region whose pool ids still fit into
    // the API's 55.
    private static readonly Regex Form = new(
        @"\AAWS4-HMAC-SHA256 +Credential=(?<key>[^/,\s]{1,128})/(?<date>[0-9]{8})/(?<region>[a-z0-9-]{1,18})/(?<service>[a-z-]+)/aws4_request"
        + @" *, *SignedHeaders=(?<headers>[^ ,]+) *, *Signature=(?<signature>[0-9a-f]+)\z");

    /// <returns>Null if the request is not signed.</returns>
    /// <exception cref="ServiceException">The header is malformed.</exception>
    public static AuthorizationHeader? Read(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return null;
        }

        Match match = Form.Match(value);
        string part(string name) => match.Groups[name].Value;
        return match.Success
            ? new(part("key"), part("date"), part("region"), part("service"), part("headers"), part("signature"))
            : throw ServiceErrors.IncompleteSignature(
                "The Authorization header is not of the form "
                + "AWS4-HMAC-SHA256 Credential=KEY/DATE/REGION/SERVICE/aws4_request, SignedHeaders=…, Signature=….");
    }
}
