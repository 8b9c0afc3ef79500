namespace CognitoIdentity;

/// <summary>Known values of <see cref="RoleMapping.Type"/>.</summary>
public static class RoleMappingType
{
    /// <summary>The role comes from the <c>cognito:preferred_role</c> and <c>cognito:roles</c> claims of the token.</summary>
    public const string Token = "Token";

    /// <summary>The role comes from the first rule that matches a claim of the token.</summary>
    public const string Rules = "Rules";
}
