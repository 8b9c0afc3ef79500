namespace CognitoIdentity.Commands;

/// <summary>Completes from the settings of the pools that are written.</summary>
public abstract class PoolSettingCompleter : WrittenResourceCompleter
{
    private protected sealed override async Task<IEnumerable<(string Value, string? ToolTip)>> ReadAsync(
        ICognitoIdentityClient client, string id, CancellationToken cancellationToken) =>
        From(await client.SendAsync(new DescribeIdentityPoolRequest { IdentityPoolId = id }, cancellationToken).ConfigureAwait(false));

    private protected abstract IEnumerable<(string Value, string? ToolTip)> From(IdentityPool pool);
}

/// <summary>Completes the developer provider name of a pool, with the pool's name.</summary>
public sealed class DeveloperProviderCompleter : PoolSettingCompleter
{
    private protected override IEnumerable<(string Value, string? ToolTip)> From(IdentityPool pool) =>
        pool.DeveloperProviderName is { } name ? [(name, pool.IdentityPoolName)] : [];
}

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
