namespace CognitoIdentity;

/// <summary>The roles of a pool, which replace all that it has. Input of SetIdentityPoolRoles.</summary>
public sealed class SetIdentityPoolRolesRequest
{
    /// <summary>Id of the pool. Required. Up to 55 characters, <c>REGION:GUID</c>.</summary>
    public string? IdentityPoolId { get; set; }

    /// <summary>
    /// Default roles: a <see cref="RoleType"/>, <c>authenticated</c> or <c>unauthenticated</c>, to the ARN of a role.
    /// Required, may be empty. Up to 2; ARNs of 20 to 2048 characters.
    /// </summary>
    public IDictionary<string, string>? Roles { get; set; }

    /// <summary>
    /// How the role is chosen, by provider name; for a user pool the name is <c>PROVIDERNAME:CLIENTID</c>. Up to 10;
    /// names of 1 to 128 characters. Null clears the mappings.
    /// </summary>
    public IDictionary<string, RoleMapping>? RoleMappings { get; set; }
}
