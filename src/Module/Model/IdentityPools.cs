using System.Management.Automation;
using CognitoIdentity.Api;

namespace CognitoIdentity;

/// <summary>The settings of an identity pool, without its id. Part of every pool, and of the requests that create and update one.</summary>
public abstract class IdentityPoolSettings
{
    /// <summary>Name of the pool. Need not be unique; an update may change it.</summary>
    [Required(nameof(Shapes.IdentityPoolName))]
    public string? IdentityPoolName { get; set; }

    /// <summary>Whether guests, identities without a login, are allowed.</summary>
    [Required(nameof(Shapes.IdentityPoolUnauthenticated))]
    public bool? AllowUnauthenticatedIdentities { get; set; }

    /// <summary>
    /// Whether the basic (classic) flow is allowed. Three states: true allows it, false blocks it, null (never set) allows it
    /// too.
    /// </summary>
    [Optional(nameof(Shapes.ClassicFlow))]
    public bool? AllowClassicFlow { get; set; }

    /// <summary>Public providers: name, such as <c>accounts.google.com</c>, to the app id there. Null in an update clears them.</summary>
    [Optional(nameof(Shapes.IdentityProviders))]
    public IDictionary<string, string>? SupportedLoginProviders { get; set; }

    /// <summary>Name under which your own backend signs users in. Cannot be changed once it is set; null in an update keeps it.</summary>
    [Optional(nameof(Shapes.DeveloperProviderName))]
    public string? DeveloperProviderName { get; set; }

    /// <summary>ARNs of the IAM OpenID Connect providers. Null in an update clears them.</summary>
    [Optional(nameof(Shapes.OIDCProviderList))]
    public TextList<string>? OpenIdConnectProviderARNs { get; set; }

    /// <summary>User pools and their app clients. Null in an update clears them.</summary>
    [Optional(nameof(Shapes.CognitoIdentityProviderList))]
    public TextList<CognitoIdentityProvider>? CognitoIdentityProviders { get; set; }

    /// <summary>ARNs of the IAM SAML providers. Null in an update clears them.</summary>
    [Optional(nameof(Shapes.SAMLProviderList))]
    public TextList<string>? SamlProviderARNs { get; set; }

    /// <summary>Tags of the pool. Null in an update keeps them.</summary>
    [Optional(nameof(Shapes.IdentityPoolTagsType))]
    public IDictionary<string, string>? IdentityPoolTags { get; set; }

    /// <summary>Gives another pool, or the request for one, the same settings. Lists and maps are shared, not copied.</summary>
    internal void CopyTo(IdentityPoolSettings target)
    {
        foreach (Member setting in StructureShape.Of(typeof(IdentityPoolSettings)).Members)
        {
            setting.Set(target, setting.Get(this));
        }
    }
}

/// <summary>An identity pool. Output of CreateIdentityPool, DescribeIdentityPool and UpdateIdentityPool.</summary>
public sealed class IdentityPool : IdentityPoolSettings
{
    /// <summary>Id of the pool, <c>REGION:GUID</c>.</summary>
    [Required(nameof(Shapes.IdentityPoolId))]
    public string? IdentityPoolId { get; set; }

    /// <summary>Region of the pool: the part of <see cref="IdentityPoolId"/> before the colon; null if it has none.</summary>
    public string? Region => ResourceId.Region(IdentityPoolId);

    /// <summary>The id of the pool.</summary>
    public override string ToString() => IdentityPoolId ?? string.Empty;
}

/// <summary>
/// A user pool and one of its app clients as a provider. Element of <see cref="IdentityPoolSettings.CognitoIdentityProviders"/>.
/// </summary>
public sealed class CognitoIdentityProvider
{
    /// <summary>Name of the user pool, <c>cognito-idp.REGION.amazonaws.com/USERPOOLID</c> without <c>https://</c>.</summary>
    [Optional(nameof(Shapes.CognitoIdentityProviderName))]
    public string? ProviderName { get; set; }

    /// <summary>Id of the app client.</summary>
    [Optional(nameof(Shapes.CognitoIdentityProviderClientId))]
    public string? ClientId { get; set; }

    /// <summary>
    /// True: before it gives tokens or credentials, the service asks the user pool whether the user was signed out or deleted.
    /// Null counts as false.
    /// </summary>
    [Optional(nameof(Shapes.CognitoIdentityProviderTokenCheck))]
    public bool? ServerSideTokenCheck { get; set; }

    /// <summary>The provider name, a colon and the client id: the key of its role mapping.</summary>
    public override string ToString() => $"{ProviderName}:{ClientId}";
}

/// <summary>
/// The settings that a pool in a list does not have. Reading one is an error, because null would look like a setting: no pool would seem to
/// allow guests. Views and member lists don't show them.
/// </summary>
public interface IUnlistedSettings
{
    /// <inheritdoc cref="IdentityPoolSettings.AllowUnauthenticatedIdentities"/>
    [Hidden]
    object AllowUnauthenticatedIdentities { get; }

    /// <inheritdoc cref="IdentityPoolSettings.AllowClassicFlow"/>
    [Hidden]
    object AllowClassicFlow { get; }

