namespace CognitoIdentity.Local;

/// <summary>Set and get the claims of a provider's tokens that become principal tags.</summary>
internal static class PrincipalTagOperations
{
    public static void Register(HandlerTable table)
    {
        table.Add<GetPrincipalTagAttributeMapRequest, PrincipalTagAttributeMap>(Get);
        table.Add<SetPrincipalTagAttributeMapRequest, PrincipalTagAttributeMap>(Set);
    }

    private static PrincipalTagAttributeMap Get(Call call, GetPrincipalTagAttributeMapRequest request)
    {
        Pool pool = call.Region.Pools.Get(request.IdentityPoolId!);
        return Show(pool, request.IdentityProviderName!);
    }

    private static PrincipalTagAttributeMap Set(Call call, SetPrincipalTagAttributeMapRequest request)
    {
        Pool changed = call.Region.Pools.Change(request.IdentityPoolId!, pool =>
        {
            var tags = new TagMap(
                request.UseDefaults == true,
                request.UseDefaults == true || request.PrincipalTags is null ? new Dictionary<string, string>() : request.PrincipalTags);
            return pool with { TagMaps = pool.TagMaps.SetItem(LoginKeyOf(pool, request.IdentityProviderName!), tags) };
        });
        return Show(changed, request.IdentityProviderName!);
    }

    // It is not public what AWS returns if no map was set. No claim becomes a tag then, so the map is empty.
    private static PrincipalTagAttributeMap Show(Pool pool, string provider)
    {
        string key = LoginKeyOf(pool, provider);
        TagMap? set = pool.TagMaps.GetValueOrDefault(key);
        return new PrincipalTagAttributeMap
        {
            IdentityPoolId = pool.Id,
            IdentityProviderName = provider,
            UseDefaults = set?.UseDefaults == true,
            PrincipalTags = set is null ? new Dictionary<string, string>()
                : set.UseDefaults ? PrincipalTagRules.DefaultsOf(key).ToDictionary(tag => tag.Key, tag => tag.Value)
                : set.Tags,
        };
    }

    // A provider that IAM knows may be named by its ARN as well.
    private static string LoginKeyOf(Pool pool, string provider)
    {
        string key = pool.Settings.OpenIdConnectProviderARNs?.Contains(provider) == true ? ProviderNames.OfArn(provider) : provider;
        return LoginProvider.Find(pool.Settings, key) is not null
            ? key
            : throw ServiceErrors.InvalidParameter($"'{provider}' is not a provider of this identity pool.");
    }
}

/// <summary>How claims become principal tags.</summary>
internal static class PrincipalTagRules
{
    private const string SamlClaims = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";
    private static readonly IReadOnlyDictionary<string, string> UsualDefaults = Map("aud", "sub");
    private static readonly IReadOnlyDictionary<string, string> AmazonDefaults = Map("aud", "user_id");
    private static readonly IReadOnlyDictionary<string, string> SamlDefaults = Map(SamlClaims + "nameidentifier", SamlClaims + "name");

    /// <summary>The service's own map for a provider.</summary>
    public static IReadOnlyDictionary<string, string> DefaultsOf(string provider) =>
        provider == ProviderNames.Amazon ? AmazonDefaults : ProviderNames.IsSaml(provider) ? SamlDefaults : UsualDefaults;

    /// <summary>Whether a session has principal tags, from the pool's maps or from a developer's token.</summary>
    public static bool HasTags(Pool pool, IReadOnlyCollection<VerifiedLogin> logins) =>
        logins.Any(login => login.IsIdentityToken && IdentityTokens.HasTags(login.Claims!)) || TagsOf(pool, logins).Count > 0;

    /// <summary>The principal tags of a login, if the pool has a map for its provider.</summary>
    public static Dictionary<string, string> TagsOf(Pool pool, IEnumerable<VerifiedLogin> logins)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (VerifiedLogin login in logins)
        {
            if (login.Claims is { } claims && pool.TagMaps.TryGetValue(login.Login.Provider, out TagMap? set))
            {
                foreach ((string tag, string claim) in set.UseDefaults ? DefaultsOf(login.Login.Provider) : set.Tags.AsReadOnly())
                {
                    if (claims.All(claim) is [var value, ..])
                    {
                        tags.TryAdd(tag, value);
                    }
                }
            }
        }

        return tags;
    }

    private static Dictionary<string, string> Map(string client, string user) => new() { ["client"] = client, ["username"] = user };
}
