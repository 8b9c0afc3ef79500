namespace CognitoIdentity.Local;

/// <summary>Find or make identities by login, read, list, unlink and delete them.</summary>
internal sealed class IdentityOperations
{
    private readonly PageTokens _pages;
    private readonly LoginVerifier _logins;

    public IdentityOperations(PageTokens pages, LoginVerifier logins)
    {
        _pages = pages;
        _logins = logins;
    }

    public void Register(HandlerTable table)
    {
        table.Add<GetIdRequest, GetIdResponse>(GetId);
        table.Add<DescribeIdentityRequest, IdentityDescription>(Describe);
        table.Add<ListIdentitiesRequest, ListIdentitiesResponse>(List);
        table.Add<DeleteIdentitiesRequest, DeleteIdentitiesResponse>(Delete);
        table.Add<UnlinkIdentityRequest>(Unlink);
    }

    private GetIdResponse GetId(Call call, GetIdRequest request)
    {
        IdentityPool settings = call.Region.Pools.Get(request.IdentityPoolId!).Settings;
        VerifiedLogin[] logins = _logins.Verify(settings, request.Logins);
        if (logins.Any(login => login.IsIdentityToken))
        {
            throw LoginErrors.OurToken();
        }

        if (logins.Length == 0 && settings.AllowUnauthenticatedIdentities != true)
        {
            throw LoginErrors.NoGuests();
        }

        lock (call.Region.Gate)
        {
            Pool pool = call.Region.Pools.Get(request.IdentityPoolId!);
            return new GetIdResponse { IdentityId = call.Region.Identities.IdOf(IdentityResolver.ByLogins(call.Region, pool, logins)) };
        }
    }

    private static IdentityDescription Describe(Call call, DescribeIdentityRequest request)
    {
        lock (call.Region.Gate)
        {
            return Description(call, call.Region.Identities.Get(request.IdentityId!));
        }
    }

    private ListIdentitiesResponse List(Call call, ListIdentitiesRequest request)
    {
        string list = $"{request.IdentityPoolId} identities";
        int size = request.MaxResults!.Value;
        lock (call.Region.Gate)
        {
            PoolIdentities identities = call.Region.Pools.Get(request.IdentityPoolId!).Identities;

            // Read one more than requested, to see whether another page follows.
            List<Identity> found = identities.After(_pages.Read(list, request.NextToken), size + 1, request.HideDisabled == true);
            return new ListIdentitiesResponse
            {
                IdentityPoolId = request.IdentityPoolId,
                Identities = [.. found.Take(size).Select(identity => Description(call, identity))],
                NextToken = found.Count > size ? _pages.Create(list, found[size - 1].Position) : null,
            };
        }
    }

    // An id that doesn't exist and an id of another account give the same error.
    private static DeleteIdentitiesResponse Delete(Call call, DeleteIdentitiesRequest request)
    {
        var failures = new List<UnprocessedIdentityId>();
        lock (call.Region.Gate)
        {
            foreach (string id in request.IdentityIdsToDelete!.Distinct(StringComparer.Ordinal))
            {
                if (call.Region.Identities.Find(id) is { } identity)
                {
                    call.Region.Identities.Remove(identity);
                }
                else
                {
                    failures.Add(new UnprocessedIdentityId { IdentityId = id, ErrorCode = UnprocessedIdentityErrorCode.AccessDenied });
                }
            }
        }

        return new DeleteIdentitiesResponse { UnprocessedIdentityIds = [.. failures] };
    }

    // Names of providers without a login in the identity are ignored.
    private void Unlink(Call call, UnlinkIdentityRequest request)
    {
        IdentityPool settings = IdentityResolver.PoolOf(call.Region, request.IdentityId!).Settings;
        if (request.LoginsToRemove!.Contains(settings.DeveloperProviderName))
        {
            throw LoginErrors.NotPublic();
        }

        VerifiedLogin[] logins = _logins.Verify(settings, request.Logins);
        lock (call.Region.Gate)
        {
            Identity identity = call.Region.Identities.Get(request.IdentityId!);
            if (!IdentityResolver.Owners(call.Region, identity.Pool, logins).Contains(identity))
            {
                throw LoginErrors.NoMatch();
            }

            call.Region.Identities.Unlink(identity, login => request.LoginsToRemove!.Contains(login.Provider));
        }
    }

    private static IdentityDescription Description(Call call, Identity identity) => new()
    {
        IdentityId = call.Region.Identities.IdOf(identity),
        Logins = identity.Logins.Length == 0 ? null : [.. identity.Logins.Select(login => login.Provider).Distinct()],
        CreationDate = identity.Created,
        LastModifiedDate = identity.Modified,
    };
}
