using System.Collections.Specialized;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using static CognitoIdentity.Local.Shapes;

namespace CognitoIdentity.Local;

/// <summary>STS AssumeRoleWithWebIdentity, the second half of the classic flow: credentials of a role for a token.</summary>
internal sealed class WebIdentity
{
    private const int DefaultSeconds = 3600;

    private static readonly StructureShape Input = new(
        Required("RoleArn", ArnString),
        Required("RoleSessionName", new StringShape(2, 64, new(@"[\w+=,.@-]*"))),
        Required("WebIdentityToken", new StringShape(4, 20_000, Sensitive: true)),
        Optional("DurationSeconds", new NumberShape(900, 43_200)));

    private readonly CognitoIdentityService _service;

    public WebIdentity(CognitoIdentityService service) => _service = service;

    /// <exception cref="StsException">A parameter is wrong, or the token is not good for this.</exception>
    public WebIdentitySession AssumeRole(NameValueCollection form)
    {
        JsonElement input = Read(form);
        string roleArn = input.GetProperty("RoleArn").GetString()!;
        if (!RoleArn.IsOne(roleArn))
        {
            throw new StsException("ValidationError", "Request ARN is invalid");
        }

        Claims claims = Verify(input.GetProperty("WebIdentityToken").GetString()!);
        string sessionName = input.GetProperty("RoleSessionName").GetString()!;
        int seconds = input.TryGetProperty("DurationSeconds", out JsonElement duration) ? duration.GetInt32() : DefaultSeconds;
        return new WebIdentitySession(
            claims.Text("sub")!, claims.Text("aud")!, roleArn, sessionName, _service.Sessions.Begin(roleArn, sessionName, TimeSpan.FromSeconds(seconds)));
    }

    // The form as the JSON that the validator reads; a number that is none stays text, and is refused as such.
    private static JsonElement Read(NameValueCollection form)
    {
        var members = new JsonObject();
        foreach (Member member in Input.Members)
        {
            if (form[member.Name] is { } value)
            {
                members[member.Name] = member.Shape is NumberShape && int.TryParse(value, CultureInfo.InvariantCulture, out int number) ? number : value;
            }
        }

        JsonElement input = JsonSerializer.SerializeToElement(members, ServiceJson.Wire.JsonObject);
        try
        {
            Validator.Check(Input, input);
        }
        catch (ServiceException error)
        {
            // STS has its own name for it.
            throw new StsException("ValidationError", error.Message);
        }

        return input;
    }

    private Claims Verify(string token)
    {
        Claims claims = _service.Tokens.Recognise(token) ?? throw new StsException("InvalidIdentityToken", "Couldn't verify signed token.");
        if (_service.FindPool(claims.Text("aud")!) is null)
        {
            throw new StsException("InvalidIdentityToken", "Incorrect token audience");
        }

        long now = _service.Clock.GetUtcNow().ToUnixTimeSeconds();
        long expiry = claims.Seconds("exp")!.Value;
        return now < expiry ? claims : throw new StsException(
            "ExpiredTokenException",
            string.Create(CultureInfo.InvariantCulture, $"Token expired: current date/time {now} must be before the expiration date/time {expiry}"));
    }
}
