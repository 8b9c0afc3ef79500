using CognitoIdentity.Local;
using static CognitoIdentity.UnitTests.LocalService.ServiceInProcess;

namespace CognitoIdentity.UnitTests.LocalService;

/// <summary>A service that gives credentials only for roles that exist and trust.</summary>
public sealed class RoleTrustTests
{
    private const string Users = "authenticated";
    private const string Guests = "unauthenticated";
    private static readonly (string, string) Refused =
        ("InvalidIdentityPoolConfigurationException", "Invalid identity pool configuration. Check assigned IAM roles for this pool.");

    private readonly ServiceInProcess _service = new(enforcesRoleTrust: true);
    private readonly string _pool;

    public RoleTrustTests()
    {
        _pool = _service.CreatePool();
        _service.Ok("SetIdentityPoolRoles", new { IdentityPoolId = _pool, Roles = new { authenticated = Role + "auth", unauthenticated = Role + "guest" } });
    }

    [Fact]
    public void A_role_that_does_not_exist_gives_no_credentials()
    {
        Assert.Equal(Refused, Failed(_service.GetId(_pool)));
        Assert.Equal(Refused, Failed(_service.GetId(_pool, _service.Login("ada")), _service.Login("ada")));
    }

    [Fact]
    public void A_role_that_trusts_gives_credentials()
    {
        Create("guest", Trust(_pool, Guests));
        Create("auth", Trust(_pool, Users));

        Gives(_service.GetId(_pool));
        Gives(_service.GetId(_pool, _service.Login("ada")), _service.Login("ada"));
    }

    [Theory]
    [InlineData("us-east-1:00000000-0000-0000-0000-000000000000", Users, "sts:AssumeRoleWithWebIdentity", Cognito)]
    [InlineData(null, Guests, "sts:AssumeRoleWithWebIdentity", Cognito)]
    [InlineData(null, Users, "sts:AssumeRole", Cognito)]
    [InlineData(null, Users, "sts:AssumeRoleWithWebIdentity", "cognito-idp.amazonaws.com")]
    public void A_role_that_does_not_trust_the_pool_gives_no_credentials(string? pool, string type, string action, string principal)
    {
        Create("auth", Trust(pool ?? _pool, type, action, principal));

        Assert.Equal(Refused, Failed(_service.GetId(_pool, _service.Login("ada")), _service.Login("ada")));
    }

    [Fact]
    public void An_unknown_condition_gives_no_credentials()
    {
        Create("guest", Trust(_pool, Guests).Replace("StringEquals", "NumericEquals", StringComparison.Ordinal));

        Assert.Equal(Refused, Failed(_service.GetId(_pool)));
    }

    [Theory]
    [InlineData("\"*\"")]
    [InlineData("""{ "AWS": "*" }""")]
    public void A_wildcard_as_the_principal_gives_none(string principal)
    {
        Create("guest", Trust(_pool, Guests).Replace($$"""{ "Federated": "{{Cognito}}" }""", principal, StringComparison.Ordinal));

        Assert.Equal(Refused, Failed(_service.GetId(_pool)));
    }

    [Fact]
    public void A_refused_call_links_and_merges_nothing()
    {
        string guest = _service.GetId(_pool), ada = _service.GetId(_pool, _service.Login("ada"));

        Failed(guest, _service.Login("ada"));

        Assert.Equal([guest, ada], _service.Page(_pool, hideDisabled: true).Ids);
    }

    [Fact]
    public void The_identity_in_conditions_is_the_one_that_remains()
    {
        string ada = _service.GetId(_pool, _service.Login("ada")), guest = _service.GetId(_pool);
        Create("auth", Trust(_pool, Users).Replace($"\"{Cognito}:aud\"", $"\"{Cognito}:sub\":\"{ada}\",\"{Cognito}:aud\"", StringComparison.Ordinal));

        Gives(guest, _service.Login("ada"));
        Assert.Equal(Refused, Failed(_service.GetId(_pool, _service.Login("bob")), _service.Login("bob")));
    }

    [Fact]
    public void Roles_chosen_by_rules_have_to_trust_too()
    {
        Create("auth", Trust(_pool, Users));
        SetRule("other");
        LocalLogin login = _service.Login("ada", claims: new() { ["team"] = "red" });
        string id = _service.GetId(_pool, login);
        Assert.Equal(Refused, Failed(id, login));

        Create("other", Trust(_pool, Users));

        Gives(id, login);
    }

    [Fact]
    public void The_way_of_signing_in_counts()
    {
        Create("auth", Trust(_pool, Google));
        LocalLogin google = _service.GoogleLogin("ada"), other = _service.Login("ada");

        Gives(_service.GetId(_pool, google), google);
        Assert.Equal(Refused, Failed(_service.GetId(_pool, other), other));
    }

    [Fact]
    public void Without_a_map_of_principal_tags_the_session_is_not_tagged()
    {
        Create("auth", Trust(_pool, Users));
        Assert.Equal("{}", _service.Ok("GetPrincipalTagAttributeMap", new { IdentityPoolId = _pool, IdentityProviderName = UserPool }).GetProperty("PrincipalTags").GetRawText());

        Gives(_service.GetId(_pool, _service.Login("ada")), _service.Login("ada"));
    }

    [Fact]
    public void With_principal_tags_the_session_has_to_be_tagged()
    {
        Create("auth", Trust(_pool, Users));
        _service.Ok("SetPrincipalTagAttributeMap", new { IdentityPoolId = _pool, IdentityProviderName = UserPool, UseDefaults = true });
        string id = _service.GetId(_pool, _service.Login("ada"));
        Assert.Equal(Refused, Failed(id, _service.Login("ada")));

        Update("auth", Trust(_pool, Users, "sts:AssumeRoleWithWebIdentity\",\"sts:TagSession"));

        Gives(id, _service.Login("ada"));
    }

