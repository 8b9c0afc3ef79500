using CognitoIdentity.Api;

namespace CognitoIdentity.Local;

/// <summary>The operations on developer users: get a token, look up, merge, unlink.</summary>
internal sealed class DeveloperOperations
{
    private static readonly TimeSpan DefaultLifetime = TimeSpan.FromMinutes(15);
    private readonly PageTokens _pages;
    private readonly LoginVerifier _logins;
    private readonly IdentityTokens _tokens;

    public DeveloperOperations(PageTokens pages, LoginVerifier logins, IdentityTokens tokens)
    {
        _pages = pages;
        _logins = logins;
        _tokens = tokens;
    }

    public void Register(HandlerTable table)
    {
        table.Add<GetOpenIdTokenForDeveloperIdentityRequest, OpenIdToken>(GetToken);
        table.Add<LookupDeveloperIdentityRequest, LookupDeveloperIdentityResponse>(Lookup);
        table.Add<MergeDeveloperIdentitiesRequest, MergeDeveloperIdentitiesResponse>(Merge);
        table.Add<UnlinkDeveloperIdentityRequest>(Unlink);
    }

    private OpenIdToken GetToken(Call call, GetOpenIdTokenForDeveloperIdentityRequest request)
    {
        Pool pool = call.Region.Pools.Get(request.IdentityPoolId!);
        VerifiedLogin[] logins = Verify(pool.Settings, request.Logins!);
        string identityId;
        lock (call.Region.Gate)
        {
            pool = call.Region.Pools.Get(pool.Id);
            identityId = call.Region.Identities.IdOf(
                request.IdentityId is null ? IdentityResolver.ByLogins(call.Region, pool, logins) : Link(call.Region, pool, request.IdentityId, logins));
        }

        TimeSpan lifetime = request.TokenDuration is { } seconds ? TimeSpan.FromSeconds(seconds) : DefaultLifetime;
        return new OpenIdToken
        {
            IdentityId = identityId,
            Token = _tokens.Create(IdentityProof.Of(pool.Id, identityId, logins), lifetime, request.PrincipalTags),
        };
    }

    // The developer user, and optional tokens of public providers.
    private VerifiedLogin[] Verify(IdentityPool pool, IDictionary<string, string> logins)
    {
        if (logins.Keys.Any(key => key != pool.DeveloperProviderName && LoginProvider.Find(pool, key) is null))
        {
            throw LoginErrors.UnsupportedDeveloperProvider();
        }

        if (pool.DeveloperProviderName is null || !logins.TryGetValue(pool.DeveloperProviderName, out string? user) || user.Length > Shapes.DeveloperUserIdentifier.Max)
        {
            throw LoginErrors.NoDeveloperUser();
        }

        var developer = new VerifiedLogin(new Login(pool.DeveloperProviderName, user), null, []);
        return [developer, .. _logins.Verify(pool, logins.Where(login => login.Key != pool.DeveloperProviderName))];
    }

    private static Identity Link(Region region, Pool pool, string identityId, VerifiedLogin[] logins)
    {
        Identity identity = IdentityOf(region, pool, identityId);
        if (pool.Identities.Owners.TryGetValue(logins[0].Login, out Identity? owner) && owner != identity)
        {
            throw ServiceErrors.DeveloperUserAlreadyRegistered();
        }

        if (identity.Status != IdentityStatus.Guest && !identity.HasLogins)
        {
            throw LoginErrors.Forbidden(identityId);
        }

        // An identity with public logins needs a token of one of them. Developer users need no token.
        if (!Array.TrueForAll(identity.Logins, known => known.Provider == logins[0].Login.Provider)
            && !Array.Exists(logins, login => identity.Logins.Contains(login.Login)))
        {
            throw LoginErrors.NoMatch();
        }

        return IdentityResolver.Unite(region, pool, [identity, .. IdentityResolver.Owners(region, pool.Identities, logins)], logins);
    }

