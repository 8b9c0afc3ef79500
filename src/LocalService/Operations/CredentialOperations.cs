namespace CognitoIdentity.Local;

/// <summary>GetCredentialsForIdentity: the enhanced flow.</summary>
internal sealed class CredentialOperations
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
    private readonly LoginVerifier _logins;
    private readonly RoleSessions _sessions;
    private readonly TrustEnforcement _trust;

    public CredentialOperations(LoginVerifier logins, RoleSessions sessions, TrustEnforcement trust)
    {
        _logins = logins;
        _sessions = sessions;
        _trust = trust;
    }

    public void Register(HandlerTable table) => table.Add<GetCredentialsForIdentityRequest, GetCredentialsForIdentityResponse>(GetCredentials);

    private GetCredentialsForIdentityResponse GetCredentials(Call call, GetCredentialsForIdentityRequest request)
    {
        VerifiedLogin[] logins = _logins.Verify(IdentityResolver.PoolOf(call.Region, request.IdentityId!).Settings, request.Logins);
        lock (call.Region.Gate)
        {
            // The pool may have changed while the logins were checked. Choose the role first: if that fails, nothing is linked or merged.
            Pool pool = IdentityResolver.PoolOf(call.Region, request.IdentityId!);
            List<Identity> opened = IdentityResolver.Open(call.Region, pool, call.Region.Identities.Get(request.IdentityId!), logins);
            string role = RoleChoice.Choose(pool, logins, request.CustomRoleArn);
            var proof = IdentityProof.Of(pool.Id, call.Region.Identities.IdOf(IdentityResolver.Survivor(opened)), logins);
            if (_trust.Denied(role, proof, PrincipalTagRules.HasTags(pool, logins)) is not null)
            {
                throw ServiceErrors.InvalidPoolConfiguration();
            }

            Identity identity = IdentityResolver.Unite(call.Region, pool, opened, logins);
            return new GetCredentialsForIdentityResponse
            {
                IdentityId = call.Region.Identities.IdOf(identity),
                Credentials = _sessions.Begin(role, RoleArn.EnhancedSessionName, Lifetime),
            };
        }
    }
}

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
            // The pool may have changed while the logins were checked.
            pool = IdentityResolver.PoolOf(call.Region, request.IdentityId!);
            CheckClassicFlow(pool);
            List<Identity> opened = IdentityResolver.Open(call.Region, pool, call.Region.Identities.Get(request.IdentityId!), logins);
            identityId = call.Region.Identities.IdOf(IdentityResolver.Unite(call.Region, pool, opened, logins));
        }

        return new OpenIdToken
        {
            IdentityId = identityId,
            Token = _tokens.Create(IdentityProof.Of(pool.Id, identityId, logins), Lifetime, PrincipalTagRules.TagsOf(pool, logins)),
        };
    }

    // The switch has three states. Not set means allowed.
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
