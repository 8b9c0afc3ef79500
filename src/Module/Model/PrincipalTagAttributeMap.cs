namespace CognitoIdentity;

/// <summary>
/// Which claims of a provider become principal tags. Output of GetPrincipalTagAttributeMap and
/// SetPrincipalTagAttributeMap.
/// </summary>
public sealed class PrincipalTagAttributeMap
{
    /// <summary>Id of the pool, <c>REGION:GUID</c>.</summary>
    public string? IdentityPoolId { get; set; }

    /// <summary>Name of the identity provider in the pool.</summary>
    public string? IdentityProviderName { get; set; }

    /// <summary>True if the default map of the service is used. Null: the service did not say.</summary>
    public bool? UseDefaults { get; set; }

    /// <summary>Tag name to the name of the claim that gives its value.</summary>
    public IDictionary<string, string>? PrincipalTags { get; set; }
}