    private LookupDeveloperIdentityResponse Lookup(Call call, LookupDeveloperIdentityRequest request)
    {
        lock (call.Region.Gate)
        {
            Pool pool = call.Region.Pools.Get(request.IdentityPoolId!);
            string provider = pool.Settings.DeveloperProviderName ?? throw LoginErrors.UnsupportedDeveloperProvider();
            Identity? given = request.IdentityId is { } id ? IdentityOf(call.Region, pool, id) : null;
            if (given is not null && request.DeveloperUserIdentifier is { } asked)
            {
                // Whether the user belongs to the identity.
                var login = new Login(provider, asked);
                return given.Logins.Contains(login) ? Page(call.Region, given, [login], request) : throw ServiceErrors.DeveloperUserConflict();
            }

            Identity identity = given
                ?? (request.DeveloperUserIdentifier is { } user ? OwnerOf(pool, user) : null)
                ?? throw ServiceErrors.InvalidParameter("Please provide an IdentityId or a DeveloperUserIdentifier");
            return Page(call.Region, identity, Array.FindAll(identity.Logins, known => known.Provider == provider), request);
        }
    }

    private LookupDeveloperIdentityResponse Page(Region region, Identity identity, Login[] logins, LookupDeveloperIdentityRequest request)
    {
        string identityId = region.Identities.IdOf(identity);
        string list = $"{identityId} users";
        int start = (int)_pages.Read(list, request.NextToken);
        int end = start + (request.MaxResults ?? (int)Shapes.QueryLimit.Max);
        return new LookupDeveloperIdentityResponse
        {
            IdentityId = identityId,
            DeveloperUserIdentifierList = [.. logins.Skip(start).Take(end - start).Select(login => login.User)],
            NextToken = end < logins.Length ? _pages.Create(list, end) : null,
        };
    }

    private static MergeDeveloperIdentitiesResponse Merge(Call call, MergeDeveloperIdentitiesRequest request)
    {
        lock (call.Region.Gate)
        {
            Pool pool = PoolOf(call.Region, request.IdentityPoolId!, request.DeveloperProviderName!);
            Identity source = OwnerOf(pool, request.SourceUserIdentifier!);
            Identity destination = OwnerOf(pool, request.DestinationUserIdentifier!);
            call.Region.Identities.Unite(pool, destination, [source], []);
            return new MergeDeveloperIdentitiesResponse { IdentityId = call.Region.Identities.IdOf(destination) };
        }
    }

    private static void Unlink(Call call, UnlinkDeveloperIdentityRequest request)
    {
        lock (call.Region.Gate)
        {
            Pool pool = PoolOf(call.Region, request.IdentityPoolId!, request.DeveloperProviderName!);
            Identity identity = IdentityOf(call.Region, pool, request.IdentityId!);
            if (OwnerOf(pool, request.DeveloperUserIdentifier!) != identity)
            {
                throw ServiceErrors.DeveloperUserConflict();
            }

            var unlinked = new Login(request.DeveloperProviderName!, request.DeveloperUserIdentifier!);
            call.Region.Identities.Unlink(identity, login => login == unlinked);
        }
    }

    private static Pool PoolOf(Region region, string poolId, string provider)
    {
        Pool pool = region.Pools.Get(poolId);
        return pool.Settings.DeveloperProviderName == provider ? pool : throw LoginErrors.UnsupportedDeveloperProvider();
    }

    private static Identity IdentityOf(Region region, Pool pool, string identityId) =>
        region.Identities.Find(identityId) is { } identity && identity.Pool == pool.Identities ? identity : throw ServiceErrors.IdentityNotFound(identityId);

    private static Identity OwnerOf(Pool pool, string user) =>
        pool.Identities.Owners.GetValueOrDefault(new Login(pool.Settings.DeveloperProviderName!, user)) ?? throw ServiceErrors.DeveloperUserNotFound();
}
