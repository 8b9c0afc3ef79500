using CognitoIdentity.Api;

namespace CognitoIdentity.Local;

/// <summary>Whether an identity may take a role. If the service does not enforce trust, it may take any role.</summary>
internal sealed class TrustEnforcement
{
    private readonly RoleStore _roles;
    private readonly bool _isEnforced;

    public TrustEnforcement(RoleStore roles, bool isEnforced)
    {
        _roles = roles;
        _isEnforced = isEnforced;
    }

    /// <summary>An action that is needed but not allowed by the role; null if all are allowed.</summary>
    /// <param name="roleArn">The role.</param>
    /// <param name="identity">The identity, as a token of the service describes it.</param>
    /// <param name="isTagged">Whether the session has principal tags.</param>
    public string? Denied(string roleArn, IdentityProof identity, bool isTagged)
    {
        if (!_isEnforced)
        {
            return null;
        }

        TrustPolicy? policy = _roles.FindByArn(roleArn) is { } role ? TrustPolicy.Parse(role.TrustPolicy) : null;
        return !Allows(TrustRequest.AssumeRole) ? TrustRequest.AssumeRole
            : isTagged && !Allows(TrustRequest.TagSession) ? TrustRequest.TagSession
            : null;

        bool Allows(string action) => policy?.Evaluate(identity.Request(action)).Answer == TrustAnswer.Allowed;
    }

    /// <summary>Checks that the role allows the requested duration.</summary>
    /// <exception cref="QueryException">The role allows only a shorter session.</exception>
    public void CheckDuration(string roleArn, int seconds)
    {
        if (_isEnforced && seconds > _roles.FindByArn(roleArn)?.MaxSessionDuration)
        {
            throw new QueryException(ErrorIds.ValidationError, "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        }
    }
}
