using System.Globalization;
using CognitoIdentity.Api;

namespace CognitoIdentity.Local;

/// <summary>STS AssumeRoleWithWebIdentity, the second half of the classic flow: credentials of a role for a token.</summary>
internal sealed class WebIdentity
{
    private readonly CognitoIdentityService _service;

    public WebIdentity(CognitoIdentityService service) => _service = service;

    /// <exception cref="QueryException">A parameter is wrong, the token is not valid here, or the role does not trust it.</exception>
    public WebIdentitySession AssumeRole(AssumeRoleRequest request)
    {
        string role = request.RoleArn!;
        if (!RoleArn.IsOne(role))
        {
            throw new QueryException(ErrorIds.ValidationError, "Request ARN is invalid");
        }

        Claims claims = Verify(request.WebIdentityToken!);
        var identity = IdentityProof.Of(claims);
        if (_service.Trust.Denied(role, identity, IdentityTokens.HasTags(claims)) is { } action)
        {
            throw new QueryException(ErrorIds.AccessDenied, $"Not authorized to perform {action}", 403);
        }

        int seconds = request.DurationSeconds ?? (int)Shapes.RoleDurationSecondsType.Default;
        _service.Trust.CheckDuration(role, seconds);
        return new WebIdentitySession(
            identity, role, request.RoleSessionName!, _service.Sessions.Begin(role, request.RoleSessionName!, TimeSpan.FromSeconds(seconds)));
    }

    private Claims Verify(string token)
    {
        Claims claims = _service.Tokens.Recognise(token) ?? throw new QueryException(ErrorIds.InvalidIdentityToken, "Couldn't verify signed token.");
        if (_service.FindPool(claims.Text("aud")!) is null)
        {
            throw new QueryException(ErrorIds.InvalidIdentityToken, "Incorrect token audience");
        }

        long now = _service.Clock.GetUtcNow().ToUnixTimeSeconds();
        long expiry = claims.Seconds("exp")!.Value;
        return now < expiry ? claims : throw new QueryException(
            ErrorCodes.ExpiredToken,
            string.Create(CultureInfo.InvariantCulture, $"Token expired: current date/time {now} must be before the expiration date/time {expiry}"));
    }
}

/// <summary>The request of AssumeRoleWithWebIdentity.</summary>
internal sealed class AssumeRoleRequest
{
    [Required(nameof(Shapes.ARNString))]
    public string? RoleArn { get; set; }

    [Required(nameof(Shapes.RoleSessionNameType))]
    public string? RoleSessionName { get; set; }

    [Required(nameof(Shapes.ClientTokenType))]
    public string? WebIdentityToken { get; set; }

    [Optional(nameof(Shapes.RoleDurationSecondsType))]
    public int? DurationSeconds { get; set; }
}

/// <summary>The result of AssumeRoleWithWebIdentity.</summary>
internal sealed record WebIdentitySession(IdentityProof Identity, string RoleArn, string Name, Credentials Credentials);
