using System.Management.Automation;
using CognitoIdentity.Api;

namespace CognitoIdentity.Commands;

/// <summary>A cmdlet that gives a pool its settings. A setting counts when its parameter was given, also as <c>$null</c>.</summary>
public abstract class IdentityPoolSettingsCommand : ServiceCommand
{
    private static readonly Dictionary<string, Action<IdentityPoolSettingsCommand, IdentityPoolSettings>> Settings = new(StringComparer.OrdinalIgnoreCase)
    {
        [nameof(AllowUnauthenticatedIdentity)] = (from, to) => to.AllowUnauthenticatedIdentities = from.AllowUnauthenticatedIdentity,
        [nameof(AllowClassicFlow)] = (from, to) => to.AllowClassicFlow = from.AllowClassicFlow,
        [nameof(SupportedLoginProvider)] = (from, to) => to.SupportedLoginProviders = from.SupportedLoginProvider ?? Empty(),
        [nameof(DeveloperProviderName)] = (from, to) => to.DeveloperProviderName = from.DeveloperProviderName,
        [nameof(OpenIdConnectProviderArn)] = (from, to) => to.OpenIdConnectProviderARNs = from.OpenIdConnectProviderArn ?? [],
        [nameof(CognitoIdentityProvider)] = (from, to) => to.CognitoIdentityProviders = from.CognitoIdentityProvider ?? [],
        [nameof(SamlProviderArn)] = (from, to) => to.SamlProviderARNs = from.SamlProviderArn ?? [],
        [nameof(Tag)] = (from, to) => to.IdentityPoolTags = from.Tag ?? Empty(),
    };

    /// <summary>Whether guests, identities without a login, are allowed.</summary>
    [Parameter]
    [ValidateNotNull]
    [Alias("AllowUnauthenticatedIdentities")]
    public bool? AllowUnauthenticatedIdentity { get; set; }

    /// <summary>Whether the basic (classic) flow is allowed. <c>$null</c> leaves it to the service, which allows it.</summary>
    [Parameter]
    [AllowNull]
    public bool? AllowClassicFlow { get; set; }

    /// <summary>Public providers, such as <c>accounts.google.com</c>, with the app id there: any dictionary.</summary>
    [Parameter]
    [AllowNull]
    [StringMapTransformation]
    [ValidateShape(nameof(Shapes.IdentityProviders))]
    [Alias("SupportedLoginProviders")]
    public IDictionary<string, string>? SupportedLoginProvider { get; set; }

    /// <summary>The name under which your own backend signs users in. It can't be changed once it is set.</summary>
    [Parameter]
    [AllowNull]
    [ValidateShape(nameof(Shapes.DeveloperProviderName))]
    public string? DeveloperProviderName { get; set; }

    /// <summary>The ARNs of IAM OpenID Connect providers.</summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyCollection]
    [ValidateShape(nameof(Shapes.OIDCProviderList))]
    [Alias("OpenIdConnectProviderARNs")]
    public string[]? OpenIdConnectProviderArn { get; set; }

    /// <summary>User pools and their app clients: objects, dictionaries, or <c>providerName:clientId</c> strings.</summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyCollection]
    [UserPoolProviderTransformation]
    [ValidateShape(nameof(Shapes.CognitoIdentityProviderList))]
    [Alias("CognitoIdentityProviders")]
    public CognitoIdentityProvider[]? CognitoIdentityProvider { get; set; }

    /// <summary>The ARNs of IAM SAML providers.</summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyCollection]
    [ValidateShape(nameof(Shapes.SAMLProviderList))]
    [Alias("SamlProviderARNs")]
    public string[]? SamlProviderArn { get; set; }

    /// <summary>The tags of the pool: any dictionary.</summary>
    [Parameter]
    [AllowNull]
    [StringMapTransformation]
    [ValidateShape(nameof(Shapes.IdentityPoolTagsType))]
    [Alias("Tags", "IdentityPoolTag", "IdentityPoolTags")]
    public IDictionary<string, string>? Tag { get; set; }

    /// <summary>The names of all settings, in this order.</summary>
    private protected static IReadOnlyCollection<string> SettingNames => Settings.Keys;

    /// <summary>Puts the given settings into a pool; the rest of it stays.</summary>
    private protected void Apply(IdentityPoolSettings pool)
    {
        foreach ((string parameter, Action<IdentityPoolSettingsCommand, IdentityPoolSettings> set) in Settings)
        {
            if (IsGiven(parameter))
            {
                set(this, pool);
            }
        }
    }

    private static Dictionary<string, string> Empty() => [];
}
