namespace CognitoIdentity.Local;

/// <summary>Set and get which claims of a provider's tokens become principal tags.</summary>
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
        CheckProvider(pool, request.IdentityProviderName!);
        return Show(pool, request.IdentityProviderName!);
    }

    private static PrincipalTagAttributeMap Set(Call call, SetPrincipalTagAttributeMapRequest request)
    {
        string provider = request.IdentityProviderName!;
        Pool changed = call.Region.Pools.Change(request.IdentityPoolId!, pool =>
        {
            CheckProvider(pool, provider);
            var tags = new TagMap(
                request.UseDefaults == true,
                request.UseDefaults == true || request.PrincipalTags is null ? new Dictionary<string, string>() : request.PrincipalTags);
            return pool with { TagMaps = pool.TagMaps.SetItem(provider, tags) };
        });
        return Show(changed, provider);
    }

    // Where nothing was set, the defaults hold.
    private static PrincipalTagAttributeMap Show(Pool pool, string provider)
    {
        TagMap? set = pool.TagMaps.GetValueOrDefault(provider);
        bool useDefaults = set is null or { UseDefaults: true };
        return new PrincipalTagAttributeMap
        {
            IdentityPoolId = pool.Id,
            IdentityProviderName = provider,
            UseDefaults = useDefaults,
            PrincipalTags = useDefaults ? PrincipalTagRules.Defaults.ToDictionary(tag => tag.Key, tag => tag.Value) : set!.Tags,
        };
    }

    private static void CheckProvider(Pool pool, string provider)
    {
        if (LoginProvider.Find(pool.Settings, provider) is null)
        {
            throw ServiceErrors.InvalidParameter($"'{provider}' is not a provider of this identity pool.");
        }
    }
}

/// <summary>How claims become principal tags.</summary>
internal static class PrincipalTagRules
{
    /// <summary>The service's own map.</summary>
    public static readonly IReadOnlyDictionary<string, string> Defaults = new Dictionary<string, string> { ["client"] = "aud", ["username"] = "sub" };

    /// <summary>The principal tags of somebody who logs in, where the pool has a map for the provider.</summary>
    public static Dictionary<string, string> TagsOf(Pool pool, IEnumerable<VerifiedLogin> logins)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (VerifiedLogin login in logins)
        {
            if (login.Claims is { } claims && pool.TagMaps.TryGetValue(login.Login.Provider, out TagMap? set))
            {
                foreach ((string tag, string claim) in set.UseDefaults ? Defaults : set.Tags.AsReadOnly())
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
}
