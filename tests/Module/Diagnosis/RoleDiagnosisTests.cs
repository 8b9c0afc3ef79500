using System.Management.Automation;
using System.Text.Json.Nodes;

namespace CognitoIdentity.ModuleTests.Diagnosis;

/// <summary>The findings of Test-CIIdentityPool and Get-CICredential about roles in IAM.</summary>
public sealed class RoleDiagnosisTests : SessionTests
{
    private const string Pool = "us-east-1:1";
    private const string Users = "arn:aws:iam::123456789012:role/users";
    private const string Guests = "arn:aws:iam::123456789012:role/app/guests";
    private const string Keys = "-AccessKey AK -SecretKey SK";
    private const string Denied = "User: arn:aws:iam::123456789012:user/ada is not authorized to perform: iam:GetRole";

    private readonly Dictionary<string, Func<ReceivedRequest, Reply>> _replies = new(StringComparer.Ordinal)
    {
        ["DescribeIdentityPool"] = request => Reply.Json($$"""
            { "IdentityPoolId": "{{PoolOf(request)}}", "IdentityPoolName": "a", "AllowUnauthenticatedIdentities": true, "AllowClassicFlow": false, "SupportedLoginProviders": { "graph.facebook.com": "1" } }
            """),
        ["GetIdentityPoolRoles"] = request => Reply.Json($$"""
            { "IdentityPoolId": "{{PoolOf(request)}}", "Roles": { "authenticated": "{{Users}}", "unauthenticated": "{{Guests}}" } }
            """),
        ["GetRole"] = request => request.Has("RoleName=users") ? Iam.Role(Users, Policy(Pool, "authenticated")) : Iam.Role(Guests, Policy(Pool, "unauthenticated")),
        ["GetPrincipalTagAttributeMap"] = _ => Tags("false", "{}"),
        ["GetCallerIdentity"] = _ => Sts.Caller(),
        ["GetId"] = _ => Reply.Json("""{ "IdentityId": "us-east-1:2" }"""),
        ["GetCredentialsForIdentity"] = _ => Reply.Error("InvalidIdentityPoolConfigurationException", "Invalid identity pool configuration. Check assigned IAM roles for this pool."),
        ["GetOpenIdToken"] = _ => Reply.Json("""{ "IdentityId": "us-east-1:2", "Token": "a-token" }"""),
        ["AssumeRoleWithWebIdentity"] = _ => Sts.Error("AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity", 403),
    };

    private readonly ScriptedServer _server;

    public RoleDiagnosisTests() => _server = new ScriptedServer(request => _replies[request.Operation](request));

