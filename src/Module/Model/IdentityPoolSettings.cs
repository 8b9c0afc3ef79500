namespace CognitoIdentity;

/// <summary>What can be said of an identity pool besides its id. Input of CreateIdentityPool, and part of every pool.</summary>
public abstract class IdentityPoolSettings
{
    /// <summary>Name of the pool. Required. 1 to 128 characters, <c>[\w\s+=,.@-]+</c>. Need not be unique; an update may change it.</summary>
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

    /// <summary>Gives another pool, or the request for one, the same settings. Lists and maps are shared, not copied.</summary>
    internal void CopyTo(IdentityPoolSettings target)
    {
        target.IdentityPoolName = IdentityPoolName;
        target.AllowUnauthenticatedIdentities = AllowUnauthenticatedIdentities;
        target.AllowClassicFlow = AllowClassicFlow;
        target.SupportedLoginProviders = SupportedLoginProviders;
        target.DeveloperProviderName = DeveloperProviderName;
        target.OpenIdConnectProviderARNs = OpenIdConnectProviderARNs;
        target.CognitoIdentityProviders = CognitoIdentityProviders;
        target.SamlProviderARNs = SamlProviderARNs;
        target.IdentityPoolTags = IdentityPoolTags;
    }
}
