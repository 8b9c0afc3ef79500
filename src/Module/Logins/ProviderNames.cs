using System.Text.RegularExpressions;

namespace CognitoIdentity;

/// <summary>The names of those who vouch for users, which are the keys of logins.</summary>
internal static class ProviderNames
{
    private static readonly Regex UserPool = new(@"\Acognito-idp\.([a-z0-9-]+)\.amazonaws\.com(\.cn)?/\1_[0-9A-Za-z]+\z");
    private static readonly Regex UserPoolId = new(@"\A(?=.{1,55}\z)(?<region>[a-z]+(-[a-z0-9]+)+)_[0-9A-Za-z]+\z");

    /// <summary>The service itself: the key under which a token of a developer identity is passed.</summary>
    public const string IdentityService = "cognito-identity.amazonaws.com";

    /// <summary>How the name of every user pool begins.</summary>
    public const string UserPoolHost = "cognito-idp.";

    /// <summary>Public providers whose tokens need not be JSON Web Tokens.</summary>
    public static readonly string[] Opaques = ["graph.facebook.com", "www.amazon.com", "api.twitter.com", "www.digits.com"];

    private const string Scheme = "https://";

    private static readonly string[] ReadablePublic = ["accounts.google.com", "appleid.apple.com"];

    /// <summary>Whether a name is that of a user pool: one whose id has the region that the host has.</summary>
    public static bool IsUserPool(string name) => UserPool.IsMatch(name);

    /// <summary>Whether a provider's tokens are its own affair, which only it can read.</summary>
    public static bool IsOpaque(string name) => Opaques.Contains(name) || name.Contains(":saml-provider/", StringComparison.Ordinal);

    /// <summary>Whether a pool names a provider by itself, not by an ARN of IAM.</summary>
    public static bool IsPublic(string name) => Opaques.Contains(name) || ReadablePublic.Contains(name);

    /// <summary>The name of a user pool; null if that is no id of one.</summary>
    public static string? OfUserPool(string userPoolId) => UserPoolId.Match(userPoolId) is { Success: true } match
        ? $"{UserPoolHost}{match.Groups["region"]}.amazonaws.com{(userPoolId.StartsWith("cn-", StringComparison.Ordinal) ? ".cn" : string.Empty)}/{userPoolId}"
        : null;

    /// <summary>The name that goes with the claim <c>iss</c>. Google leaves the scheme out at times.</summary>
    public static string OfIssuer(string issuer) => issuer.StartsWith(Scheme, StringComparison.Ordinal) ? issuer[Scheme.Length..] : issuer;

    /// <summary>The name of a provider that IAM knows by an ARN, <c>arn:aws:iam::ACCOUNT:oidc-provider/NAME</c>.</summary>
    public static string OfArn(string arn) => arn[(arn.IndexOf('/', StringComparison.Ordinal) + 1)..];
}
