namespace CognitoIdentity.Commands;

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
