namespace CognitoIdentity;

/// <summary>
/// How the role is chosen for the users of one provider. Value in the role mappings of GetIdentityPoolRoles and
/// SetIdentityPoolRoles.
/// </summary>
public sealed class RoleMapping
{
    /// <summary>
    /// Where the role comes from: a value of <see cref="RoleMappingType"/>, <c>Token</c> or <c>Rules</c>. Required.
    /// </summary>
    public string? Type { get; set; }

    /// <summary>
    /// What happens when the token or the rules give no single role: a value of
    /// <see cref="CognitoIdentity.AmbiguousRoleResolution"/>, <c>AuthenticatedRole</c> or <c>Deny</c>. The service
    /// wants it for both types.
    /// </summary>
    public string? AmbiguousRoleResolution { get; set; }

    /// <summary>The rules, for the type <c>Rules</c>; null for <c>Token</c>.</summary>
    public RulesConfigurationType? RulesConfiguration { get; set; }

    /// <summary>In short: the type or the number of rules, and what holds otherwise.</summary>
    public override string ToString() => Type == RoleMappingType.Rules ? $"{RulesConfiguration?.Rules?.Length ?? 0} rule(s), else {AmbiguousRoleResolution}" : $"{Type}, else {AmbiguousRoleResolution}";
}
