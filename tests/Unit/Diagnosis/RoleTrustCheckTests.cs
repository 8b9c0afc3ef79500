namespace CognitoIdentity.UnitTests.Diagnosis;

/// <summary>The findings about roles and their trust policies.</summary>
public sealed class RoleTrustCheckTests
{
    private const string PoolId = "us-east-1:01234567-89ab-cdef-0123-456789abcdef";
    private const string Facebook = "graph.facebook.com";
    private const string Google = "accounts.google.com";
    private const string UserPool = "cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI";
    private const string Users = "arn:aws:iam::123456789012:role/app/users";
    private const string Guests = "arn:aws:iam::123456789012:role/guests";
    private const string Update = "aws iam update-assume-role-policy --role-name";
    private static readonly TagReading NoTags = new(false);
    private static readonly TagReading Tags = new(true);
    private static readonly TagReading PerhapsTags = new(null, "the map is a secret");
    private const string Replaces = "# replaces the whole trust policy";

    private readonly IdentityPool _pool = new()
    {
        IdentityPoolId = PoolId,
        AllowUnauthenticatedIdentities = true,
        SupportedLoginProviders = new Dictionary<string, string> { [Facebook] = "1" },
    };

    private readonly IdentityPoolRoles _roles = new()
    {
        Roles = new Dictionary<string, string> { [RoleType.Authenticated] = Users, [RoleType.Unauthenticated] = Guests },
        RoleMappings = new Dictionary<string, RoleMapping>(),
    };

    private readonly Dictionary<string, RoleReading> _readings = new()
    {
        [Users] = Reading(Users, TrustPolicy.Write(PoolId, RoleType.Authenticated, allowsTags: false)),
        [Guests] = Reading(Guests, TrustPolicy.Write(PoolId, RoleType.Unauthenticated, allowsTags: false)),
    };

    private readonly Dictionary<string, TagReading> _tags = [];

    public static TheoryData<string, string, string> OfUsers => TrustCases.OfUsers;

    public static TheoryData<string, string, string> OfGuests => TrustCases.OfGuests;

    public static TheoryData<string, string> Malformed => TrustCases.Malformed;

    private IReadOnlyList<Finding> Findings => RoleTrustCheck.Run(_pool, RoleUse.All(_pool, _roles), role => _readings[role], provider => _tags.GetValueOrDefault(provider, NoTags));

    private IEnumerable<string> Found => Findings.Select(finding => finding.Id);

    [Fact]
    public void Policies_of_this_module_have_no_findings() => Assert.Empty(Findings);

    [Theory]
    [MemberData(nameof(OfUsers))]
    public void A_role_for_users_trusts(string whom, string statements, string expected) => IsFound(Users, whom, statements, expected);

    [Theory]
    [MemberData(nameof(OfGuests))]
    public void A_role_for_guests_trusts(string whom, string statements, string expected) => IsFound(Guests, whom, statements, expected);

    [Theory]
    [MemberData(nameof(Malformed))]
    public void An_invalid_policy_gives_an_unclear_finding(string text, string reason)
    {
        _readings[Users] = Reading(Users, text.Replace('\'', '"'));

        Finding finding = Assert.Single(Findings);

        Assert.Equal(("RoleTrustUnclear", FindingSeverity.Information), (finding.Id, finding.Severity));
        Assert.EndsWith($" {reason}.", finding.Message, StringComparison.Ordinal);
        Assert.Equal($"{Update} 'users' --policy-document (New-CIRoleTrustPolicy {PoolId})  {Replaces}", finding.Remedy);
    }

