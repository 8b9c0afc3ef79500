namespace CognitoIdentity.Commands;

/// <summary>Completes the providers that pools have role mappings for, with the mappings in short.</summary>
public sealed class RoleMappingProviderCompleter : PoolRoleCompleter
{
    private protected override IEnumerable<(string Value, string? ToolTip)> From(
        IDictionary<string, string> roles, IDictionary<string, RoleMapping> mappings) =>
        mappings.Select(mapping => (mapping.Key, (string?)mapping.Value.ToString()));
}
