namespace CognitoIdentity.UnitTests.Diagnosis;

/// <summary>Who can log in with a token of an issuer that others share.</summary>
public sealed class SharedIssuerTests
{
    private const string PoolId = "us-east-1:01234567-89ab-cdef-0123-456789abcdef";
    private const string GitHub = "token.actions.githubusercontent.com";
    private const string Arn = $"arn:aws:iam::123456789012:oidc-provider/{GitHub}";
    private const string Role = "arn:aws:iam::123456789012:role/deploy";

    private readonly IdentityPool _pool = new() { IdentityPoolId = PoolId, AllowClassicFlow = false, OpenIdConnectProviderARNs = [Arn] };

    private readonly IdentityPoolRoles _roles = new()
    {
        Roles = new Dictionary<string, string> { [RoleType.Authenticated] = Role },
        RoleMappings = new Dictionary<string, RoleMapping>(),
    };

    private IReadOnlyList<Finding> Findings => IdentityPoolCheck.Run(_pool, _roles, "aws");

    [Fact]
    public void A_provider_without_a_mapping_is_found_with_the_line_that_closes_it()
    {
        Finding finding = Assert.Single(Findings);

        Assert.Equal(("ProviderShared", FindingSeverity.Warning, GitHub), (finding.Id, finding.Severity, finding.Target));
        Assert.Equal($"{GitHub} gives tokens to every repository on GitHub, and the pool accepts all of them. No role mapping restricts them.", finding.Message);
        Assert.Equal(
            $"Set-CIIdentityPoolRole {PoolId} -RoleMapping @{{ '{Arn}' = New-CIRoleMapping (New-CIRoleMappingRule 'sub' StartsWith $subject '{Role}') -AmbiguousRoleResolution Deny }}  # $subject is yours, such as repo:OWNER/REPOSITORY: or, in newer repositories, repo:OWNER@ID/REPOSITORY@ID:",
            finding.Remedy);
    }

