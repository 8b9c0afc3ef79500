namespace CognitoIdentity.Local;

/// <summary>GetCredentialsForIdentity: the enhanced flow.</summary>
internal sealed class CredentialOperations
{
    // As the real ones are named in logs.
    private const string SessionName = "CognitoIdentityCredentials";
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);
    private readonly LoginVerifier _logins;
    private readonly RoleSessions _sessions;

    public CredentialOperations(LoginVerifier logins, RoleSessions sessions)
    {
        _logins = logins;
        _sessions = sessions;
    }

    public void Register(HandlerTable table) => table.Add<GetCredentialsForIdentityRequest, GetCredentialsForIdentityResponse>(GetCredentials);

    private GetCredentialsForIdentityResponse GetCredentials(Call call, GetCredentialsForIdentityRequest request)
    {
        VerifiedLogin[] logins = _logins.Verify(IdentityResolver.PoolOf(call.Region, request.IdentityId!).Settings, request.Logins);
        lock (call.Region.Gate)
        {
            // The pool may have changed while the logins were checked. Whoever gets no role links and merges nothing.
            Pool pool = IdentityResolver.PoolOf(call.Region, request.IdentityId!);
            List<Identity> opened = IdentityResolver.Open(call.Region, pool, call.Region.Identities.Get(request.IdentityId!), logins);
            string role = RoleChoice.Choose(pool, logins, request.CustomRoleArn);
            Identity identity = IdentityResolver.Unite(call.Region, pool, opened, logins);
            return new GetCredentialsForIdentityResponse
            {
                IdentityId = call.Region.Identities.IdOf(identity),
                Credentials = _sessions.Begin(role, SessionName, Lifetime),
            };
        }
    }
}
