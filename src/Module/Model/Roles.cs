using CognitoIdentity.Api;

namespace CognitoIdentity;

/// <summary>The roles of an identity pool. Output of GetIdentityPoolRoles.</summary>
public sealed class IdentityPoolRoles
{
    /// <summary>Id of the pool, <c>REGION:GUID</c>.</summary>
    [Always(nameof(Shapes.IdentityPoolId))]
    public string? IdentityPoolId { get; set; }

    /// <summary>Default roles: a <see cref="RoleType"/> to the ARN of a role. Null or empty: none is set.</summary>
    [Optional(nameof(Shapes.RolesMap))]
    public IDictionary<string, string>? Roles { get; set; }

    /// <summary>How the role is chosen, by provider name. Null or empty: always the default role.</summary>
    [Optional(nameof(Shapes.RoleMappingMap))]
    public IDictionary<string, RoleMapping>? RoleMappings { get; set; }

    /// <summary>Region of the pool: the part of <see cref="IdentityPoolId"/> before the colon; null if it has none.</summary>
    public string? Region => ResourceId.Region(IdentityPoolId);

    /// <summary>The id of the pool.</summary>
    public override string ToString() => IdentityPoolId ?? string.Empty;
}

/// <summary>Known keys of <see cref="IdentityPoolRoles.Roles"/> and <see cref="SetIdentityPoolRolesRequest.Roles"/>.</summary>
public static class RoleType
{
    /// <summary>Role of identities with a login.</summary>
    public const string Authenticated = "authenticated";

    /// <summary>Role of guests.</summary>
    public const string Unauthenticated = "unauthenticated";
}

/// <summary>
/// How the role is chosen for the users of one provider. Value in the role mappings of GetIdentityPoolRoles and
/// SetIdentityPoolRoles.
/// </summary>
public sealed class RoleMapping
{
    /// <summary>Where the role comes from: a value of <see cref="RoleMappingType"/>, <c>Token</c> or <c>Rules</c>.</summary>
    [Required(nameof(Shapes.RoleMappingType))]
    public string? Type { get; set; }

    /// <summary>
    /// What happens when the token or the rules give no single role: a value of <see
    /// cref="CognitoIdentity.AmbiguousRoleResolution"/>, <c>AuthenticatedRole</c> or <c>Deny</c>. The service requires it for both
    /// types.
    /// </summary>
    [Optional(nameof(Shapes.AmbiguousRoleResolutionType))]
    public string? AmbiguousRoleResolution { get; set; }

    /// <summary>The rules, for the type <c>Rules</c>; null for <c>Token</c>.</summary>
    [Optional(nameof(Shapes.RulesConfigurationType))]
    public RulesConfigurationType? RulesConfiguration { get; set; }

    /// <summary>A short description: the type or the number of rules, and the fallback.</summary>
    public override string ToString() => $"{(Type == RoleMappingType.Rules ? Texts.CountRules.Counted(RulesConfiguration?.Rules?.Length ?? 0) : Type)}, else {AmbiguousRoleResolution}";
}

/// <summary>Known values of <see cref="RoleMapping.Type"/>.</summary>
public static class RoleMappingType
{
    /// <summary>The role comes from the <c>cognito:preferred_role</c> and <c>cognito:roles</c> claims of the token.</summary>
    public const string Token = "Token";

    /// <summary>The role comes from the first rule that matches a claim of the token.</summary>
    public const string Rules = "Rules";
}

/// <summary>Known values of <see cref="RoleMapping.AmbiguousRoleResolution"/>.</summary>
public static class AmbiguousRoleResolution
{
    /// <summary>Use the role of the pool for authenticated identities.</summary>
    public const string AuthenticatedRole = "AuthenticatedRole";

    /// <summary>Deny credentials.</summary>
    public const string Deny = "Deny";
}

/// <summary>The rules of a role mapping. Part of <see cref="RoleMapping"/> in GetIdentityPoolRoles and SetIdentityPoolRoles.</summary>
public sealed class RulesConfigurationType
{
    /// <summary>The rules in order: the first match gives the role.</summary>
    [Required(nameof(Shapes.MappingRulesList))]
    public TextList<MappingRule>? Rules { get; set; }

    /// <summary>The rules, with commas between them.</summary>
    public override string ToString() => $"{Rules}";
}

/// <summary>
/// A rule that gives a role to the tokens with a matching claim. Part of <see cref="RulesConfigurationType"/> in
/// GetIdentityPoolRoles and SetIdentityPoolRoles.
/// </summary>
public sealed class MappingRule
{
    /// <summary>Name of the claim.</summary>
    [Required(nameof(Shapes.ClaimName))]
    public string? Claim { get; set; }

    /// <summary>
    /// How the claim is compared: a value of <see cref="MappingRuleMatchType"/>, <c>Equals</c>, <c>Contains</c>,
    /// <c>StartsWith</c> or <c>NotEqual</c>.
    /// </summary>
    [Required(nameof(Shapes.MappingRuleMatchType))]
    public string? MatchType { get; set; }

    /// <summary>Text that the claim is compared with.</summary>
    [Required(nameof(Shapes.ClaimValue))]
    public string? Value { get; set; }

    /// <summary>ARN of the role that a match gives.</summary>
    [Required(nameof(Shapes.ARNString))]
    public string? RoleARN { get; set; }

    /// <summary>The rule in one line.</summary>
    public override string ToString() => $"{Claim} {MatchType} {Value}: {RoleARN}";
}

/// <summary>Known values of <see cref="MappingRule.MatchType"/>: how a claim is compared with the value of the rule.</summary>
public static class MappingRuleMatchType
{
    /// <summary>The claim is the value. <c>Equals</c> on the wire.</summary>
    public const string EqualTo = "Equals";

    /// <summary>The claim contains the value.</summary>
    public const string Contains = "Contains";

    /// <summary>The claim starts with the value.</summary>
    public const string StartsWith = "StartsWith";

    /// <summary>The claim is not the value.</summary>
    public const string NotEqual = "NotEqual";
}

/// <summary>The pool whose roles are read. Input of GetIdentityPoolRoles.</summary>
public sealed class GetIdentityPoolRolesRequest : IRequest<IdentityPoolRoles>
{
    /// <summary>Id of the pool, <c>REGION:GUID</c>.</summary>
    [Required(nameof(Shapes.IdentityPoolId))]
    public string? IdentityPoolId { get; set; }
}

/// <summary>The roles of a pool, which replace all that it has. Input of SetIdentityPoolRoles.</summary>
public sealed class SetIdentityPoolRolesRequest : IRequest<NoOutput>
{
    /// <summary>Id of the pool, <c>REGION:GUID</c>.</summary>
    [Required(nameof(Shapes.IdentityPoolId))]
    public string? IdentityPoolId { get; set; }

    /// <summary>
    /// Default roles: a <see cref="RoleType"/>, <c>authenticated</c> or <c>unauthenticated</c>, to the ARN of a role. May be
    /// empty.
    /// </summary>
    [Required(nameof(Shapes.RolesMap))]
    public IDictionary<string, string>? Roles { get; set; }

    /// <summary>
    /// How the role is chosen, by provider name; for a user pool the name is <c>PROVIDERNAME:CLIENTID</c>. Null clears the
    /// mappings.
    /// </summary>
    [Optional(nameof(Shapes.RoleMappingMap))]
    public IDictionary<string, RoleMapping>? RoleMappings { get; set; }
}
