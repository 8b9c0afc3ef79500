using CognitoIdentity.Api;

namespace CognitoIdentity;

/// <summary>
/// The claims of a provider that become principal tags. Output of GetPrincipalTagAttributeMap and SetPrincipalTagAttributeMap.
/// </summary>
public sealed class PrincipalTagAttributeMap
{
    /// <summary>Id of the pool, <c>REGION:GUID</c>.</summary>
    [Always(nameof(Shapes.IdentityPoolId))]
    public string? IdentityPoolId { get; set; }

    /// <summary>Name of the identity provider in the pool.</summary>
    [Always(nameof(Shapes.IdentityProviderName))]
    public string? IdentityProviderName { get; set; }

    /// <summary>True if the default map of the service is used. Null: not in the answer.</summary>
    [Optional(nameof(Shapes.UseDefaults))]
    public bool? UseDefaults { get; set; }

    /// <summary>Tag name to the name of the claim that gives its value.</summary>
    [Optional(nameof(Shapes.PrincipalTags))]
    public IDictionary<string, string>? PrincipalTags { get; set; }

    /// <summary>The provider, and the tags with their claims.</summary>
    public override string ToString() => $"{IdentityProviderName}: {PrincipalTags}";
}

/// <summary>The provider whose principal tags are read. Input of GetPrincipalTagAttributeMap.</summary>
public sealed class GetPrincipalTagAttributeMapRequest : IRequest<PrincipalTagAttributeMap>
{
    /// <summary>Id of the pool, <c>REGION:GUID</c>.</summary>
    [Required(nameof(Shapes.IdentityPoolId))]
    public string? IdentityPoolId { get; set; }

    /// <summary>Name of the identity provider in the pool.</summary>
    [Required(nameof(Shapes.IdentityProviderName))]
    public string? IdentityProviderName { get; set; }
}

/// <summary>The claims of a provider that become principal tags. Input of SetPrincipalTagAttributeMap.</summary>
public sealed class SetPrincipalTagAttributeMapRequest : IRequest<PrincipalTagAttributeMap>
{
    /// <summary>Id of the pool, <c>REGION:GUID</c>.</summary>
    [Required(nameof(Shapes.IdentityPoolId))]
    public string? IdentityPoolId { get; set; }

    /// <summary>Name of the identity provider in the pool.</summary>
    [Required(nameof(Shapes.IdentityProviderName))]
    public string? IdentityProviderName { get; set; }

    /// <summary>
    /// True: the default map, which for OpenID providers is <c>client</c> from <c>aud</c> and <c>username</c> from <c>sub</c>.
    /// False: <see cref="PrincipalTags"/>. Null: not sent.
    /// </summary>
    [Optional(nameof(Shapes.UseDefaults))]
    public bool? UseDefaults { get; set; }

    /// <summary>Tag name to the name of the claim that gives its value. Null: not sent.</summary>
    [Optional(nameof(Shapes.PrincipalTags))]
    public IDictionary<string, string>? PrincipalTags { get; set; }
}