    [Fact]
    public void With_tags_of_a_developer_the_session_has_to_be_tagged()
    {
        Create("auth", Trust(_pool, Users));
        (string id, string plain) = _service.DeveloperToken(_pool, "ada");
        string tagged = _service.Ok("GetOpenIdTokenForDeveloperIdentity", new
        {
            IdentityPoolId = _pool,
            Logins = new Dictionary<string, string> { [Developer] = "ada" },
            PrincipalTags = new { team = "red" },
        }).GetProperty("Token").GetString()!;

        _service.Ok("GetCredentialsForIdentity", new { IdentityId = id, Logins = new Dictionary<string, string> { [Cognito] = plain } });
        Assert.Equal(Refused, _service.Failed("GetCredentialsForIdentity", new { IdentityId = id, Logins = new Dictionary<string, string> { [Cognito] = tagged } }));
    }

    [Fact]
    public void In_the_classic_flow_the_role_has_to_exist_and_to_trust()
    {
        string token = _service.Ok("GetOpenIdToken", new { IdentityId = _service.GetId(_pool) }).GetProperty("Token").GetString()!;
        AssertDenied("sts:AssumeRoleWithWebIdentity", token);

        Create("guest", Trust(_pool, Users));
        AssertDenied("sts:AssumeRoleWithWebIdentity", token);

        Update("guest", Trust(_pool, Guests));
        Assert.NotNull(Assume(token).Credentials);
    }

    [Fact]
    public void In_the_classic_flow_tags_have_to_be_allowed()
    {
        Create("guest", Trust(_pool, Users));
        string token = _service.Ok("GetOpenIdTokenForDeveloperIdentity", new
        {
            IdentityPoolId = _pool,
            Logins = new Dictionary<string, string> { [Developer] = "ada" },
            PrincipalTags = new { team = "red" },
        }).GetProperty("Token").GetString()!;

        AssertDenied("sts:TagSession", token);
    }

    [Fact]
    public void A_session_lasts_no_longer_than_the_role_allows()
    {
        Create("guest", Trust(_pool, Guests));
        string token = _service.Ok("GetOpenIdToken", new { IdentityId = _service.GetId(_pool) }).GetProperty("Token").GetString()!;

        QueryException error = Assert.Throws<QueryException>(() => Assume(token, seconds: 3601));

        Assert.Equal(
            (400, "ValidationError", "The requested DurationSeconds exceeds the MaxSessionDuration set for this role."), (error.Status, error.Code, error.Message));
        Assume(token, seconds: 3600);
    }

    [Fact]
    public void A_role_of_another_account_does_not_exist()
    {
        Create("guest", Trust(_pool, Guests));
        _service.Ok("SetIdentityPoolRoles", new { IdentityPoolId = _pool, Roles = new { unauthenticated = "arn:aws:iam::210987654321:role/guest" } });

        Assert.Equal(Refused, Failed(_service.GetId(_pool)));
    }

    [Fact]
    public void Without_the_switch_any_role_gives_credentials()
    {
        var service = new ServiceInProcess();
        string pool = service.CreatePool();
        service.Ok("SetIdentityPoolRoles", new { IdentityPoolId = pool, Roles = new { unauthenticated = Role + "guest" } });

        service.Ok("GetCredentialsForIdentity", new { IdentityId = service.GetId(pool) });
    }

    private static string Trust(string pool, string method, string action = "sts:AssumeRoleWithWebIdentity", string principal = Cognito) => $$"""
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Principal": { "Federated": "{{principal}}" },
              "Action": ["{{action}}"],
              "Condition": {
                "StringEquals": { "{{Cognito}}:aud": "{{pool}}" },
                "ForAnyValue:StringLike": { "{{Cognito}}:amr": "{{method}}" }
              }
            }
          ]
        }
        """;

    private void Create(string name, string policy) =>
        new RoleDirectory(_service.Core.Roles, _service.Clock).Create("aws", new CreateRoleRequest { RoleName = name, AssumeRolePolicyDocument = policy });

    private void Update(string name, string policy) =>
        new RoleDirectory(_service.Core.Roles, _service.Clock).Update("aws", new UpdateAssumeRolePolicyRequest { RoleName = name, PolicyDocument = policy });

    private void SetRule(string role) => _service.Ok("SetIdentityPoolRoles", new
    {
        IdentityPoolId = _pool,
        Roles = new { authenticated = Role + "auth" },
        RoleMappings = new Dictionary<string, object>
        {
            [$"{UserPool}:{ClientId}"] = new
            {
                Type = "Rules",
                AmbiguousRoleResolution = "Deny",
                RulesConfiguration = new { Rules = new[] { new { Claim = "team", MatchType = "Equals", Value = "red", RoleARN = Role + role } } },
            },
        },
    });

    private void Gives(string id, params LocalLogin[] logins) => _service.Ok("GetCredentialsForIdentity", new { IdentityId = id, Logins = Map(logins) });

    private (string, string) Failed(string id, params LocalLogin[] logins) =>
        _service.Failed("GetCredentialsForIdentity", new { IdentityId = id, Logins = Map(logins) });

    private WebIdentitySession Assume(string token, int? seconds = null) => new WebIdentity(_service.Core).AssumeRole(
        new AssumeRoleRequest { RoleArn = Role + "guest", RoleSessionName = "me", WebIdentityToken = token, DurationSeconds = seconds });

    private void AssertDenied(string action, string token)
    {
        QueryException error = Assert.Throws<QueryException>(() => Assume(token));
        Assert.Equal((403, "AccessDenied", $"Not authorized to perform {action}"), (error.Status, error.Code, error.Message));
    }
}
