using System.Management.Automation;
using System.Text.Json.Nodes;

namespace CognitoIdentity.ModuleTests.Roles;

/// <summary>New-CIRoleMapping and New-CIRoleMappingRule, and mappings that are rejected before any request.</summary>
public sealed class RoleMappingTests : LocalServiceTests
{
    private const string Google = "accounts.google.com";
    private const string UserPool = "cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI";
    private const string Arn = "arn:aws:iam::123456789012:role/users";
    private const string Deny = "(New-CIRoleMapping -AmbiguousRoleResolution Deny)";
    private const string Rule = $"[CognitoIdentity.MappingRule]@{{ Claim = 'sub'; MatchType = 'Equals'; Value = 'a'; RoleARN = '{Arn}' }}";

    public RoleMappingTests() => Run($"$script:pool = New-CIIdentityPool a -SupportedLoginProvider @{{ '{Google}' = 'g' }} -CognitoIdentityProvider {UserPool}:client");

    [Theory]
    [InlineData("New-CIRoleMapping -AmbiguousRoleResolution AuthenticatedRole")]
    [InlineData("1 | ForEach-Object { New-CIRoleMapping -AmbiguousRoleResolution AuthenticatedRole }")]
    public void Makes_a_mapping_by_the_token(string script)
    {
        IReadOnlyList<PSObject> mapping = Run(script);

        Assert.Equal(("Token", "AuthenticatedRole", "null"), (mapping.Text("Type"), mapping.Text("AmbiguousRoleResolution"), mapping.Text("RulesConfiguration")));
    }

    [Theory]
    [InlineData("$rules | New-CIRoleMapping -AmbiguousRoleResolution Deny")]
    [InlineData("New-CIRoleMapping $rules -AmbiguousRoleResolution Deny")]
    [InlineData("$objects | New-CIRoleMappingRule | New-CIRoleMapping -AmbiguousRoleResolution Deny")]
    public void Makes_a_mapping_of_rules_in_their_order(string script)
    {
        string given = $$"""
            $rules = (New-CIRoleMappingRule b Equals x {{Arn}}), (New-CIRoleMappingRule a NotEqual y {{Arn}}), (New-CIRoleMappingRule c Contains z {{Arn}})
            $objects = $rules | ForEach-Object { [pscustomobject]@{ Claim = $_.Claim; MatchType = $_.MatchType; Value = $_.Value; RoleArn = $_.RoleARN } }
            """;

        IReadOnlyList<PSObject> mapping = Run($"{given}\n{script}");

        Assert.Equal("Rules", mapping.Text("Type"));
        Assert.Equal(
            [$"b Equals x: {Arn}", $"a NotEqual y: {Arn}", $"c Contains z: {Arn}"],
            Run($"{given}\n({script}).RulesConfiguration.Rules | ForEach-Object ToString").Select(rule => rule.BaseObject));
    }

    [Theory]
    [InlineData($"New-CIRoleMappingRule sub equals a {Arn} | ForEach-Object MatchType", "Equals")]
    [InlineData($"New-CIRoleMappingRule sub STARTSWITH a {Arn} | ForEach-Object MatchType", "StartsWith")]
    [InlineData("New-CIRoleMapping -AmbiguousRoleResolution deny | ForEach-Object AmbiguousRoleResolution", "Deny")]
    public void Takes_any_case_for_the_spelling_of_the_API(string script, string spelled) =>
        Assert.Equal(spelled, Assert.Single(Run(script)).BaseObject);