    [Theory]
    [InlineData(Users, "{}", "'users' --policy-document (New-CIRoleTrustPolicy POOL)")]
    [InlineData(Guests, "{}", "'guests' --policy-document (New-CIRoleTrustPolicy POOL -Unauthenticated)")]
    [InlineData(Guests, "{'Statement':{'Effect':'Allow','Principal':{'Federated':'a'},'Action':['ASSUME','sts:TagSession']}}", "'guests' --policy-document (New-CIRoleTrustPolicy POOL -Unauthenticated -TagSession)")]
    [InlineData(Guests, "{'Statement':{'Effect':'Deny','Principal':{'Federated':'a'},'Action':['ASSUME','sts:TagSession']}}", "'guests' --policy-document (New-CIRoleTrustPolicy POOL -Unauthenticated)")]
    public void The_remedy_sets_the_policy_that_the_role_needs(string role, string policy, string remedy)
    {
        _readings[role] = Reading(role, Json(policy));

        Assert.Equal($"{Update} {Full(remedy)}  {Replaces}", Assert.Single(Findings).Remedy);
    }

    [Fact]
    public void A_role_that_is_for_both_may_trust_both()
    {
        _roles.Roles![RoleType.Unauthenticated] = Users;
        _readings[Users] = Reading(Users, Policy("{'Effect':'Allow','Principal':{'Federated':'COGNITO'},'Action':'ASSUME','Condition':{'StringEquals':{'COGNITO:aud':'POOL'}}}"));

        Assert.Empty(Findings);
    }

    [Fact]
    public void Where_nobody_can_log_in_the_guests_role_need_not_keep_users_out()
    {
        _pool.SupportedLoginProviders!.Clear();
        _readings[Guests] = Reading(Guests, Policy("{'Effect':'Allow','Principal':{'Federated':'COGNITO'},'Action':'ASSUME','Condition':{'StringEquals':{'COGNITO:aud':'POOL'}}}"));
        Assert.Empty(Findings);

        _pool.DeveloperProviderName = "login.example";
        Assert.Equal(["RoleTrustsUsersToo"], Found);
    }

    [Fact]
    public void A_policy_may_have_one_statement_without_a_list()
    {
        _readings[Users] = Reading(Users, Json("{'Statement':{'Effect':'Allow','Principal':{'Federated':'COGNITO'},'Action':'sts:AssumeRole'}}"));

        Assert.Equal(["RoleTrustsOtherAction"], Found);
    }

