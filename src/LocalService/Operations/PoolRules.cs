using System.Text.RegularExpressions;

namespace CognitoIdentity.Local;

/// <summary>What a pool has to hold to beyond the shapes of its members, and the form in which the service shows it.</summary>
internal static class PoolRules
{
    private static readonly Regex OpenIdConnectArn = new(@"\Aarn:aws[a-z-]*:iam::[0-9]{12}:oidc-provider/\S+\z");
    private static readonly Regex SamlArn = new(@"\Aarn:aws[a-z-]*:iam::[0-9]{12}:saml-provider/\S+\z");

    public static void Apply(IdentityPool pool)
    {
        TagRules.Check(pool.IdentityPoolTags);

        CheckArns(pool.OpenIdConnectProviderARNs, OpenIdConnectArn, "OpenIdConnectProviderARNs");
        CheckArns(pool.SamlProviderARNs, SamlArn, "SamlProviderARNs");
        foreach (CognitoIdentityProvider provider in pool.CognitoIdentityProviders ?? [])
        {
            if (provider.ClientId is null || provider.ProviderName is null || !ProviderNames.IsUserPool(provider.ProviderName))
            {
                throw ServiceErrors.InvalidUserPoolProvider();
            }

            // Seen in real answers: false, not absent.
            provider.ServerSideTokenCheck ??= false;
        }

        RejectDuplicates(pool.CognitoIdentityProviders?.Select(provider => provider.ToString()), "CognitoIdentityProviders");

        // An empty list is no list: both clear what was there, and neither is shown.
        pool.SupportedLoginProviders = pool.SupportedLoginProviders is { Count: > 0 } logins ? logins : null;
        pool.OpenIdConnectProviderARNs = pool.OpenIdConnectProviderARNs is { Length: > 0 } openId ? openId : null;
        pool.CognitoIdentityProviders = pool.CognitoIdentityProviders is { Length: > 0 } userPools ? userPools : null;
        pool.SamlProviderARNs = pool.SamlProviderARNs is { Length: > 0 } saml ? saml : null;
    }

    private static void CheckArns(string[]? arns, Regex form, string member)
    {
        foreach (string arn in arns ?? [])
        {
            if (!form.IsMatch(arn))
            {
                throw ServiceErrors.InvalidParameter($"{member}: '{arn}' is not the ARN of such a provider.");
            }
        }

        RejectDuplicates(arns, member);
    }

    private static void RejectDuplicates(IEnumerable<string>? values, string member)
    {
        string? duplicate = values?.GroupBy(value => value, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any())?.Key;
        if (duplicate is not null)
        {
            throw ServiceErrors.InvalidParameter($"{member}: '{duplicate}' is there more than once.");
        }
    }
}