    private int Asked => _server.Operations.Count(operation => operation == "GetRole");

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            _server.Dispose();
        }
    }

    [Fact]
    public void Roles_that_trust_the_pool_are_read_and_give_no_finding()
    {
        Outcome outcome = Test(Pool, "-Verbose");

        Assert.Empty(outcome.Output);
        Assert.Equal(["DescribeIdentityPool", "GetIdentityPoolRoles", "GetRole", "GetPrincipalTagAttributeMap", "GetRole"], _server.Operations);
        Assert.Equal(2, outcome.Verbose.Count(line => line.StartsWith("GetRole in us-east-1 at ", StringComparison.Ordinal)));
        Assert.All(_server.Requests, request => Assert.Contains("Credential=AK/", request.Header("Authorization"), StringComparison.Ordinal));
    }

    [Fact]
    public void A_role_is_read_once_for_all_pools()
    {
        Outcome outcome = Invoke($"'{Pool}', 'us-east-1:2', 'us-east-1:3' | Test-CIIdentityPool -EndpointUrl {_server.Url} {Keys}");

        Assert.Equal(2, Asked);
        Assert.Equal(
            ["us-east-1:2", "us-east-1:2", "us-east-1:3", "us-east-1:3"],
            outcome.Output.Where(finding => (string)finding.Properties["Id"].Value == "RoleTrustsOtherPool").Values("IdentityPoolId"));
    }

    [Fact]
    public void A_role_of_another_pool_is_found_with_the_line_that_sets_its_policy()
    {
        _replies["GetRole"] = request => request.Has("RoleName=users") ? Iam.Role(Users, Policy("us-east-1:9", "authenticated")) : Iam.Role(Guests, Policy(Pool, "unauthenticated"));

        PSObject finding = Assert.Single(Test(Pool).Output);

        Assert.Equal(("RoleTrustsOtherPool", "Error", Users), (Text(finding, "Id"), Text(finding, "Severity"), Text(finding, "Target")));
        Assert.Contains("cognito-identity.amazonaws.com:aud us-east-1:9", Text(finding, "Message"), StringComparison.Ordinal);
        Assert.Equal(
            $"aws iam update-assume-role-policy --role-name 'users' --policy-document (New-CIRoleTrustPolicy {Pool})  # replaces the whole trust policy",
            Text(finding, "Remedy"));
    }

    [Fact]
    public void Without_permission_to_read_roles_one_finding_names_the_permission()
    {
        _replies["GetRole"] = _ => Iam.Error("AccessDenied", Denied, 403);

        PSObject finding = Assert.Single(Test(Pool).Output);

        Assert.Equal(("RolesUnread", "Information"), (Text(finding, "Id"), Text(finding, "Severity")));
        Assert.EndsWith($"{Users}, {Guests}. {Denied}", Text(finding, "Message"), StringComparison.Ordinal);
        Assert.Equal(2, Asked);
    }

    [Fact]
    public void Roles_are_not_read_when_they_are_skipped()
    {
        Assert.Empty(Test(Pool, "-SkipRole").Output);

        Assert.Equal(0, Asked);
    }

    [Theory]
    [InlineData("123456789012", "RoleNotInIam")]
    [InlineData("999999999999", "RoleAccountWrong")]
    public void A_role_that_does_not_exist_is_looked_for_in_the_callers_account(string account, string id)
    {
        _replies["GetRole"] = _ => Iam.Error("NoSuchEntity", "The role cannot be found.", 404);
        _replies["GetCallerIdentity"] = _ => Sts.Caller(account);

        Assert.Equal([id, id], Test(Pool).Values("Id"));
    }

    [Fact]
    public void The_account_is_not_needed_to_find_that_a_role_does_not_exist()
    {
        _replies["GetRole"] = _ => Iam.Error("NoSuchEntity", "The role cannot be found.", 404);
        _replies["GetCallerIdentity"] = _ => Sts.Error("AccessDenied", "No.", 403);

        Assert.Equal(["RoleNotInIam", "RoleNotInIam"], Test(Pool).Values("Id"));
    }

    [Fact]
    public void A_throttled_call_is_repeated()
    {
        int calls = 0;
        Func<ReceivedRequest, Reply> answer = _replies["GetRole"];
        _replies["GetRole"] = request => Interlocked.Increment(ref calls) == 1 ? Iam.Error("Throttling", "Rate exceeded") : answer(request);

        Assert.Empty(Test(Pool).Output);
        Assert.Equal(3, Asked);
    }

    [Fact]
    public void Where_IAM_does_not_answer_it_is_asked_for_one_role_only()
    {
        _replies["GetRole"] = _ => Reply.Raw(string.Empty, closes: true);

        Assert.Equal("RolesUnread", Assert.Single(Invoke($$"""
            $env:AWS_MAX_ATTEMPTS = '1'
            try { Test-CIIdentityPool {{Pool}} -EndpointUrl {{_server.Url}} {{Keys}} } finally { $env:AWS_MAX_ATTEMPTS = $null }
            """).Output).Properties["Id"].Value);
        Assert.Equal(1, Asked);
    }

    [Theory]
    [InlineData("false", """{ "team": "team" }""", "RoleTagSessionMissing")]
    [InlineData("false", "{}", "")]
    [InlineData("true", """{ "client": "aud" }""", "RoleTagSessionUnclear")]
    [InlineData("true", "{}", "RoleTagSessionUnclear")]
    public void Tags_of_a_provider_need_a_role_that_allows_them(string usesDefaults, string tags, string id)
    {
        _replies["GetPrincipalTagAttributeMap"] = _ => Tags(usesDefaults, tags);

        Assert.Equal(id, string.Join(' ', Test(Pool).Values("Id")));
    }

    [Theory]
    [InlineData("AccessDeniedException", "It is unclear whether identities with a login get principal tags: the map of graph.facebook.com can't be read (No.). With tags they get no credentials, because the role arn:aws:iam::123456789012:role/users doesn't allow sts:TagSession.")]
    [InlineData("ResourceNotFoundException", "")]
    public void Whether_there_are_tags_is_not_known_without_a_permission(string code, string message)
    {
        _replies["GetPrincipalTagAttributeMap"] = _ => Reply.Error(code, "No.");

        Assert.Equal(message, string.Join(' ', Test(Pool).Values("Message")));
    }

    [Fact]
    public void One_name_of_a_provider_is_enough_to_read_its_tags()
    {
        const string arn = "arn:aws:iam::123456789012:oidc-provider/id.example";
        _replies["DescribeIdentityPool"] = _ => Reply.Json($$"""
            { "IdentityPoolId": "{{Pool}}", "IdentityPoolName": "a", "AllowUnauthenticatedIdentities": false, "AllowClassicFlow": false, "OpenIdConnectProviderARNs": ["{{arn}}"] }
            """);
        _replies["GetIdentityPoolRoles"] = _ => Reply.Json($$"""{ "IdentityPoolId": "{{Pool}}", "Roles": { "authenticated": "{{Users}}" } }""");
        _replies["GetPrincipalTagAttributeMap"] = request => request.Has(arn) ? Tags("false", "{}") : Reply.Error("InvalidParameterException", "No.");

        Assert.Empty(Test(Pool).Output);
    }

    [Fact]
    public void Denied_credentials_are_explained_by_the_roles_trust()
    {
        _replies["GetRole"] = _ => Iam.Role(Guests, Policy(Pool, "authenticated"));

        string action = Denial($"Get-CICredential {Pool}");

        Assert.StartsWith($"The role {Guests} is for guests, whose tokens have amr unauthenticated, but its trust policy has ", action, StringComparison.Ordinal);
        Assert.Contains($"--role-name 'guests' --policy-document (New-CIRoleTrustPolicy {Pool} -Unauthenticated)", action, StringComparison.Ordinal);
        Assert.Equal(1, Asked);
    }

    [Fact]
    public void Denied_credentials_of_the_classic_flow_are_explained_by_the_roles_trust()
    {
        _replies["GetRole"] = _ => Iam.Role(Users, Policy("us-east-1:9", "authenticated"));

        string action = Denial($"Get-CICredential {Pool} -RoleArn {Users}");

        Assert.StartsWith($"The role {Users} for guests trusts another pool: ", action, StringComparison.Ordinal);
        Assert.Contains("'ForAnyValue:StringLike cognito-identity.amazonaws.com:amr authenticated'", action, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("false", """{ "team": "team" }""", "The pool turns claims of graph.facebook.com into principal tags, but the role")]
    [InlineData("true", """{ "client": "aud" }""", "It is unclear whether identities with a login get principal tags:")]
    public void A_role_of_the_classic_flow_that_lacks_tags_is_named(string usesDefaults, string tags, string beginning)
    {
        _replies["GetPrincipalTagAttributeMap"] = _ => Tags(usesDefaults, tags);
        _replies["AssumeRoleWithWebIdentity"] = _ => Sts.Error("AccessDenied", "Not authorized to perform sts:TagSession", 403);

        string action = Denial($"Get-CICredential {Pool} -RoleArn {Users} -Login @{{ 'graph.facebook.com' = 'a-token' }}");

        Assert.StartsWith(beginning, action, StringComparison.Ordinal);
        Assert.Contains($"--role-name 'users' --policy-document (New-CIRoleTrustPolicy {Pool} -TagSession)", action, StringComparison.Ordinal);
    }

    [Fact]
    public void Tags_of_a_developers_token_are_not_known()
    {
        _replies["AssumeRoleWithWebIdentity"] = _ => Sts.Error("AccessDenied", "Not authorized to perform sts:TagSession", 403);

        string action = Denial($"Get-CICredential {Pool} -RoleArn {Users} -Login @{{ 'cognito-identity.amazonaws.com' = 'a-token' }}");

        Assert.StartsWith("It is unclear whether identities with a login get principal tags: tokens of cognito-identity.amazonaws.com can have tags of their own.", action, StringComparison.Ordinal);
    }

    [Fact]
    public void A_condition_that_is_not_known_is_named_where_nothing_else_is_wrong()
    {
        _replies["GetRole"] = _ => Iam.Role(Guests, Policy(Pool, "unauthenticated").Replace("\"StringEquals\": {", "\"IpAddress\": { \"aws:SourceIp\": \"192.0.2.1\" }, \"StringEquals\": {", StringComparison.Ordinal));

        string action = Denial($"Get-CICredential {Pool}");

        Assert.StartsWith($"It is unclear whether the role {Guests} trusts guests of this pool, because statement 1 depends on IpAddress aws:SourceIp 192.0.2.1. ", action, StringComparison.Ordinal);
    }

    [Fact]
    public void A_role_of_the_classic_flow_that_does_not_exist_is_not_one_to_set_in_the_pool()
    {
        _replies["GetRole"] = _ => Iam.Error("NoSuchEntity", "Not found.", 404);

        Assert.StartsWith($"The role {Users} does not exist, or its trust policy does not trust the pool.", Denial($"Get-CICredential {Pool} -RoleArn {Users}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "The pool has no role for this identity, or the role does not trust the pool. Set-CIIdentityPoolRole us-east-1:1 -UnauthenticatedRoleArn $roleArn sets a role.")]
    [InlineData($"-RoleArn {Users}", $"The role {Users} does not exist, or its trust policy does not trust the pool.")]
    public void Without_permission_to_read_roles_the_error_shows_how_to_print_the_policy(string arguments, string beginning)
    {
        _replies["GetRole"] = _ => Iam.Error("AccessDenied", Denied, 403);

        string action = Denial($"Get-CICredential {Pool} {arguments}");

        Assert.StartsWith(beginning, action, StringComparison.Ordinal);
        Assert.Contains($"New-CIRoleTrustPolicy {Pool} -Unauthenticated prints the trust policy that the role needs.", action, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_permission_to_read_the_pool_the_error_shows_how_to_print_the_policy()
    {
        _replies["DescribeIdentityPool"] = _ => Reply.Error("AccessDeniedException", "No.");

        Assert.Contains($"New-CIRoleTrustPolicy {Pool} -Unauthenticated prints", Denial($"Get-CICredential {Pool}"), StringComparison.Ordinal);
        Assert.Equal(0, Asked);
    }

    [Fact]
    public void A_local_service_that_gives_any_role_is_not_asked_for_roles()
    {
        Outcome outcome = Invoke($"""
            $service = Start-CILocalService
            $pool = New-CIIdentityPool a -AllowUnauthenticatedIdentity $true -AllowClassicFlow $false
            $pool | Set-CIIdentityPoolRole -UnauthenticatedRoleArn {Guests}
            $pool | Test-CIIdentityPool
            $service.RequestsByOperation.Keys
            $service | Stop-CILocalService
            """);

        Assert.Equal(["CreateIdentityPool", "DescribeIdentityPool", "GetIdentityPoolRoles", "SetIdentityPoolRoles"], outcome.Output.Select(name => $"{name}").Order(StringComparer.Ordinal));
    }

    private Outcome Test(string pool, string arguments = "") => Invoke($"Test-CIIdentityPool {pool} -EndpointUrl {_server.Url} {Keys} {arguments}");

    private string Denial(string command) => Invoke($"{command} -NoCache -EndpointUrl {_server.Url} {Keys}").Error.ErrorDetails.RecommendedAction;

    private static Reply Tags(string usesDefaults, string tags) => Reply.Json($$"""
        { "IdentityPoolId": "{{Pool}}", "IdentityProviderName": "graph.facebook.com", "UseDefaults": {{usesDefaults}}, "PrincipalTags": {{tags}} }
        """);

    private static string Text(PSObject finding, string property) => $"{finding.Properties[property].Value}";

    private static string PoolOf(ReceivedRequest request) => (string)JsonNode.Parse(request.Text)!["IdentityPoolId"]!;

    private static string Policy(string pool, string method) => $$"""
        {
          "Version": "2012-10-17",
          "Statement": [{
            "Effect": "Allow", "Principal": { "Federated": "cognito-identity.amazonaws.com" }, "Action": "sts:AssumeRoleWithWebIdentity",
            "Condition": {
              "StringEquals": { "cognito-identity.amazonaws.com:aud": "{{pool}}" },
              "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": "{{method}}" }
            }
          }]
        }
        """;
}
