using System.Collections.Specialized;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CognitoIdentity.Api;

namespace CognitoIdentity.Local;

/// <summary>STS AssumeRoleWithWebIdentity, the second half of the classic flow: credentials of a role for a token.</summary>
internal sealed class WebIdentity
{
    private readonly CognitoIdentityService _service;

    public WebIdentity(CognitoIdentityService service) => _service = service;

    /// <exception cref="StsException">A parameter is wrong, or the token is not good for this.</exception>
    public WebIdentitySession AssumeRole(NameValueCollection form)
    {
        AssumeRoleRequest request = Read(form);
        if (!RoleArn.IsOne(request.RoleArn!))
        {
            throw new StsException(ErrorIds.ValidationError, "Request ARN is invalid");
        }

        Claims claims = Verify(request.WebIdentityToken!);
        var lifetime = TimeSpan.FromSeconds(request.DurationSeconds ?? Shapes.RoleDurationSecondsType.Default);
        return new WebIdentitySession(
            claims.Text("sub")!, claims.Text("aud")!, request.RoleArn!, request.RoleSessionName!, _service.Sessions.Begin(request.RoleArn!, request.RoleSessionName!, lifetime));
    }

    // The form as the JSON that the validator reads; a number that can't be parsed stays text, and the validator rejects it.
    private static AssumeRoleRequest Read(NameValueCollection form)
    {
        var structure = StructureShape.Of(typeof(AssumeRoleRequest));
        var members = new JsonObject();
        foreach (Member member in structure.Members)
        {
            if (form[member.Name] is { } value)
            {
                members[member.Name] = member.Shape is NumberShape && int.TryParse(value, CultureInfo.InvariantCulture, out int number) ? number : value;
            }
        }

        byte[] json = Encoding.UTF8.GetBytes(members.ToJsonString());
        try
        {
            using var input = JsonDocument.Parse(json);
            Validator.Check(structure, input.RootElement);
        }
        catch (ServiceException error)
        {
            // STS has its own name for it.
            throw new StsException(ErrorIds.ValidationError, error.Message);
        }

        return (AssumeRoleRequest)ApiJson.Read(json, structure);
    }

    private Claims Verify(string token)
    {
        Claims claims = _service.Tokens.Recognise(token) ?? throw new StsException(ErrorIds.InvalidIdentityToken, "Couldn't verify signed token.");
        if (_service.FindPool(claims.Text("aud")!) is null)
        {
            throw new StsException(ErrorIds.InvalidIdentityToken, "Incorrect token audience");
        }

        long now = _service.Clock.GetUtcNow().ToUnixTimeSeconds();
        long expiry = claims.Seconds("exp")!.Value;
        return now < expiry ? claims : throw new StsException(
            ErrorCodes.ExpiredToken,
            string.Create(CultureInfo.InvariantCulture, $"Token expired: current date/time {now} must be before the expiration date/time {expiry}"));
    }

    /// <summary>The form of the request.</summary>
    private sealed class AssumeRoleRequest
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
}

/// <summary>What AssumeRoleWithWebIdentity gives.</summary>
internal sealed record WebIdentitySession(string Subject, string Audience, string RoleArn, string Name, Credentials Credentials);
