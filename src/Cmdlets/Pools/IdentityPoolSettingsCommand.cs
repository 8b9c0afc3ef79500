using System.Management.Automation;
using CognitoIdentity.Api;

namespace CognitoIdentity.Commands;

/// <summary>A cmdlet with parameters for a pool's settings. A setting counts if its parameter was given, even as <c>$null</c>.</summary>
public abstract class IdentityPoolSettingsCommand : PoolCommand
{
    private const string InvalidUserPool = "Invalid Cognito Identity Provider";

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

    /// <summary>Whether the basic (classic) flow is allowed. <c>$null</c> means the service's default, which allows it.</summary>
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
    [ArgumentCompleter(typeof(NoCompleter))]
    public string? DeveloperProviderName { get; set; }

    /// <summary>The ARNs of IAM OpenID Connect providers.</summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyCollection]
    [ValidateShape(nameof(Shapes.OIDCProviderList))]
    [Alias("OpenIdConnectProviderARNs")]
    [ArgumentCompleter(typeof(NoCompleter))]
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
    [ArgumentCompleter(typeof(NoCompleter))]
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

    /// <summary>For each setting, the names of its parameter, the API's among them.</summary>
    internal static string[][] SettingAliases =>
        [.. SettingNames.Select(name => DescribedObject.NamesOf(typeof(IdentityPoolSettingsCommand).GetProperty(name)!))];

    /// <summary>Applies the given settings to a pool. The other settings don't change.</summary>
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

    /// <summary>Sends the settings of a pool. If the service rejects the name of a user pool, the error says which one, and the correct name.</summary>
    private protected async Task<IdentityPool> SendAsync<T>(ICognitoIdentityClient client, T request)
        where T : IdentityPoolSettings, IRequest<IdentityPool>
    {
        try
        {
            return await client.SendAsync(request, Stopped).ConfigureAwait(false);
        }
        catch (CognitoIdentityException e) when (e.ErrorId == ErrorIds.InvalidParameter && e.Message.Contains(InvalidUserPool, StringComparison.OrdinalIgnoreCase))
        {
            e.Remedy = string.Join(" ", (request.CognitoIdentityProviders ?? []).Select(UserPool.NameProblem).OfType<string>().Distinct()) is { Length: > 0 } problems
                ? problems
                : Texts.UserPoolNameUnknown;
            throw;
        }
    }

    private static Dictionary<string, string> Empty() => [];
}