    [Fact]
    public void Without_a_role_the_line_has_a_variable()
    {
        _roles.Roles!.Clear();

        Assert.Contains("StartsWith $subject $roleArn)", Findings.Single(finding => finding.Id == "ProviderShared").Remedy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Arn)]
    [InlineData(GitHub)]
    public void Rules_that_fall_back_to_the_pools_role_do_not_restrict_users(string key)
    {
        _roles.RoleMappings![key] = Rules(AmbiguousRoleResolution.AuthenticatedRole, Rule("sub", "StartsWith", "repo:acme/it's:"));

        Finding finding = Assert.Single(Findings);

        Assert.Equal("ProviderShared", finding.Id);
        Assert.Contains($"@{{ '{key}' = New-CIRoleMapping (New-CIRoleMappingRule 'sub' StartsWith 'repo:acme/it''s:' '{Role}') -AmbiguousRoleResolution Deny }}", finding.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_mapping_by_token_with_Deny_gives_no_credentials()
    {
        _roles.RoleMappings![Arn] = new RoleMapping { Type = RoleMappingType.Token, AmbiguousRoleResolution = AmbiguousRoleResolution.Deny };
        Assert.Empty(Findings);

        _roles.RoleMappings[Arn].AmbiguousRoleResolution = AmbiguousRoleResolution.AuthenticatedRole;
        Assert.Equal("ProviderShared", Assert.Single(Findings).Id);
    }

    [Theory]
    [InlineData(GitHub, "sub", "StartsWith", "repo:acme/")]
    [InlineData(GitHub, "sub", "StartsWith", "repo:acme/site:ref:")]
    [InlineData(GitHub, "sub", "StartsWith", "repo:acme@12/site@34:")]
    [InlineData(GitHub, "sub", "Equals", "repo:acme/site:ref:refs/heads/main")]
    [InlineData(GitHub, "repository", "Equals", "acme/site")]
    [InlineData(GitHub, "repository", "StartsWith", "acme/")]
    [InlineData(GitHub, "repository_owner", "Equals", "acme")]
    [InlineData(GitHub, "repository_owner_id", "Equals", "12")]
    [InlineData("gitlab.com", "sub", "StartsWith", "project_path:acme/site:")]
    [InlineData("gitlab.com", "namespace_path", "Equals", "acme")]
    [InlineData("app.terraform.io", "sub", "StartsWith", "organization:acme:")]
    [InlineData("agent.buildkite.com", "organization_slug", "Equals", "acme")]
    [InlineData("oidc.codefresh.io", "sub", "StartsWith", "account:1:")]
    [InlineData("scalr.io", "sub", "StartsWith", "account:acme:")]
    [InlineData("oidc.circleci.com/org/0a1b", "oidc.circleci.com/project-id", "Equals", "2c3d")]
    [InlineData("oidc.circleci.com/org/0a1b", "sub", "StartsWith", "org/0a1b/project/2c3d/")]
    [InlineData("api.bitbucket.org/2.0/workspaces/acme/pipelines-config/identity/oidc", "repositoryUuid", "Equals", "{0a1b}")]
    [InlineData("api.bitbucket.org/2.0/workspaces/acme/pipelines-config/identity/oidc", "sub", "StartsWith", "{0a1b}:")]
    [InlineData("vstoken.dev.azure.com/0a1b", "sub", "StartsWith", "p://acme/web/deploy")]
    [InlineData("vstoken.dev.azure.com/0a1b", "sub", "Equals", "sc://acme/web/aws")]
    public void A_rule_that_names_its_owner_keeps_others_out(string provider, string claim, string match, string value)
    {
        _pool.OpenIdConnectProviderARNs = [$"arn:aws:iam::123456789012:oidc-provider/{provider}"];
        Assert.Equal("ProviderShared", Assert.Single(Findings).Id);

        _roles.RoleMappings![provider] = Rules(AmbiguousRoleResolution.Deny, Rule(claim, match, value));
        Assert.Empty(Findings);
    }

    [Theory]
    [InlineData("scalr.io", "account:NAME:environment:NAME:", "account:acme:environment:prod:workspace:site")]
    [InlineData("oidc.codefresh.io", "account:ID:", "account:5f30ebd30312313ae7f17948:pipeline:64de5cd47626b3ca134e760a")]
    public void The_remedy_names_a_prefix_that_the_owners_tokens_have(string provider, string prefix, string subject)
    {
        _pool.OpenIdConnectProviderARNs = [$"arn:aws:iam::123456789012:oidc-provider/{provider}"];

        Assert.EndsWith($"such as {prefix}", Assert.Single(Findings).Remedy, StringComparison.Ordinal);

        string pattern = prefix.Replace("NAME", "?*", StringComparison.Ordinal).Replace("ID", "?*", StringComparison.Ordinal) + "*";
        Assert.True(Wildcards.Match(pattern, subject, ignoreCase: false));
    }

    [Theory]
    [InlineData("sub", "StartsWith", "repo:acme", "'sub' StartsWith 'repo:acme/'")]
    [InlineData("repository", "StartsWith", "acme", "'repository' StartsWith 'acme/'")]
    [InlineData("sub", "StartsWith", "repo:", "'sub' StartsWith $subject")]
    [InlineData("sub", "Contains", "acme/site", "'sub' StartsWith $subject")]
    [InlineData("sub", "NotEqual", "repo:evil/site", "'sub' StartsWith $subject")]
    [InlineData("repository_owner", "StartsWith", "acme", "'sub' StartsWith $subject")]
    [InlineData("repository_owner_id", "StartsWith", "12", "'sub' StartsWith $subject")]
    [InlineData("ref", "Equals", "refs/heads/main", "'sub' StartsWith $subject")]
    [InlineData("aud", "Equals", "sts.amazonaws.com", "'sub' StartsWith $subject")]
    [InlineData("sub", "Equals", "environment:prod", "'sub' StartsWith $subject")]
    [InlineData("job_workflow_ref", "StartsWith", "acme/workflows/", "'sub' StartsWith $subject")]
    public void A_rule_that_others_can_match_is_found(string claim, string match, string value, string corrected)
    {
        _roles.RoleMappings![Arn] = Rules(AmbiguousRoleResolution.Deny, Rule("sub", "Equals", "repo:acme/site:pull_request"), Rule(claim, match, value));

        Finding finding = Assert.Single(Findings);

        Assert.Equal(("RoleMappingRuleOpen", FindingSeverity.Warning, GitHub), (finding.Id, finding.Severity, finding.Target));
        Assert.Equal($"The rule '{claim} {match} {value}: {Role}' for {GitHub} also matches tokens that are not yours.", finding.Message);
        Assert.StartsWith(
            $"Set-CIIdentityPoolRole {PoolId} -RoleMapping @{{ '{Arn}' = New-CIRoleMapping (New-CIRoleMappingRule 'sub' Equals 'repo:acme/site:pull_request' '{Role}'), (New-CIRoleMappingRule {corrected} '{Role}') -AmbiguousRoleResolution Deny }} ",
            finding.Remedy,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("org/0a1b")]
    [InlineData("org/0a1b/")]
    [InlineData("org/0a1b/project/")]
    public void A_rule_on_the_organization_in_the_issuer_does_not_restrict_users(string value)
    {
        const string provider = "oidc.circleci.com/org/0a1b";
        _pool.OpenIdConnectProviderARNs = [$"arn:aws:iam::123456789012:oidc-provider/{provider}"];
        _roles.RoleMappings![provider] = Rules(AmbiguousRoleResolution.Deny, Rule("sub", "StartsWith", value));

        Assert.Equal("RoleMappingRuleOpen", Assert.Single(Findings).Id);
    }

    [Theory]
    [InlineData("id.example")]
    [InlineData("token.actions.githubusercontent.com.example")]
    [InlineData("gitlab.example")]
    public void A_private_issuer_needs_no_mapping(string provider)
    {
        _pool.OpenIdConnectProviderARNs = [$"arn:aws:iam::123456789012:oidc-provider/{provider}"];

        Assert.Empty(Findings);
    }

    private static MappingRule Rule(string claim, string match, string value) => new() { Claim = claim, MatchType = match, Value = value, RoleARN = Role };

    private static RoleMapping Rules(string otherwise, params MappingRule[] rules) => new()
    {
        Type = RoleMappingType.Rules,
        AmbiguousRoleResolution = otherwise,
        RulesConfiguration = new RulesConfigurationType { Rules = [.. rules] },
    };
}
