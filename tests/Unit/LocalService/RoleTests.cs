using System.Text.Json;
using static CognitoIdentity.UnitTests.LocalService.ServiceInProcess;

namespace CognitoIdentity.UnitTests.LocalService;

/// <summary>Setting roles, and the role that the service chooses.</summary>
public sealed class RoleTests
{
    private const string Key = $"{UserPool}:{ClientId}";
    private static readonly Dictionary<string, string> Both = new() { ["authenticated"] = Role + "auth", ["unauthenticated"] = Role + "guest" };
    private static readonly string[] AandB = ["a", "b"];
    private readonly ServiceInProcess _service = new();
    private readonly string _pool;

    public RoleTests() => _pool = _service.CreatePool();

    [Fact]
    public void A_pool_has_no_roles_at_first() =>
        Assert.Equal($$$"""{"IdentityPoolId":"{{{_pool}}}","Roles":{}}""", _service.Ok("GetIdentityPoolRoles", new { IdentityPoolId = _pool }).GetRawText());

    [Fact]
    public void Roles_come_back_as_they_were_set_and_are_replaced_as_a_whole()
    {
        var mappings = new Dictionary<string, object>
        {
            [Key] = Rules("Deny", Rule("Equals", "a")),
            [Google] = new { Type = "Token", AmbiguousRoleResolution = "AuthenticatedRole" },
            [OpenId] = new { Type = "Token", AmbiguousRoleResolution = "Deny" },
            [Saml] = new { Type = "Token", AmbiguousRoleResolution = "Deny" },
        };

        Set(Both, mappings);
        JsonElement set = Get();
        Set([]);

        Assert.Equal(JsonSerializer.Serialize(Both), set.GetProperty("Roles").GetRawText());
        Assert.Equal(JsonSerializer.Serialize(mappings), set.GetProperty("RoleMappings").GetRawText());
        Assert.Equal(["IdentityPoolId", "Roles"], Get().EnumerateObject().Select(member => member.Name));
        Assert.Empty(Get().GetProperty("Roles").EnumerateObject());
    }

    [Theory]
    [InlineData("elsewhere.example")]
    [InlineData(UserPool)]
    [InlineData($"https://{UserPool}:{ClientId}")]
    [InlineData($"{UserPool}:nobody")]
    public void A_mapping_for_an_unknown_provider_is_rejected(string key) => Assert.Equal(
        ("InvalidParameterException", $"({key}) is not a valid RoleMapping ProviderName or is not a configured provider."),
        RejectedMapping(key, new { Type = "Token", AmbiguousRoleResolution = "Deny" }));

    [Fact]
    public void A_mapping_has_to_be_whole()
    {
        Assert.Equal("InvalidParameterException", RejectedMapping(Google, new { Type = "Token" }).Type);
        Assert.Equal("InvalidParameterException", RejectedMapping(Google, new { Type = "Rules", AmbiguousRoleResolution = "Deny" }).Type);
        Assert.Equal("InvalidParameterException", RejectedMapping(Google, new
        {
            Type = "Token",
            AmbiguousRoleResolution = "Deny",
            RulesConfiguration = new { Rules = new[] { Rule("Equals", "a") } },
        }).Type);
    }

    [Theory]
    [InlineData("arn:aws:iam::123456789012:user/somebody")]
    [InlineData("arn:aws:iam::12345:role/short-account")]
    [InlineData("not an arn but long enough")]
    public void An_invalid_role_is_rejected(string arn)
    {
        Assert.Equal(
            ("InvalidParameterException", $"'{arn}' is not the ARN of a role."),
            _service.Failed("SetIdentityPoolRoles", new { IdentityPoolId = _pool, Roles = new Dictionary<string, string> { ["authenticated"] = arn } }));
        Assert.Equal(("InvalidParameterException", $"'{arn}' is not the ARN of a role."), RejectedMapping(Google, Rules("Deny", Rule("Equals", "a", arn))));
    }

    [Fact]
    public void Credentials_have_the_real_shape_and_last_an_hour()
    {
        Set(Both);
        JsonElement answer = _service.Ok("GetCredentialsForIdentity", new { IdentityId = _service.GetId(_pool) });

        JsonElement credentials = answer.GetProperty("Credentials");
        Assert.Matches(@"\AASIA[A-Z2-7]{16}\z", credentials.GetProperty("AccessKeyId").GetString());
        Assert.Matches(@"\A[A-Za-z0-9+/]{40}\z", credentials.GetProperty("SecretKey").GetString());
        Assert.True(credentials.GetProperty("SessionToken").GetString()!.Length > 200);
        Assert.Equal("1767326645.678", credentials.GetProperty("Expiration").GetRawText());
    }

