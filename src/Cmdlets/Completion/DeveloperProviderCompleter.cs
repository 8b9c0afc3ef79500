namespace CognitoIdentity.Commands;

/// <summary>Completes the developer provider name of a pool, with the pool's name.</summary>
public sealed class DeveloperProviderCompleter : PoolSettingCompleter
{
    private protected override IEnumerable<(string Value, string? ToolTip)> From(IdentityPool pool) =>
        pool.DeveloperProviderName is { } name ? [(name, pool.IdentityPoolName)] : [];
}