    /// <inheritdoc cref="IdentityPoolSettings.SupportedLoginProviders"/>
    [Hidden]
    object SupportedLoginProviders { get; }

    /// <inheritdoc cref="IdentityPoolSettings.DeveloperProviderName"/>
    [Hidden]
    object DeveloperProviderName { get; }

    /// <inheritdoc cref="IdentityPoolSettings.OpenIdConnectProviderARNs"/>
    [Hidden]
    object OpenIdConnectProviderARNs { get; }

    /// <inheritdoc cref="IdentityPoolSettings.CognitoIdentityProviders"/>
    [Hidden]
    object CognitoIdentityProviders { get; }

    /// <inheritdoc cref="IdentityPoolSettings.SamlProviderARNs"/>
    [Hidden]
    object SamlProviderARNs { get; }

    /// <inheritdoc cref="IdentityPoolSettings.IdentityPoolTags"/>
    [Hidden]
    object IdentityPoolTags { get; }
}

/// <summary>An identity pool in a list. Element of the output of ListIdentityPools.</summary>
public sealed class IdentityPoolShortDescription : IUnlistedSettings
{
    /// <summary>Id of the pool, <c>REGION:GUID</c>.</summary>
    [Always(nameof(Shapes.IdentityPoolId))]
    public string? IdentityPoolId { get; set; }

    /// <summary>Name of the pool.</summary>
    [Always(nameof(Shapes.IdentityPoolName))]
    public string? IdentityPoolName { get; set; }

    /// <summary>Region of the pool: the part of <see cref="IdentityPoolId"/> before the colon; null if it has none.</summary>
    public string? Region => ResourceId.Region(IdentityPoolId);

    object IUnlistedSettings.AllowUnauthenticatedIdentities => throw NotListed();

    object IUnlistedSettings.AllowClassicFlow => throw NotListed();

    object IUnlistedSettings.SupportedLoginProviders => throw NotListed();

    object IUnlistedSettings.DeveloperProviderName => throw NotListed();

    object IUnlistedSettings.OpenIdConnectProviderARNs => throw NotListed();

    object IUnlistedSettings.CognitoIdentityProviders => throw NotListed();

    object IUnlistedSettings.SamlProviderARNs => throw NotListed();

    object IUnlistedSettings.IdentityPoolTags => throw NotListed();

    /// <summary>The id of the pool.</summary>
    public override string ToString() => IdentityPoolId ?? string.Empty;

    // Where-Object hides all other exceptions of a property.
    private static MethodException NotListed() => new(Texts.SettingNotListed);
}

/// <summary>Input of CreateIdentityPool: the settings of the new pool.</summary>
[Operation(UnclearError = nameof(Texts.IdentityPoolCreationUnclear), Subject = nameof(IdentityPoolName))]
public sealed class CreateIdentityPoolRequest : IdentityPoolSettings, IRequest<IdentityPool>;

/// <summary>The pool to read. Input of DescribeIdentityPool.</summary>
public sealed class DescribeIdentityPoolRequest : IRequest<IdentityPool>
{
    /// <summary>Id of the pool, <c>REGION:GUID</c>.</summary>
    [Required(nameof(Shapes.IdentityPoolId))]
    public string? IdentityPoolId { get; set; }
}

/// <summary>The new settings of a pool, which replace all of them. Input of UpdateIdentityPool.</summary>
public sealed class UpdateIdentityPoolRequest : IdentityPoolSettings, IRequest<IdentityPool>
{
    /// <summary>Id of the pool, <c>REGION:GUID</c>.</summary>
    [Required(nameof(Shapes.IdentityPoolId))]
    public string? IdentityPoolId { get; set; }
}

/// <summary>The pool to delete, with the identities in it. Input of DeleteIdentityPool.</summary>
[Operation(DoneCode = ErrorCodes.ResourceNotFound)]
public sealed class DeleteIdentityPoolRequest : IRequest<NoOutput>
{
    /// <summary>Id of the pool, <c>REGION:GUID</c>.</summary>
    [Required(nameof(Shapes.IdentityPoolId))]
    public string? IdentityPoolId { get; set; }
}

/// <summary>The page of identity pools to read. Input of ListIdentityPools.</summary>
public sealed class ListIdentityPoolsRequest : IRequest<ListIdentityPoolsResponse>
{
    /// <summary>Most pools in the page.</summary>
    [Required(nameof(Shapes.QueryLimit))]
    public int? MaxResults { get; set; }

    /// <summary>Where to continue: the value from the page before; null for the first page.</summary>
    [Optional(nameof(Shapes.PaginationKey))]
    public string? NextToken { get; set; }
}

/// <summary>A page of the identity pools of an account in a region. Output of ListIdentityPools.</summary>
public sealed class ListIdentityPoolsResponse
{
    /// <summary>The pools of the page. Null or empty: none in this page.</summary>
    [Optional(nameof(Shapes.IdentityPoolsList))]
    public IdentityPoolShortDescription[]? IdentityPools { get; set; }

    /// <summary>Value that asks for the next page; null when this is the last one.</summary>
    [Optional(nameof(Shapes.PaginationKey))]
    public string? NextToken { get; set; }
}