    [Theory]
    [InlineData("'StringEquals':{'COGNITO:aud':'OTHER'}", "OTHER'.")]
    [InlineData("'StringEquals':{'COGNITO:aud':['OTHER','a']}", "OTHER, a'.")]
    [InlineData("'StringNotEquals':{'COGNITO:aud':'POOL'}", "POOL'.")]
    [InlineData("'StringEquals':{'COGNITO:aud':['a','us-*']}", "a, us-*'. Only StringLike treats * and ? as wildcards.")]
    public void A_hint_is_given_only_where_it_is_true(string condition, string end)
    {
        _readings[Users] = Reading(Users, Policy($"{{'Effect':'Allow','Principal':{{'Federated':'COGNITO'}},'Action':'ASSUME','Condition':{{{condition}}}}}"));

        Assert.EndsWith(Full(end), Assert.Single(Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_provider_needs_the_trust()
    {
        _pool.SupportedLoginProviders![Google] = "2";
        _readings[Users] = Reading(Users, Policy("{'Effect':'Allow','Principal':{'Federated':'COGNITO'},'Action':'ASSUME','Condition':{'StringEquals':{'COGNITO:aud':'POOL'},'ForAnyValue:StringLike':{'COGNITO:amr':'graph.facebook.com'}}}"));

        Finding finding = Assert.Single(Findings);

        Assert.Equal("RoleTrustsOthers", finding.Id);
        Assert.Contains("amr authenticated, accounts.google.com,", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_role_that_does_not_exist_is_found_in_the_account_that_was_asked()
    {
        var missing = new CognitoIdentityException("NoSuchEntity", "Not found.");
        _readings[Users] = new RoleReading(null, missing, "123456789012");
        _readings[Guests] = new RoleReading(null, missing, "999999999999");

        Assert.Equal(
            [
                ("RoleNotInIam", FindingSeverity.Error, Users, $"Set-CIIdentityPoolRole {PoolId} -AuthenticatedRoleArn $roleArn  # or create the role with the trust policy of: New-CIRoleTrustPolicy {PoolId}"),
                ("RoleAccountWrong", FindingSeverity.Error, Guests, $"Set-CIIdentityPoolRole {PoolId} -UnauthenticatedRoleArn $roleArn"),
            ],
            Findings.Select(finding => (finding.Id, finding.Severity, finding.Target, finding.Remedy)));
    }

    [Fact]
    public void A_role_that_does_not_exist_is_not_said_to_be_of_an_unknown_account()
    {
        _readings[Guests] = new RoleReading(null, new CognitoIdentityException("NoSuchEntity", "Not found."), AccountId: null);

        Assert.EndsWith($"New-CIRoleTrustPolicy {PoolId} -Unauthenticated", Assert.Single(Findings).Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_role_of_that_name_may_be_another_one()
    {
        _readings[Users] = Reading("arn:aws:iam::123456789012:role/users", "{}");
        _readings[Guests] = Reading("arn:aws:iam::999999999999:role/guests", "{}");

        Assert.Equal(
            [
                ("RolePathWrong", $"The role {Users} for identities with a login has another path in IAM: arn:aws:iam::123456789012:role/users. They get no credentials.", $"Set-CIIdentityPoolRole {PoolId} -AuthenticatedRoleArn 'arn:aws:iam::123456789012:role/users'"),
                ("RoleAccountWrong", $"The role {Guests} for guests isn't in the pool's account, 999999999999, so they get no credentials.", $"Set-CIIdentityPoolRole {PoolId} -UnauthenticatedRoleArn $roleArn"),
            ],
            Findings.Select(finding => (finding.Id, finding.Message, finding.Remedy)));
    }

    [Fact]
    public void Roles_that_may_not_be_read_are_one_finding()
    {
        var denied = new CognitoIdentityException("AccessDenied", "not authorized to perform: iam:GetRole");
        _readings[Users] = new RoleReading(null, denied, null);
        _readings[Guests] = new RoleReading(null, denied, null);

        Finding finding = Assert.Single(Findings);

        Assert.Equal(("RolesUnread", FindingSeverity.Information, Users), (finding.Id, finding.Severity, finding.Target));
        Assert.Equal($"The trust policies of these roles could not be read from IAM, so they were not checked: {Users}, {Guests}. not authorized to perform: iam:GetRole", finding.Message);
        Assert.StartsWith($"Test-CIIdentityPool {PoolId} -SkipRole ", finding.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Tags_need_a_permission_of_their_own()
    {
        _pool.DeveloperProviderName = "login.example";
        Assert.Empty(Found);

        _tags["login.example"] = Tags;
        Assert.Empty(Found);

        _tags[Facebook] = Tags;
        Finding finding = Assert.Single(Findings);
        Assert.Equal(("RoleTagSessionMissing", FindingSeverity.Error), (finding.Id, finding.Severity));
        Assert.Equal($"{Update} 'users' --policy-document (New-CIRoleTrustPolicy {PoolId} -TagSession)  {Replaces}", finding.Remedy);

        _readings[Users] = Reading(Users, TrustPolicy.Write(PoolId, RoleType.Authenticated, allowsTags: true));
        Assert.Empty(Found);
    }

    [Fact]
    public void Where_tags_are_in_doubt_their_permission_is_too()
    {
        _tags[Facebook] = PerhapsTags;

        Finding finding = Assert.Single(Findings);

        Assert.Equal(("RoleTagSessionUnclear", FindingSeverity.Information), (finding.Id, finding.Severity));
        Assert.Equal($"It is unclear whether identities with a login get principal tags: the map is a secret. With tags they get no credentials, because the role {Users} doesn't allow sts:TagSession.", finding.Message);
        Assert.Equal($"{Update} 'users' --policy-document (New-CIRoleTrustPolicy {PoolId} -TagSession)  {Replaces}", finding.Remedy);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(null)]
    public void A_policy_that_perhaps_allows_tags_is_named_with_its_condition(bool? hasTags)
    {
        _tags[Facebook] = new TagReading(hasTags, "the map is a secret");
        _readings[Users] = Reading(Users, Policy(UserStatement("'ASSUME'") + "," + UserStatement("'sts:TagSession'", ",'StringEquals':{'aws:RequestTag/team':'red'}")));

        Finding finding = Assert.Single(Findings);

        Assert.Equal(("RoleTrustUnclear", FindingSeverity.Information), (finding.Id, finding.Severity));
        Assert.Equal($"It is unclear whether the role {Users} allows sts:TagSession, which the principal tags of {Facebook} need, because statement 2 depends on StringEquals aws:RequestTag/team red.", finding.Message);
        Assert.Contains("-TagSession)", finding.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_missing_for_one_provider_is_told_before_what_is_in_doubt_for_another()
    {
        _pool.SupportedLoginProviders![Google] = "2";
        _tags[Facebook] = PerhapsTags;
        _tags[Google] = Tags;

        Finding finding = Assert.Single(Findings);

        Assert.Equal("RoleTagSessionMissing", finding.Id);
        Assert.Contains(Google, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_role_that_the_pool_does_not_set_only_the_policy_is_judged()
    {
        var use = new RoleUse(Users, RoleType.Authenticated, [Facebook], Parameter: null);
        var missing = new RoleReading(null, new CognitoIdentityException("NoSuchEntity", "Not found."), "999999999999");

        Assert.Empty(RoleTrustCheck.Run(_pool, [use], _ => missing, _ => Tags));
        Assert.Empty(RoleTrustCheck.Run(_pool, [use], _ => Reading(Guests, "{}"), _ => Tags));
        Assert.Equal("RoleTagSessionMissing", Assert.Single(RoleTrustCheck.Run(_pool, [use], role => _readings[role], _ => Tags)).Id);
    }

    [Fact]
    public void Tags_are_not_read_if_the_role_allows_them()
    {
        _readings[Users] = Reading(Users, TrustPolicy.Write(PoolId, RoleType.Authenticated, allowsTags: true));

        Assert.Empty(RoleTrustCheck.Run(_pool, RoleUse.All(_pool, _roles), role => _readings[role], _ => throw new InvalidOperationException()));
    }

    [Fact]
    public void Control_characters_of_a_policy_do_not_reach_a_terminal()
    {
        _readings[Users] = Reading(Users, Policy("{'Effect':'Allow','Principal':{'Federated':'COGNITO'},'Action':'\\u001b[2J'}"));

        string message = Assert.Single(Findings).Message;

        Assert.Contains("\uFFFD[2J", message, StringComparison.Ordinal);
        Assert.DoesNotContain(message, char.IsControl);
    }

    [Theory]
    [InlineData("us-gov-west-1", "cognito-identity-us-gov.amazonaws.com")]
    [InlineData("us-gov-east-1", "cognito-identity.us-gov-east-1.amazonaws.com")]
    [InlineData("cn-north-1", "cognito-identity.cn-north-1.amazonaws.com.cn")]
    [InlineData("eu-west-1", "cognito-identity.amazonaws.com")]
    public void The_service_has_the_name_of_the_region(string region, string service)
    {
        _pool.IdentityPoolId = $"{region}:01234567-89ab-cdef-0123-456789abcdef";
        _pool.AllowUnauthenticatedIdentities = false;
        string policy = TrustPolicy.Write(_pool.IdentityPoolId, RoleType.Authenticated, allowsTags: false);
        _readings[Users] = Reading(Users, policy);
        Assert.Empty(Found);
        Assert.Contains($"\"{service}:aud\": \"{_pool.IdentityPoolId}\"", policy, StringComparison.Ordinal);

        _readings[Users] = Reading(Users, policy.Replace(service, "cognito-identity.example", StringComparison.Ordinal));
        Finding finding = Assert.Single(Findings);
        Assert.Equal("RoleTrustsMisspelt", finding.Id);
        Assert.EndsWith($"are 'Federated {service}'.", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_roles_of_a_pool_are_those_that_somebody_gets()
    {
        _pool.CognitoIdentityProviders = [new CognitoIdentityProvider { ProviderName = UserPool, ClientId = "1example" }];
        _pool.OpenIdConnectProviderARNs = ["arn:aws:iam::123456789012:oidc-provider/id.example"];
        _roles.RoleMappings![$"{UserPool}:1example"] = Rules(AmbiguousRoleResolution.Deny, "arn:aws:iam::123456789012:role/admins", Users, "no role");
        _roles.RoleMappings["arn:aws:iam::123456789012:oidc-provider/id.example"] = Rules(AmbiguousRoleResolution.AuthenticatedRole, "arn:aws:iam::123456789012:role/admins");
        _roles.RoleMappings["gone.example"] = Rules(AmbiguousRoleResolution.Deny, "arn:aws:iam::123456789012:role/unused");

        Assert.Equal(
            [
                $"{Users} authenticated: {Facebook}, id.example, {UserPool}",
                $"{Guests} unauthenticated: ",
                $"arn:aws:iam::123456789012:role/admins authenticated: {UserPool}, id.example",
            ],
            RoleUse.All(_pool, _roles).Select(use => $"{use.RoleArn} {use.Type}: {string.Join(", ", use.Providers)}"));

        _pool.AllowUnauthenticatedIdentities = false;
        Assert.DoesNotContain(RoleUse.All(_pool, _roles), use => use.IsForGuests);
        Assert.Empty(RoleUse.All(_pool, new IdentityPoolRoles()));
    }

    private void IsFound(string role, string whom, string statements, string expected)
    {
        _readings[role] = Reading(role, Policy(statements));

        IReadOnlyList<Finding> findings = Findings;

        string[] wanted = expected.Split("; ", StringSplitOptions.RemoveEmptyEntries);
        Assert.True(findings.Select(finding => finding.Id).SequenceEqual(wanted.Select(text => text.Split(": ")[0])), $"{whom}: {string.Join(" ", findings)}");
        Assert.All(findings.Zip(wanted), pair => Assert.Contains(Full(pair.Second[(pair.Second.IndexOf(": ", StringComparison.Ordinal) + 2)..]), pair.First.Message, StringComparison.Ordinal));
        Assert.All(findings, finding => Assert.Equal((PoolId, role), (finding.IdentityPoolId, finding.Target)));
        Assert.All(findings, finding => Assert.Equal(SeverityOf(finding.Id), finding.Severity));
    }

    private static string SeverityOf(string id) => id switch
    {
        "RoleTrustUnclear" or "RoleTrustsUsersToo" => FindingSeverity.Information,
        "RoleTrustsAnyPool" or "RoleTrustsGuestsToo" => FindingSeverity.Warning,
        _ => FindingSeverity.Error,
    };

    private static string UserStatement(string action, string condition = "") =>
        $"{{'Effect':'Allow','Principal':{{'Federated':'COGNITO'}},'Action':{action},'Condition':{{'ForAnyValue:StringLike':{{'COGNITO:amr':'authenticated'}},'StringLike':{{'COGNITO:aud':'POOL'}}{condition}}}}}";

    private static string Policy(string statements) => Json($"{{'Version':'2012-10-17','Id':'mine','Statement':[{statements}]}}");

    private static string Json(string text) => Full(text).Replace('\'', '"');

    private static string Full(string text) => text
        .Replace("COGNITO", "cognito-identity.amazonaws.com", StringComparison.Ordinal)
        .Replace("ASSUME", "sts:AssumeRoleWithWebIdentity", StringComparison.Ordinal)
        .Replace("POOL", PoolId, StringComparison.Ordinal)
        .Replace("OTHER", "us-east-1:99999999-89ab-cdef-0123-456789abcdef", StringComparison.Ordinal);

    private static RoleReading Reading(string roleArn, string policy) => new(new RoleTrust(roleArn, policy), null, null);

    private static RoleMapping Rules(string otherwise, params string[] roles) => new()
    {
        Type = RoleMappingType.Rules,
        AmbiguousRoleResolution = otherwise,
        RulesConfiguration = new RulesConfigurationType { Rules = [.. roles.Select(role => new MappingRule { RoleARN = role })] },
    };
}
