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

    public void Register(HandlerTable table) => table.Add(
        "GetCredentialsForIdentity",
        ServiceJson.Wire.GetCredentialsForIdentityRequest,
        GetCredentials,
        ServiceJson.Wire.GetCredentialsForIdentityResponse);

    private GetCredentialsForIdentityResponse GetCredentials(Call call, GetCredentialsForIdentityRequest request)
    {
        Pool pool = Access.PoolOf(call.Region, request.IdentityId!);
        VerifiedLogin[] logins = _logins.Verify(pool.Settings, request.Logins);
        lock (call.Region.Gate)
        {
            Identity identity = Access.Enter(call.Region, pool, call.Region.Identities.Get(request.IdentityId!), logins);
            string role = RoleChoice.Choose(pool, logins, request.CustomRoleArn);
            return new GetCredentialsForIdentityResponse
            {
                IdentityId = call.Region.Identities.IdOf(identity),
                Credentials = _sessions.Begin(role, SessionName, Lifetime),
            };
        }
    }
}
