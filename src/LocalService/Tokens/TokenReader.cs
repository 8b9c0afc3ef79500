using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CognitoIdentity.Local;

/// <summary>Reads what a token says, whoever signed it.</summary>
internal static class TokenReader
{
    /// <summary>The claims of a signed JSON Web Token, or null if it is none.</summary>
    /// <param name="token">What may be a token.</param>
    /// <param name="keyId">The name of the key that the header says it was signed with; null for none.</param>
    public static Claims? Read(string token, out string? keyId)
    {
        keyId = null;

        // Two dots: one with four is encrypted, and its payload can't be read.
        if (token.Count(character => character == '.') != 2)
        {
            return null;
        }

        try
        {
            var parsed = new JsonWebToken(token);
            keyId = parsed.Kid is { Length: > 0 } kid ? kid : null;
            return Claims.Parse(Base64UrlEncoder.DecodeBytes(parsed.EncodedPayload));
        }
        catch (Exception error) when (error is ArgumentException or FormatException or ServiceException)
        {
            return null;
        }
    }
}
