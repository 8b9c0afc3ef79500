using System.Collections;
using System.Management.Automation;
using CognitoIdentity.Api;

namespace CognitoIdentity.Commands;

/// <summary>Completes from the pools of the account.</summary>
public abstract class IdentityPoolCompleter : ServiceCompleter
{
    // Limits the number of requests for one completion.
    private const int MaxPages = 5;

    private protected sealed override IEnumerable<CompletionResult> Complete(string word, IDictionary given, CancellationToken cancellationToken)
    {
        ICognitoIdentityClient client = Connect(given, resourceId: null).BlockingClient;
        string? nextToken = null;
        for (int page = 0; page < MaxPages; page++)
        {
            ListIdentityPoolsResponse answer = client.SendAsync(
                new ListIdentityPoolsRequest { MaxResults = (int)Shapes.QueryLimit.Max, NextToken = nextToken }, cancellationToken).GetAwaiter().GetResult();

            foreach (IdentityPoolShortDescription pool in answer.IdentityPools ?? [])
            {
                if (Complete(word, pool) is { } result)
                {
                    yield return result;
                }
            }

            nextToken = answer.NextToken;
            if (nextToken is null)
            {
                yield break;
            }
        }
    }

    private protected abstract CompletionResult? Complete(string word, IdentityPoolShortDescription pool);
}

/// <summary>Completes ids of pools, by the start of the id or of the name.</summary>
public sealed class IdentityPoolIdCompleter : IdentityPoolCompleter
{
    private protected override CompletionResult? Complete(string word, IdentityPoolShortDescription pool) =>
        StartsWith(pool.IdentityPoolId, word) || StartsWith(pool.IdentityPoolName, word)
            ? Result(pool.IdentityPoolId!, pool.IdentityPoolName!)
            : null;
}

/// <summary>Completes names of pools.</summary>
public sealed class IdentityPoolNameCompleter : IdentityPoolCompleter
{
    private protected override CompletionResult? Complete(string word, IdentityPoolShortDescription pool) =>
        StartsWith(pool.IdentityPoolName, word) ? Result(pool.IdentityPoolName!, pool.IdentityPoolId!) : null;
}

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
        .. (pool.OpenIdConnectProviderARNs ?? []).Select(arn => (ProviderNames.OfArn(arn), arn)),
        .. (pool.SamlProviderARNs ?? []).Select(arn => (arn, arn)),
    ];
}

/// <summary>Completes from the roles and role mappings of the pools that are written.</summary>
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

/// <summary>Completes ARNs of the roles that pools use, with what they are used for: a type of role, or the provider of a mapping.</summary>
public sealed class RoleArnCompleter : PoolRoleCompleter
{
    private protected override IEnumerable<(string Value, string? ToolTip)> From(
        IDictionary<string, string> roles, IDictionary<string, RoleMapping> mappings) =>
    [
        .. roles.Select(role => (role.Value, role.Key)),
        .. mappings.SelectMany(mapping => (mapping.Value.RulesConfiguration?.Rules ?? []).Select(rule => (rule.RoleARN!, mapping.Key))),
    ];
}

/// <summary>Completes the providers that pools have role mappings for, with the mappings in short.</summary>
public sealed class RoleMappingProviderCompleter : PoolRoleCompleter
{
    private protected override IEnumerable<(string Value, string? ToolTip)> From(
        IDictionary<string, string> roles, IDictionary<string, RoleMapping> mappings) =>
        mappings.Select(mapping => (mapping.Key, (string?)mapping.Value.ToString()));
}
