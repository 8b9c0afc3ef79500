using System.Text.RegularExpressions;

namespace CognitoIdentity;

/// <summary>Values that users mistake for login keys.</summary>
internal static class LoginKeyForm
{
    private static readonly Regex Scheme = new(@"\Ahttps?://", RegexOptions.IgnoreCase);
    // Alone, or in the place of a user pool's id.
    private static readonly Regex IdentityPoolId = new(@"\A(cognito-idp\.[^/]*/)?[\w-]+:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\z", RegexOptions.IgnoreCase);

    // The ARNs of a user pool and of an IAM provider. The names in them are the keys.
    private static readonly Regex Arn = new(@"\Aarn:[\w-]+:(cognito-idp:[\w-]+:[0-9]*:userpool/(?<userPool>.+)|iam::[0-9]*:oidc-provider/(?<name>.+))\z");

    /// <summary>Why a name can't be a login key, or null if it can.</summary>
    /// <param name="name">The given key.</param>
    /// <param name="issuer">The name of the token's issuer; null if it is not known.</param>
    /// <returns>The reason, and the correct key.</returns>
    public static (string Reason, string? Key)? Problem(string name, string? issuer)
    {
        if (name == issuer || ProviderNames.IsOpaque(name))
        {
            return null;
        }

        if (Scheme.Match(name) is { Success: true } scheme)
        {
            return (Texts.LoginKeyScheme, name[scheme.Length..].TrimEnd('/'));
        }

        if (Arn.Match(name) is { Success: true } arn)
        {
            return (Texts.LoginKeyArn, arn.Groups["name"].Success ? arn.Groups["name"].Value : ProviderNames.OfUserPool(arn.Groups["userPool"].Value));
        }

        if (IdentityPoolId.IsMatch(name))
        {
            return (Texts.LoginKeyIdentityPool, issuer);
        }

        if (ProviderNames.OfUserPool(name) is { } userPool)
        {
            return (Texts.LoginKeyUserPoolId, userPool);
        }

        if (name.EndsWith('/'))
        {
            return (Texts.LoginKeySlash, name.TrimEnd('/'));
        }

        if (!name.StartsWith(ProviderNames.UserPoolHost, StringComparison.Ordinal) || ProviderNames.IsUserPool(name))
        {
            return null;
        }

        return name.Split(':') is [var key, _] && ProviderNames.IsUserPool(key) ? (Texts.LoginKeyClient, key) : (Texts.LoginKeyUserPool, issuer);
    }
}
