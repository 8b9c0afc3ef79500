namespace CognitoIdentity;

/// <summary>
/// An identity pool. Output of CreateIdentityPool and DescribeIdentityPool, input and output of UpdateIdentityPool. An
/// update replaces the whole pool.
/// </summary>
public sealed class IdentityPool
{
    /// <summary>Id of the pool. Required. Up to 55 characters, <c>REGION:GUID</c>.</summary>
    public string? IdentityPoolId { get; set; }

    /// <summary>Name of the pool. Required. 1 to 128 characters, <c>[\w\s+=,.@-]+</c>. An update may change it.</summary>
    public string? IdentityPoolName { get; set; }

    /// <summary>Whether guests, identities without a login, are allowed. Required.</summary>
    public bool? AllowUnauthenticatedIdentities { get; set; }

    /// <summary>
    /// Whether the basic (classic) flow is allowed. Three states: true allows it, false blocks it, null (never set)
    /// allows it too.
    /// </summary>
    public bool? AllowClassicFlow { get; set; }

    /// <summary>
    /// Public providers: name, such as <c>accounts.google.com</c>, to the app id there. Up to 10: names of 1 to 128
    /// characters, app ids of 1 to 128, <c>[\w.;_/-]+</c>. Null in an update clears them.
    /// </summary>
    public IDictionary<string, string>? SupportedLoginProviders { get; set; }

    /// <summary>
    /// Name under which your own backend signs users in. 1 to 128 characters, <c>[\w._-]+</c>. Cannot be changed once
    /// it is set; null in an update keeps it.
    /// </summary>
    public string? DeveloperProviderName { get; set; }

    /// <summary>ARNs of the IAM OpenID Connect providers, 20 to 2048 characters each. Null in an update clears them.</summary>
    public string[]? OpenIdConnectProviderARNs { get; set; }

    /// <summary>User pools and their app clients. Null in an update clears them.</summary>
    public CognitoIdentityProvider[]? CognitoIdentityProviders { get; set; }

    /// <summary>ARNs of the IAM SAML providers, 20 to 2048 characters each. Null in an update clears them.</summary>
    public string[]? SamlProviderARNs { get; set; }

    /// <summary>Tags of the pool. Up to 50: keys of 1 to 128 characters, values of 0 to 256.</summary>
    public IDictionary<string, string>? IdentityPoolTags { get; set; }

    /// <summary>Region of the pool: the part of <see cref="IdentityPoolId"/> before the colon; null if it has none.</summary>
    public string? Region => ResourceId.Region(IdentityPoolId);

    /// <summary>The id of the pool.</summary>
    public override string ToString() => IdentityPoolId ?? string.Empty;
}
