namespace CognitoIdentity;

/// <summary>The roles of an identity pool. Output of GetIdentityPoolRoles.</summary>
public sealed class IdentityPoolRoles
{
    /// <summary>Id of the pool, <c>REGION:GUID</c>.</summary>
    public string? IdentityPoolId { get; set; }

    /// <summary>Default roles: a <see cref="RoleType"/> to the ARN of a role. Null or empty: none is set.</summary>
    public IDictionary<string, string>? Roles { get; set; }

    /// <summary>How the role is chosen, by provider name. Null or empty: always the default role.</summary>
    public IDictionary<string, RoleMapping>? RoleMappings { get; set; }

    /// <summary>Region of the pool: the part of <see cref="IdentityPoolId"/> before the colon; null if it has none.</summary>
    public string? Region => ResourceId.Region(IdentityPoolId);
}