    [Fact]
    public void Guests_and_users_get_their_roles()
    {
        Set(Both);

        Assert.Equal("guest", Chosen(_service.GetId(_pool)));
        Assert.Equal("auth", ChosenFor());
    }

    [Fact]
    public void Without_a_role_there_are_no_credentials()
    {
        (string, string) error = ("InvalidIdentityPoolConfigurationException", "Invalid identity pool configuration. Check assigned IAM roles for this pool.");

        Set(new() { ["authenticated"] = Role + "auth" });
        Assert.Equal(error, _service.Failed("GetCredentialsForIdentity", new { IdentityId = _service.GetId(_pool) }));

        Set(new() { ["unauthenticated"] = Role + "guest" });
        Assert.Equal(error, ErrorFor([]));
    }

    [Fact]
    public void A_token_can_name_the_role()
    {
        Map(Key, new { Type = "Token", AmbiguousRoleResolution = "Deny" });

        Assert.Equal("only", ChosenFor(new() { ["cognito:roles"] = new[] { Role + "only" } }));
        Assert.Equal("first", ChosenFor(new() { ["cognito:preferred_role"] = Role + "first", ["cognito:roles"] = new[] { Role + "first", Role + "second" } }));
    }

    [Fact]
    public void A_token_that_leaves_it_open_is_resolved_as_the_mapping_says()
    {
        var open = new Dictionary<string, object?> { ["cognito:roles"] = new[] { Role + "first", Role + "second" } };

        Map(Key, new { Type = "Token", AmbiguousRoleResolution = "AuthenticatedRole" });
        Assert.Equal("auth", ChosenFor(open));
        Assert.Equal("auth", ChosenFor([]));

        Map(Key, new { Type = "Token", AmbiguousRoleResolution = "Deny" });
        Assert.Equal(NotAuthorized($"The ambiguous role mapping rules for: {Key} denied this request."), ErrorFor(open));
        Assert.Equal(NotAuthorized($"The ambiguous role mapping rules for: {Key} denied this request."), ErrorFor([]));
    }

    [Fact]
    public void A_token_that_names_no_role_arn_gets_no_credentials()
    {
        (string, string) error = ("InvalidIdentityPoolConfigurationException", "Invalid identity pool configuration. Check assigned IAM roles for this pool.");
        const string NoRole = "arn:aws:iam::123456789012:user/u";
        Map(Key, new { Type = "Token", AmbiguousRoleResolution = "AuthenticatedRole" });

        Assert.Equal(error, ErrorFor(new() { ["cognito:preferred_role"] = "garbage" }));
        Assert.Equal(error, ErrorFor(new() { ["cognito:roles"] = new[] { NoRole } }));
        Assert.Equal(error, ErrorFor(new() { ["cognito:roles"] = new[] { NoRole } }, NoRole));
    }

    [Fact]
    public void A_preferred_role_need_not_be_among_the_others()
    {
        Map(Key, new { Type = "Token", AmbiguousRoleResolution = "Deny" });

        Assert.Equal("first", ChosenFor(new() { ["cognito:preferred_role"] = Role + "first", ["cognito:roles"] = new[] { Role + "second" } }));
    }

    [Fact]
    public void Rules_are_tried_in_order()
    {
        Map(Key, Rules("Deny", Rule("Equals", "red", Role + "red"), Rule("StartsWith", "r", Role + "r"), Rule("Contains", "e", Role + "e")));

        Assert.Equal("red", ChosenFor(new() { ["team"] = "red" }));
        Assert.Equal("r", ChosenFor(new() { ["team"] = "rose" }));
        Assert.Equal("e", ChosenFor(new() { ["team"] = "blue" }));
        Assert.Equal(NotAuthorized($"The ambiguous role mapping rules for: {Key} denied this request."), ErrorFor(new() { ["team"] = "pink" }));
    }

    [Theory]
    [InlineData("Equals", "blue", "blue", true)]
    [InlineData("Equals", "blue", "Blue", false)]
    [InlineData("Equals", "blue", "bluer", false)]
    [InlineData("Contains", "lu", "blue", true)]
    [InlineData("Contains", "lu", "green", false)]
    [InlineData("StartsWith", "bl", "blue", true)]
    [InlineData("StartsWith", "lu", "blue", false)]
    [InlineData("NotEqual", "blue", "green", true)]
    [InlineData("NotEqual", "blue", "blue", false)]
    public void A_rule_compares_a_claim(string match, string wanted, string team, bool holds)
    {
        Map(Key, Rules("AuthenticatedRole", Rule(match, wanted, Role + "matched")));

        Assert.Equal(holds ? "matched" : "auth", ChosenFor(new() { ["team"] = team }));
    }

