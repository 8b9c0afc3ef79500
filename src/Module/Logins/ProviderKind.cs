namespace CognitoIdentity;

/// <summary>What the tokens of a provider are.</summary>
internal enum ProviderKind
{
    /// <summary>ID tokens of a user pool. The service's own issuer stands in for it, so the signature can be checked.</summary>
    UserPool,

    /// <summary>ID tokens of somebody else, whose keys are not known here.</summary>
    OpenIdConnect,

    /// <summary>Access tokens or assertions that only the provider can read; some are JSON Web Tokens all the same.</summary>
    Opaque,
}
