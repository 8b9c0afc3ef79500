namespace CognitoIdentity;

/// <summary>Known keys of <see cref="IdentityPoolRoles.Roles"/> and <see cref="SetIdentityPoolRolesRequest.Roles"/>.</summary>
public static class RoleType
{
    /// <summary>Role of identities with a login.</summary>
    public const string Authenticated = "authenticated";

    /// <summary>Role of guests.</summary>
    public const string Unauthenticated = "unauthenticated";
}
