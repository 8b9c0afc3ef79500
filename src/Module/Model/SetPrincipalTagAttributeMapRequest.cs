namespace CognitoIdentity;

/// <summary>Which claims of a provider become principal tags. Input of SetPrincipalTagAttributeMap.</summary>
public sealed class SetPrincipalTagAttributeMapRequest
{
    /// <summary>Id of the pool. Required. Up to 55 characters, <c>REGION:GUID</c>.</summary>
    public string? IdentityPoolId { get; set; }

    /// <summary>Name of the identity provider in the pool. Required. 1 to 128 characters.</summary>
    public string? IdentityProviderName { get; set; }

    /// <summary>
    /// True: the default map, which for OpenID providers is <c>client</c> from <c>aud</c> and <c>username</c> from
    /// <c>sub</c>. False: <see cref="PrincipalTags"/>. Null: not sent.
    /// </summary>
    public bool? UseDefaults { get; set; }

    /// <summary>
    /// Tag name to the name of the claim that gives its value. Up to 50: tag names of 1 to 128 characters, claim names
    /// of 1 to 256. Null: not sent.
    /// </summary>
    public IDictionary<string, string>? PrincipalTags { get; set; }
}