    [Theory]
    [InlineData("Equals", "b", true)]
    [InlineData("Contains", "b", true)]
    [InlineData("StartsWith", "c", false)]
    [InlineData("NotEqual", "b", false)]
    [InlineData("NotEqual", "c", true)]
    public void One_of_several_values_must_match_and_for_NotEqual_none(string match, string wanted, bool holds)
    {
        Map(Key, Rules("AuthenticatedRole", Rule(match, wanted, Role + "matched")));

        Assert.Equal(holds ? "matched" : "auth", ChosenFor(new() { ["team"] = AandB }));
        Assert.Equal("auth", ChosenFor([]));
    }

    [Fact]
    public void Claims_other_than_text_are_compared_as_JSON()
    {
        Map(Key, Rules("Deny", Rule("Equals", "true", Role + "matched")));

        Assert.Equal("matched", ChosenFor(new() { ["team"] = true }));
    }

    [Fact]
    public void A_custom_role_has_to_be_among_those_in_the_token()
    {
        Map(Key, new { Type = "Token", AmbiguousRoleResolution = "Deny" });
        var claims = new Dictionary<string, object?> { ["cognito:roles"] = new[] { Role + "first", Role + "second" } };

        Assert.Equal("second", ChosenFor(claims, Role + "second"));
        Assert.Equal(NotAuthorized("The custom role is not among the roles in the token."), ErrorFor(claims, Role + "third"));
        Assert.Equal(
            NotAuthorized("The custom role is not among the roles in the token."),
            _service.Failed("GetCredentialsForIdentity", new { IdentityId = _service.GetId(_pool), CustomRoleArn = Role + "second" }));
    }

    [Fact]
    public void A_rejected_role_gives_no_session()
    {
        Set(Both);
        string id = _service.GetId(_pool, _service.Login("ada"));

        Assert.Equal(NotAuthorized($"Access to Identity '{id}' is forbidden."), _service.Failed("GetCredentialsForIdentity", new { IdentityId = id }));
    }

    private static object Rule(string match, string value, string role = Role + "rule") =>
        new { Claim = "team", MatchType = match, Value = value, RoleARN = role };

    private static object Rules(string ambiguous, params object[] rules) =>
        new { Type = "Rules", AmbiguousRoleResolution = ambiguous, RulesConfiguration = new { Rules = rules } };

    private void Set(Dictionary<string, string> roles, Dictionary<string, object>? mappings = null) =>
        _service.Ok("SetIdentityPoolRoles", new { IdentityPoolId = _pool, Roles = roles, RoleMappings = mappings });

    private void Map(string key, object mapping) => Set(Both, new() { [key] = mapping });

    private JsonElement Get() => _service.Ok("GetIdentityPoolRoles", new { IdentityPoolId = _pool });

    private (string Type, string Message) RejectedMapping(string key, object mapping) => _service.Failed(
        "SetIdentityPoolRoles", new { IdentityPoolId = _pool, Roles = Both, RoleMappings = new Dictionary<string, object> { [key] = mapping } });

    private object InputFor(Dictionary<string, object?> claims, string? customRole)
    {
        LocalLogin login = _service.Login("ada", claims: claims);
        return new { IdentityId = _service.GetId(_pool, login), login.Logins, CustomRoleArn = customRole };
    }

    private string ChosenFor(Dictionary<string, object?>? claims = null, string? customRole = null) => Chosen(InputFor(claims ?? [], customRole));

    private (string Type, string Message) ErrorFor(Dictionary<string, object?> claims, string? customRole = null) =>
        _service.Failed("GetCredentialsForIdentity", InputFor(claims, customRole));

    private string Chosen(string guest) => Chosen(new { IdentityId = guest });

    private string Chosen(object input)
    {
        JsonElement credentials = _service.Ok("GetCredentialsForIdentity", input).GetProperty("Credentials");
        string text(string member) => credentials.GetProperty(member).GetString()!;
        return _service.Core.Sessions.Find(text("AccessKeyId"), text("SessionToken"))!.RoleArn[Role.Length..];
    }
}
