namespace CognitoIdentity.UnitTests.Diagnosis;

/// <summary>Findings about pools, including pools that the local service would reject.</summary>
public sealed class IdentityPoolCheckTests
{
    private const string PoolId = "us-east-1:01234567-89ab-cdef-0123-456789abcdef";
    private const string Google = "accounts.google.com";
    private const string UserPool = "cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI";
    private const string Role = "arn:aws:iam::123456789012:role/users";

    private readonly IdentityPool _pool = new()
    {
        IdentityPoolId = PoolId,
        AllowUnauthenticatedIdentities = false,
        AllowClassicFlow = false,
        SupportedLoginProviders = new Dictionary<string, string> { [Google] = "google-1" },
        CognitoIdentityProviders = [new CognitoIdentityProvider { ProviderName = UserPool, ClientId = "1example", ServerSideTokenCheck = true }],
    };

    private readonly IdentityPoolRoles _roles = new()
    {
        Roles = new Dictionary<string, string> { [RoleType.Authenticated] = Role },
        RoleMappings = new Dictionary<string, RoleMapping>(),
    };

    private IReadOnlyList<Finding> Findings => IdentityPoolCheck.Run(_pool, _roles, "aws");

    private IEnumerable<string> Found => Findings.Select(finding => finding.Id);

    [Fact]
    public void A_healthy_pool_has_no_findings()
    {
        Assert.Empty(Found);

        _roles.RoleMappings![Google] = ByToken(AmbiguousRoleResolution.AuthenticatedRole);
        _roles.RoleMappings[$"{UserPool}:1example"] = ByRules(Role);
        Assert.Empty(Found);
    }

    [Fact]
    public void A_pool_whose_roles_were_never_set_lacks_them()
    {
        _pool.AllowUnauthenticatedIdentities = true;

        Assert.Equal(
            ["AuthenticatedRoleMissing", "GuestRoleMissing"],
            IdentityPoolCheck.Run(_pool, new IdentityPoolRoles { IdentityPoolId = PoolId }, "aws").Select(finding => finding.Id));
    }

    [Fact]
    public void No_authenticated_role_is_needed_where_every_mapping_denies_otherwise()
    {
        _roles.Roles!.Clear();
        _roles.RoleMappings![Google] = ByToken(AmbiguousRoleResolution.Deny);
        Assert.Equal(["AuthenticatedRoleMissing"], Found);

        _roles.RoleMappings[$"{UserPool}:1example"] = ByToken(AmbiguousRoleResolution.Deny);
        Assert.Empty(Found);

        _pool.DeveloperProviderName = "login.example";
        Assert.Equal(["AuthenticatedRoleMissing"], Found);
    }

