namespace CognitoIdentity.Commands;

/// <summary>Completes the providers of pools as logins name them, with the app there or the ARN that the pool knows them by.</summary>
public sealed class LoginProviderCompleter : PoolSettingCompleter
{
    private protected override IEnumerable<(string Value, string? ToolTip)> From(IdentityPool pool) =>
    [
        .. (pool.SupportedLoginProviders ?? new Dictionary<string, string>()).Select(provider => (provider.Key, provider.Value)),
        .. (pool.CognitoIdentityProviders ?? []).GroupBy(provider => provider.ProviderName!, provider => provider.ClientId)
            .Select(clients => (clients.Key, string.Join(", ", clients))),
        .. (pool.OpenIdConnectProviderARNs ?? []).Select(arn => (arn[(arn.IndexOf('/', StringComparison.Ordinal) + 1)..], arn)),
        .. (pool.SamlProviderARNs ?? []).Select(arn => (arn, arn)),
    ];
}
