using Amazon.Runtime;
using Amazon.SecurityToken.Model;
using CognitoIdentity.Api;

namespace CognitoIdentity.Client;

/// <summary>Credentials of a role for an OpenID token: the second half of the classic flow.</summary>
internal static class WebIdentity
{
    private const string Operation = "AssumeRoleWithWebIdentity";

    public static Task<Credentials> AssumeRoleAsync(SecurityTokenService sts, WebIdentityRole role, string token, CancellationToken cancellationToken)
    {
        var request = new AssumeRoleWithWebIdentityRequest
        {
            RoleArn = role.RoleArn,
            RoleSessionName = role.SessionName,
            WebIdentityToken = token,
            Policy = role.Policy,
        };
        if (role.DurationSeconds is { } seconds)
        {
            request.DurationSeconds = seconds;
        }

        return sts.CallAsync(
            Operation,
            new AnonymousAWSCredentials(),
            (client, cancellation) => client.AssumeRoleWithWebIdentityAsync(request, cancellation),
            answer => answer.Credentials is { } found && Read(found) is var credentials && StructureShape.Of(typeof(Credentials)).Missing(credentials) is null ? credentials : null,
            [token],
            cancellationToken);
    }

    private static Credentials Read(Amazon.SecurityToken.Model.Credentials credentials) => new()
    {
        AccessKeyId = credentials.AccessKeyId,
        SecretKey = credentials.SecretAccessKey,
        SessionToken = credentials.SessionToken,
        Expiration = credentials.Expiration?.ToLocalTime(),
    };
}