    [Theory]
    [InlineData(null, "it has no AmbiguousRoleResolution; pass -AmbiguousRoleResolution.")]
    [InlineData(0, "it must have 1 to 25 rules, but has 0.")]
    [InlineData(26, "it must have 1 to 25 rules, but has 26.")]
    public void A_malformed_mapping_is_found(int? rules, string reason)
    {
        _roles.RoleMappings![Google] = rules is int count ? ByRules([.. Enumerable.Repeat(Role, count)]) : ByToken(null);

        Finding finding = Assert.Single(Findings);

        Assert.Equal(("RoleMappingMalformed", FindingSeverity.Error, Google), (finding.Id, finding.Severity, finding.Target));
        Assert.EndsWith(reason, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mapping_by_token_has_no_rules()
    {
        _roles.RoleMappings![Google] = ByRules(Role);
        _roles.RoleMappings[Google].Type = RoleMappingType.Token;

        Assert.Equal(["RoleMappingMalformed"], Found);
    }

    [Fact]
    public void A_mapping_of_a_user_pool_names_its_client()
    {
        _roles.RoleMappings![UserPool] = ByToken(AmbiguousRoleResolution.Deny);

        Assert.Equal(["RoleMappingMalformed", "RoleMappingUnused"], Found);
    }

    [Fact]
    public void More_mappings_than_a_pool_can_have_are_found()
    {
        for (int number = 0; number < 11; number++)
        {
            _pool.SupportedLoginProviders![$"{number}.example"] = "client";
            _roles.RoleMappings![$"{number}.example"] = ByToken(AmbiguousRoleResolution.Deny);
        }

        Assert.Equal(["RoleMappingMalformed"], Found);
    }

    [Fact]
    public void An_invalid_role_is_found_in_every_place()
    {
        _roles.Roles![RoleType.Authenticated] = "arn:aws:iam::123456789012:user/ada";
        _roles.RoleMappings![Google] = ByRules("arn:aws:s3:::a-bucket-of-mine", Role);

        Assert.Equal(
            [
                ("RoleArnInvalid", "arn:aws:iam::123456789012:user/ada", $"Set-CIIdentityPoolRole {PoolId} -AuthenticatedRoleArn $roleArn"),
                ("RoleArnInvalid", "arn:aws:s3:::a-bucket-of-mine", $"Set-CIIdentityPoolRole {PoolId} -RoleMapping @{{ '{Google}' = $roleMapping }}"),
            ],
            Findings.Select(finding => (finding.Id, finding.Target, finding.Remedy)));
    }

    [Fact]
    public void A_pool_without_providers_that_allows_no_guests_is_unusable()
    {
        _pool.SupportedLoginProviders!.Clear();
        _pool.CognitoIdentityProviders!.Clear();
        Assert.Equal(["PoolUnusable"], Found);

        _pool.DeveloperProviderName = "login.example";
        Assert.Empty(Found);

        _pool.DeveloperProviderName = null;
        _pool.AllowUnauthenticatedIdentities = true;
        Assert.Equal(["GuestRoleMissing"], Found);
    }

    [Fact]
    public void A_role_for_guests_that_nobody_gets_is_found()
    {
        _roles.Roles![RoleType.Unauthenticated] = "arn:aws:iam::123456789012:role/guests";

        Finding finding = Assert.Single(Findings);

        Assert.Equal(("GuestRoleUnused", FindingSeverity.Information, "arn:aws:iam::123456789012:role/guests"), (finding.Id, finding.Severity, finding.Target));
    }

    [Fact]
    public void A_role_of_another_partition_is_found()
    {
        Finding finding = Assert.Single(IdentityPoolCheck.Run(_pool, _roles, "aws-cn"));

        Assert.Equal(("RolePartitionWrong", FindingSeverity.Error, Role), (finding.Id, finding.Severity, finding.Target));
        Assert.Equal($"The role of authenticated, {Role}, is in partition aws, but the pool is in aws-cn.", finding.Message);
    }

    [Theory]
    [InlineData(true, false, "ClassicFlowAllowed", FindingSeverity.Information)]
    [InlineData(null, false, "ClassicFlowAllowed", FindingSeverity.Information)]
    [InlineData(true, true, "ClassicFlowBlocked", FindingSeverity.Information)]
    [InlineData(null, true, null, null)]
    public void The_classic_flow_is_found_unless_mappings_rule_it_out(bool? isAllowed, bool hasMapping, string? id, string? severity)
    {
        _pool.AllowClassicFlow = isAllowed;
        if (hasMapping)
        {
            _roles.RoleMappings![Google] = ByToken(AmbiguousRoleResolution.Deny);
        }

        Finding? finding = Findings.SingleOrDefault();

        Assert.Equal((id, severity), (finding?.Id, finding?.Severity));
    }

    [Fact]
    public void An_OpenID_Connect_provider_that_the_pool_has_by_its_name_too_is_the_one_to_remove()
    {
        string google = $"arn:aws:iam::123456789012:oidc-provider/{Google}";
        _pool.OpenIdConnectProviderARNs = [google, "arn:aws:iam::123456789012:oidc-provider/id.example"];

        Finding finding = Assert.Single(Findings);

        Assert.Equal(("ProviderDuplicate", FindingSeverity.Warning, google), (finding.Id, finding.Severity, finding.Target));
        Assert.Equal($"The pool is configured for '{Google}' twice, once through {google}.", finding.Message);
        Assert.Equal($"Update-CIIdentityPool {PoolId} -OpenIdConnectProviderArn 'arn:aws:iam::123456789012:oidc-provider/id.example'", finding.Remedy);
    }

    [Fact]
    public void Two_providers_with_the_same_name_are_found_once()
    {
        _pool.OpenIdConnectProviderARNs = ["arn:aws:iam::123456789012:oidc-provider/id.example", "arn:aws:iam::999999999999:oidc-provider/id.example"];

        Assert.Equal(["ProviderDuplicate", "ProviderAccountWrong"], Found);
    }

    [Fact]
    public void Providers_of_another_account_than_the_role_are_found()
    {
        const string openId = "arn:aws:iam::999999999999:oidc-provider/id.example";
        const string saml = "arn:aws:iam::999999999999:saml-provider/id";
        _pool.OpenIdConnectProviderARNs = [openId];
        _pool.SamlProviderARNs = ["arn:aws:iam::123456789012:saml-provider/own", saml];

        Assert.Equal(
            [
                ("ProviderAccountWrong", FindingSeverity.Warning, openId, $"Update-CIIdentityPool {PoolId} -OpenIdConnectProviderArn @()"),
                ("ProviderAccountWrong", FindingSeverity.Warning, saml, $"Update-CIIdentityPool {PoolId} -SamlProviderArn 'arn:aws:iam::123456789012:saml-provider/own'"),
            ],
            Findings.Select(finding => (finding.Id, finding.Severity, finding.Target, finding.Remedy)));

        _roles.Roles![RoleType.Authenticated] = "no role";
        Assert.Equal(["RoleArnInvalid"], Found);
    }

    [Fact]
    public void The_remedy_of_a_client_whose_users_are_not_checked_keeps_the_other_clients_as_they_are()
    {
        foreach (string client in new[] { "2example", "3example" })
        {
            _pool.CognitoIdentityProviders!.Add(new CognitoIdentityProvider { ProviderName = UserPool, ClientId = client, ServerSideTokenCheck = false });
        }

        Assert.Equal(
            [
                ("TokenCheckOff", FindingSeverity.Information, $"{UserPool}:2example", $"Update-CIIdentityPool {PoolId} -CognitoIdentityProvider {Checked("1example")}, {Checked("2example")}, '{UserPool}:3example'"),
                ("TokenCheckOff", FindingSeverity.Information, $"{UserPool}:3example", $"Update-CIIdentityPool {PoolId} -CognitoIdentityProvider {Checked("1example")}, '{UserPool}:2example', {Checked("3example")}"),
            ],
            Findings.Select(finding => (finding.Id, finding.Severity, finding.Target, finding.Remedy)));

        static string Checked(string client) => $"@{{ ProviderName = '{UserPool}'; ClientId = '{client}'; ServerSideTokenCheck = $true }}";
    }

    [Fact]
    public void The_worst_comes_first()
    {
        _pool.AllowUnauthenticatedIdentities = true;
        _pool.AllowClassicFlow = null;
        _pool.CognitoIdentityProviders![0].ServerSideTokenCheck = null;

        Assert.Equal(["GuestRoleMissing", "ClassicFlowForGuests", "TokenCheckOff"], Found);
    }

    private static RoleMapping ByToken(string? otherwise) => new() { Type = RoleMappingType.Token, AmbiguousRoleResolution = otherwise };

    private static RoleMapping ByRules(params string[] roles) => new()
    {
        Type = RoleMappingType.Rules,
        AmbiguousRoleResolution = AmbiguousRoleResolution.Deny,
        RulesConfiguration = new RulesConfigurationType
        {
            Rules = [.. roles.Select(role => new MappingRule { Claim = "sub", MatchType = MappingRuleMatchType.EqualTo, Value = "ada", RoleARN = role })],
        },
    };
}
