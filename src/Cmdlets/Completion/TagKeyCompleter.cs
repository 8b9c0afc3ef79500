namespace CognitoIdentity.Commands;

/// <summary>Completes keys of the tags that pools have, with their values.</summary>
public sealed class TagKeyCompleter : PoolSettingCompleter
{
    private protected override string Parameter => nameof(ResourceTag.ResourceArn);

    // The settings have the tags too, and can be asked for without the account, which an ARN needs.
    private protected override string? Id(object? written) =>
        (base.Id(written) ?? Unwrap.Member(written, nameof(IdentityPool.IdentityPoolId)) as string) is { } text
            ? ResourceArn.Parse(text).IdentityPoolId
            : null;

    private protected override IEnumerable<(string Value, string? ToolTip)> From(IdentityPool pool) =>
        (pool.IdentityPoolTags ?? new Dictionary<string, string>()).Select(tag => (tag.Key, (string?)tag.Value));
}
