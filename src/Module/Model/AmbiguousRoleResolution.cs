namespace CognitoIdentity;

/// <summary>Known values of <see cref="RoleMapping.AmbiguousRoleResolution"/>.</summary>
public static class AmbiguousRoleResolution
{
    /// <summary>Use the role of the pool for authenticated identities.</summary>
    public const string AuthenticatedRole = "AuthenticatedRole";

    /// <summary>Refuse credentials.</summary>
    public const string Deny = "Deny";
}
