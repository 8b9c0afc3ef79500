namespace CognitoIdentity.Commands;

/// <summary>Completes from the pools of the account, in the regions that the command names.</summary>
public abstract class IdentityPoolCompleter : ServiceCompleter
{
    // Limits the number of requests for one completion.
    private const int MaxPages = 5;

    private protected sealed override IEnumerable<Suggestion> Complete(string word, WrittenCommand command, CancellationToken cancellationToken)
    {
        IReadOnlyList<string?> regions = ResourceId.Region(word) is { Length: > 0 } region ? [region] : command.Regions;
        List<(List<IdentityPoolShortDescription> Found, Task Reading)> lists = [];
        foreach (string? name in regions)
        {
            IServiceConnection connection = command.Connect(name, resourceId: null, TimeLimit);
            var found = new List<IdentityPoolShortDescription>();
            ICognitoIdentityClient client = regions.Count == 1 ? connection.BlockingClient : connection.ConcurrentClient;
            lists.Add((found, PoolPages.ReadAsync(client, MaxPages, found.AddRange, cancellationToken)));
        }

        foreach ((List<IdentityPoolShortDescription> found, Task reading) in lists)
        {
            // Offer the results found before a region failed or the time was up.
            PagedCommand.WaitFor(reading);
            foreach (IdentityPoolShortDescription pool in found)
            {
                if (Complete(word, pool) is { } suggestion)
                {
                    yield return suggestion;
                }
            }
        }
    }

    private protected abstract Suggestion? Complete(string word, IdentityPoolShortDescription pool);
}

/// <summary>Completes ids of pools, by the start of the id or of the name.</summary>
public sealed class IdentityPoolIdCompleter : IdentityPoolCompleter
{
    private protected override Suggestion? Complete(string word, IdentityPoolShortDescription pool) =>
        Fits(pool.IdentityPoolId, word) || Fits(pool.IdentityPoolName, word) ? new Suggestion(pool.IdentityPoolId!, pool.IdentityPoolName) : null;
}

/// <summary>Completes names of pools.</summary>
public sealed class IdentityPoolNameCompleter : IdentityPoolCompleter
{
    private protected override Suggestion? Complete(string word, IdentityPoolShortDescription pool) =>
        Fits(pool.IdentityPoolName, word) ? new Suggestion(pool.IdentityPoolName!, pool.IdentityPoolId) : null;
}

/// <summary>Completes from the settings of the pools in the command.</summary>
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

/// <summary>Completes the providers of pools as logins name them, with the app id or the ARN in the pool.</summary>
public sealed class LoginProviderCompleter : PoolSettingCompleter
{
    private protected override IEnumerable<(string Value, string? ToolTip)> From(IdentityPool pool) =>
    [
        .. (pool.SupportedLoginProviders ?? new Dictionary<string, string>()).Select(provider => (provider.Key, provider.Value)),
        .. (pool.CognitoIdentityProviders ?? []).GroupBy(provider => provider.ProviderName!, provider => provider.ClientId)
            .Select(clients => (clients.Key, string.Join(", ", clients))),
        .. (pool.OpenIdConnectProviderARNs ?? []).Select(arn => (ProviderNames.OfArn(arn), arn)),
        .. (pool.SamlProviderARNs ?? []).Select(arn => (arn, arn)),
    ];
}

/// <summary>Completes from the roles and role mappings of the pools in the command.</summary>
public abstract class PoolRoleCompleter : WrittenResourceCompleter
{
    private protected sealed override async Task<IEnumerable<(string Value, string? ToolTip)>> ReadAsync(
        ICognitoIdentityClient client, string id, CancellationToken cancellationToken)
    {
        IdentityPoolRoles roles = await client.SendAsync(new GetIdentityPoolRolesRequest { IdentityPoolId = id }, cancellationToken)
            .ConfigureAwait(false);
        return From(roles.Roles ?? new Dictionary<string, string>(), roles.RoleMappings ?? new Dictionary<string, RoleMapping>());
    }

    private protected abstract IEnumerable<(string Value, string? ToolTip)> From(
        IDictionary<string, string> roles, IDictionary<string, RoleMapping> mappings);
}

/// <summary>Completes ARNs of the roles that pools use, with their use: a type of role, or the provider of a mapping.</summary>
public sealed class RoleArnCompleter : PoolRoleCompleter
{
    private protected override IEnumerable<(string Value, string? ToolTip)> From(
        IDictionary<string, string> roles, IDictionary<string, RoleMapping> mappings) =>
    [
        .. roles.Select(role => (role.Value, role.Key)),
        .. mappings.SelectMany(mapping => (mapping.Value.RulesConfiguration?.Rules ?? []).Select(rule => (rule.RoleARN!, mapping.Key))),
    ];
}

/// <summary>Completes the providers that pools have role mappings for, with short descriptions of the mappings.</summary>
public sealed class RoleMappingProviderCompleter : PoolRoleCompleter
{
    private protected override IEnumerable<(string Value, string? ToolTip)> From(
        IDictionary<string, string> roles, IDictionary<string, RoleMapping> mappings) =>
        mappings.Select(mapping => (mapping.Key, (string?)mapping.Value.ToString()));
}