    [Theory]
    [InlineData("@() | New-CIRoleMapping -AmbiguousRoleResolution Deny")]
    [InlineData("$found = @(); $found | New-CIRoleMapping -AmbiguousRoleResolution AuthenticatedRole")]
    public void No_rule_from_the_pipeline_makes_no_mapping(string script)
    {
        Outcome outcome = Invoke(script);

        Assert.Empty(outcome.Output);
        Assert.Contains(outcome.Errors, error => error.FullyQualifiedErrorId.StartsWith("RoleMappingUnfit,", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData($"1..26 | ForEach-Object {{ {Rule} }} | New-CIRoleMapping -AmbiguousRoleResolution Deny", "it must have 1 to 25 rules, but has 26.")]
    [InlineData($"[pscustomobject]@{{ Claim = 'sub'; MatchType = 'Like'; Value = 'a'; RoleARN = '{Arn}' }} | New-CIRoleMapping -AmbiguousRoleResolution Deny", "MatchType is 'Like'")]
    public void A_mapping_that_would_be_rejected_is_not_made(string script, string reason)
    {
        Outcome outcome = Invoke(script);

        Assert.Equal("RoleMappingUnfit", outcome.ErrorId);
        Assert.Contains(reason, outcome.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
    }

    [Theory]
    [InlineData("$roles")]
    [InlineData("[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($roles))")]
    [InlineData("[pscustomobject]@{ RoleMappings = [pscustomobject]@{ $key = [pscustomobject]@{ Type = 'Rules'; AmbiguousRoleResolution = 'Deny'; RulesConfiguration = [pscustomobject]@{ Rules = @([pscustomobject]@{ Claim = 'sub'; MatchType = 'Equals'; Value = 'a'; RoleARN = $arn }) } } } }")]
    public void Takes_mappings_that_come_out_of_jobs_and_files(string roles)
    {
        Run($$"""
            $script:key = '{{UserPool}}:client'; $script:arn = '{{Arn}}'
            $pool | Set-CIIdentityPoolRole -RoleMapping @{ $key = {{Rule}} | New-CIRoleMapping -AmbiguousRoleResolution Deny }
            $script:roles = $pool | Get-CIIdentityPoolRole
            $script:other = New-CIIdentityPool b -CognitoIdentityProvider $key
            """);

        Run($"{roles} | Set-CIIdentityPoolRole -IdentityPoolId $other");

        Assert.Equal($"sub Equals a: {Arn}", Run("($other | Get-CIIdentityPoolRole).RoleMappings[$key].RulesConfiguration.Rules")[0].BaseObject.ToString());
    }

    [Theory]
    [InlineData($"@{{ '{Google}' = [CognitoIdentity.RoleMapping]@{{ Type = 'Token' }} }}", Google, "-AmbiguousRoleResolution")]
    [InlineData($"@{{ '{Google}' = [CognitoIdentity.RoleMapping]@{{ Type = 'Token'; AmbiguousRoleResolution = 'Deny'; RulesConfiguration = [CognitoIdentity.RulesConfigurationType]@{{ Rules = @({Rule}) }} }} }}", Google, "Token has no rules")]
    [InlineData($"@{{ '{Google}' = [CognitoIdentity.RoleMapping]@{{ Type = 'Rules'; AmbiguousRoleResolution = 'Deny' }} }}", Google, "1 to 25 rules, but has 0")]
    [InlineData($"@{{ '{Google}' = @{{ Type = 'Rules'; AmbiguousRoleResolution = 'Deny'; RulesConfiguration = @{{ Rules = 1..26 | ForEach-Object {{ {Rule} }} }} }} }}", Google, "1 to 25 rules, but has 26")]
    [InlineData($"@{{ '{Google}' = @{{ Type = 'Rules'; AmbiguousRoleResolution = 'Deny'; RulesConfiguration = @{{ Rules = @{{ Claim = 'sub'; MatchType = 'Like'; Value = 'a'; RoleARN = '{Arn}' }} }} }} }}", Google, "MatchType is 'Like'; it must be one of Equals, Contains, StartsWith, NotEqual.")]
    [InlineData($"@{{ '{Google}' = @{{ Type = 'Rules'; AmbiguousRoleResolution = 'Deny'; RulesConfiguration = @{{ Rules = @{{ Claim = 'sub'; MatchType = 'Equals'; Value = 'a'; RoleARN = 'admin' }} }} }} }}", Google, "'admin' is not an ARN")]
    [InlineData($"@{{ '{Google}' = @{{ Type = 'Rules'; AmbiguousRoleResolution = 'Deny'; RulesConfiguration = @{{ Rules = @{{ Claim = 'sub'; MatchType = 'Equals'; RoleARN = '{Arn}' }} }} }} }}", Google, "'' has 0 characters; 1 to 128 are allowed.")]
    [InlineData($"@{{ '{Google}' = @{{ Type = 'Rules'; AmbiguousRoleResolution = 'Deny'; RulesConfiguration = @{{ Rules = @{{ Claim = 'a b'; MatchType = 'Equals'; Value = 'a'; RoleARN = '{Arn}' }} }} }} }}", Google, "name of a claim")]
    [InlineData($"@{{ '{Google}' = @{{ Type = 'Some'; AmbiguousRoleResolution = 'Deny' }} }}", Google, "Type is 'Some'; it must be one of Token, Rules.")]
    [InlineData($"@{{ '{Google}' = @{{ Type = 'Token'; AmbiguousRoleResolution = 'Perhaps' }} }}", Google, "AmbiguousRoleResolution is 'Perhaps'; it must be one of AuthenticatedRole, Deny.")]
    [InlineData($"@{{ ('p' * 129) = {Deny} }}", "ppp", "1 to 128 are allowed")]
    [InlineData($"@{{ '{Google}' = [CognitoIdentity.RoleMapping]@{{ Type = 'Rules'; AmbiguousRoleResolution = 'Deny'; RulesConfiguration = [CognitoIdentity.RulesConfigurationType]@{{ Rules = @($null) }} }} }}", Google, "New-CIRoleMappingRule")]
    [InlineData($"@{{ '{UserPool}' = {Deny} }}", UserPool, "POOLID:CLIENTID")]
    [InlineData($"@{{ 'https://{UserPool}:client' = {Deny} }}", UserPool, "https://")]
    [InlineData($"(1..11 | ForEach-Object {{ $m = [ordered]@{{}} }} {{ $m[\"p$_\"] = {Deny} }} {{ $m }})", "p11", "10 providers")]
    public void Values_that_the_service_would_reject_are_errors_before_a_request(string mappings, string names, string reason)
    {
        long before = Requests;

        Outcome outcome = Invoke($"$pool, '{UnknownId}' | Set-CIIdentityPoolRole -RoleMapping {mappings}");

        outcome.IsError("RoleMappingInvalid", ErrorCategory.InvalidArgument, "Set-CIIdentityPoolRole");
        Assert.Contains(names, outcome.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains(reason, outcome.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, Requests);
    }

    [Fact]
    public void Invalid_piped_roles_are_an_error_of_their_record()
    {
        Outcome outcome = Invoke($$"""
            $bad = [pscustomobject]@{ RoleMappings = @{ '{{Google}}' = [CognitoIdentity.RoleMapping]@{ Type = 'Token' } } }
            $good = [pscustomobject]@{ RoleMappings = @{ '{{Google}}' = {{Deny}} } }
            $bad, $good | Set-CIIdentityPoolRole -IdentityPoolId $pool
            """);

        outcome.IsError("RoleMappingInvalid", ErrorCategory.InvalidArgument, Run("$pool.IdentityPoolId")[0].BaseObject);
        Assert.Contains(Google, Run("$pool | Get-CIIdentityPoolRole").Text("RoleMappings"), StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_providers_are_too_many_together_with_those_that_are_there()
    {
        Run($"Set-CIIdentityPoolRole $pool -RoleMapping @{{ '{Google}' = {Deny} }}");

        Outcome outcome = Invoke($"Set-CIIdentityPoolRole $pool -RoleMapping (1..10 | ForEach-Object {{ $m = @{{}} }} {{ $m[\"p$_\"] = {Deny} }} {{ $m }})");

        Assert.Equal("RoleMappingInvalid", outcome.ErrorId);
        Assert.Equal(1, (long)Run("(Get-CILocalService).RequestsByOperation['SetIdentityPoolRoles']")[0].BaseObject);
    }

    [Fact]
    public void A_mapping_that_the_service_accepts_is_set()
    {
        Run($"Set-CIIdentityPoolRole $pool -RoleMapping @{{ '{UserPool}:client' = 1..25 | ForEach-Object {{ {Rule} }} | New-CIRoleMapping -AmbiguousRoleResolution Deny }}");

        Assert.Contains(UserPool, Run("$pool | Get-CIIdentityPoolRole").Text("RoleMappings"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'Token'")]
    [InlineData($"@{{ '{Google}' = 'Token' }}")]
    [InlineData($"@{{ '{Google}' = $null }}")]
    [InlineData($"& {{ $d = [System.Collections.Generic.Dictionary[string, CognitoIdentity.RoleMapping]]::new(); $d['{Google}'] = $null; $d }}")]
    [InlineData($"@{{ '{Google}' = @{{ Type = 'Rules'; RulesConfiguration = @{{ Rules = 'sub' }} }} }}")]
    public void An_invalid_mapping_is_rejected(string mappings) =>
        Assert.Equal("ParameterArgumentTransformationError", Invoke($"Set-CIIdentityPoolRole $pool -RoleMapping ({mappings})").ErrorId);
}

/// <summary>Another client changes the roles between the read and the write.</summary>
public sealed class RoleConflictTests : IDisposable
{
    private const string Id = "us-east-1:1";
    private const string Users = "arn:aws:iam::123456789012:role/users";
    private const string Read = "GetIdentityPoolRoles";
    private const string Write = "SetIdentityPoolRoles";

    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData($"Set-CIIdentityPoolRole {Id} -AuthenticatedRoleArn {Users}")]
    [InlineData($"Remove-CIIdentityPoolRole {Id} authenticated -Force")]
    public void Reads_the_roles_again_and_keeps_what_the_other_wrote(string command)
    {
        using var server = new ScriptedServer(
            Roles("old-guests"), Reply.Error("ConcurrentModificationException"), Roles("new-guests"), Reply.With(200, string.Empty));

        _session.Run($"{command} -EndpointUrl {server.Url} -AccessKey AK -SecretKey SK");

        Assert.Equal([Read, Write, Read, Write], server.Operations);
        Assert.Equal(Role("new-guests"), (string?)JsonNode.Parse(server.Requests[3].Text)!["Roles"]!["unauthenticated"]);
    }

    [Fact]
    public void Writes_nothing_if_another_client_removed_it_too()
    {
        using var server = new ScriptedServer(
            Roles("guests"), Reply.Error("ConcurrentModificationException"), Reply.Json($$"""{ "IdentityPoolId": "{{Id}}" }"""));

        Outcome outcome = _session.Invoke($"Remove-CIIdentityPoolRole {Id} authenticated -Force -EndpointUrl {server.Url} -AccessKey AK -SecretKey SK");

        Assert.Equal([Read, Write, Read], server.Operations);
        outcome.IsError("RoleNotFound", ErrorCategory.ObjectNotFound, Id);
    }

    [Fact]
    public void Gives_up_when_the_others_go_on()
    {
        using var server = new ScriptedServer(request => request.Operation == Read ? Roles("guests") : Reply.Error("ConcurrentModificationException"));

        Outcome outcome = _session.Invoke($"Set-CIIdentityPoolRole {Id} {Users} -EndpointUrl {server.Url} -AccessKey AK -SecretKey SK");

        outcome.IsError("ConcurrentModification", ErrorCategory.ResourceBusy, Id);
        Assert.Equal(5, server.Operations.Count(operation => operation == Write));
    }

    private static Reply Roles(string guests) =>
        Reply.Json(new JsonObject { ["IdentityPoolId"] = Id, ["Roles"] = new JsonObject { ["authenticated"] = Users, ["unauthenticated"] = Role(guests) } }.ToJsonString());

    private static string Role(string name) => $"arn:aws:iam::123456789012:role/{name}";
}
