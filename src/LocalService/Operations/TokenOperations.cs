namespace CognitoIdentity.Local;

/// <summary>GetOpenIdToken: a token for the classic flow.</summary>
internal sealed class TokenOperations
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private readonly LoginVerifier _logins;
    private readonly IdentityTokens _tokens;

    public TokenOperations(LoginVerifier logins, IdentityTokens tokens)
    {
        _logins = logins;
        _tokens = tokens;
    }

    public void Register(HandlerTable table) =>
        table.Add<GetOpenIdTokenRequest, OpenIdToken>(GetOpenIdToken);

    private OpenIdToken GetOpenIdToken(Call call, GetOpenIdTokenRequest request)
    {
        Pool pool = IdentityResolver.PoolOf(call.Region, request.IdentityId!);
        CheckClassicFlow(pool);
        VerifiedLogin[] logins = _logins.Verify(pool.Settings, request.Logins);
        string identityId;
        lock (call.Region.Gate)
        {
            // It may have changed while the logins were checked.
            pool = IdentityResolver.PoolOf(call.Region, request.IdentityId!);
            CheckClassicFlow(pool);
            List<Identity> opened = IdentityResolver.Open(call.Region, pool, call.Region.Identities.Get(request.IdentityId!), logins);
            identityId = call.Region.Identities.IdOf(IdentityResolver.Unite(call.Region, pool, opened, logins));
        }

        // A token of ours says itself how its identity signed in.
        string[] methods = [.. logins
            .SelectMany(login => login.IsIdentityToken ? IdentityTokens.MethodsOf(login.Claims!) : IdentityTokens.Method(login.Login, pool.Id))
            .Distinct()];
        return new OpenIdToken
        {
            IdentityId = identityId,
            Token = _tokens.Create(call.Region.Name, identityId, pool.Id, methods, Lifetime, PrincipalTagRules.TagsOf(pool, logins)),
        };
    }

    // Never said is allowed: the switch has three states.
    private static void CheckClassicFlow(Pool pool)
    {
        if (pool.Settings.AllowClassicFlow == false)
        {
            throw LoginErrors.ClassicFlowDisabled();
        }

        if (pool.RoleMappings.Count > 0)
        {
            throw LoginErrors.ClassicFlowWithRoleMappings();
        }
    }
}
