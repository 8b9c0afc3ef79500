namespace CognitoIdentity.Commands;

/// <summary>Completes from the settings of the pools that are written.</summary>
public abstract class PoolSettingCompleter : WrittenResourceCompleter
{
    private protected sealed override async Task<IEnumerable<(string Value, string? ToolTip)>> ReadAsync(
        ICognitoIdentityClient client, string id, CancellationToken cancellationToken) =>
        From(await client.SendAsync(new DescribeIdentityPoolRequest { IdentityPoolId = id }, cancellationToken).ConfigureAwait(false));

    private protected abstract IEnumerable<(string Value, string? ToolTip)> From(IdentityPool pool);
}
