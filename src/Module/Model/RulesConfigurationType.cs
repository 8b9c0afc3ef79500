namespace CognitoIdentity;

/// <summary>
/// The rules of a role mapping. Part of <see cref="RoleMapping"/> in GetIdentityPoolRoles and SetIdentityPoolRoles.
/// </summary>
public sealed class RulesConfigurationType
{
    /// <summary>
    /// The rules in order: the first match gives the role. Required. 1 to 400 by the API; the default quota is 25 per
    /// provider.
    /// </summary>
    public MappingRule[]? Rules { get; set; }
}
