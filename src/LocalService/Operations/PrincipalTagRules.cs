namespace CognitoIdentity.Local;

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
