using System.Management.Automation;

namespace CognitoIdentity.ModuleTests.Roles;

/// <summary>Get-, Set- and Remove-CIIdentityPoolRole.</summary>
public sealed class RoleTests : LocalServiceTests
{
    private const string Google = "accounts.google.com";
    private const string Facebook = "graph.facebook.com";
    private const string Users = "arn:aws:iam::123456789012:role/users";
    private const string Guests = "arn:aws:iam::123456789012:role/guests";
    private const string Other = "arn:aws:iam::123456789012:role/other";
    private const string Deny = "(New-CIRoleMapping -AmbiguousRoleResolution Deny)";
    private const string Providers = $"-SupportedLoginProvider @{{ '{Google}' = 'g'; '{Facebook}' = 'f' }}";

    private readonly string _id;

    public RoleTests()
    {
        Run($"$script:pool = New-CIIdentityPool a {Providers}");
        _id = (string)Assert.Single(Run("$pool.IdentityPoolId")).BaseObject;
    }

    private string Roles => Run($"Get-CIIdentityPoolRole {_id}").Text("Roles");

    private IEnumerable<string> Mappings => Run($"$map = (Get-CIIdentityPoolRole {_id}).RoleMappings; if ($map) {{ $map.GetEnumerator() | ForEach-Object {{ \"$($_.Key): $($_.Value)\" }} }}")
        .Select(mapping => (string)mapping.BaseObject).Order();

    [Theory]
    [InlineData("Set-CIIdentityPoolRole $pool $users $guests")]
    [InlineData("$pool | Set-CIIdentityPoolRole -AuthenticatedRoleArn $users -UnauthenticatedRoleArn $guests")]
    [InlineData("Get-CIIdentityPool | Set-CIIdentityPoolRole -Role @{ authenticated = $users; unauthenticated = $guests }")]
    [InlineData("Set-CIIdentityPoolRole $pool.IdentityPoolId -Roles ([pscustomobject]@{ authenticated = $users; unauthenticated = $guests })")]
    [InlineData("Set-CIIdentityPoolRole $pool $users; Set-CIIdentityPoolRole $pool -UnauthenticatedRoleArn $guests")]
    public void Sets_roles_in_any_form(string script)
    {
        Assert.Empty(Run($"$users = '{Users}'; $guests = '{Guests}'; {script}"));

        Assert.Equal($"authenticated={Users} unauthenticated={Guests}", Roles);
    }

    [Theory]
    [InlineData("Get-CIIdentityPoolRole $pool")]
    [InlineData("$pool | Get-CIIdentityPoolRole")]
    [InlineData("Get-CIIdentityPool | Get-CIIdentityPoolRole")]
    [InlineData("$pool.IdentityPoolId | Get-CIIdentityPoolRole")]
    [InlineData("$pool | Get-CIIdentityPoolRole | Get-CIIdentityPoolRole")]
    public void Reads_the_roles_of_a_pool_in_any_form(string script)
    {
        Run($"Set-CIIdentityPoolRole $pool {Users}");

        Assert.Equal(_id, Run(script).Text("IdentityPoolId"));
        Assert.Equal($"authenticated={Users}", Run(script).Text("Roles"));
    }

    [Fact]
    public void Each_missing_pool_is_a_separate_error()
    {
        Outcome outcome = Invoke($"'{UnknownId}', $pool | Get-CIIdentityPoolRole");

        outcome.IsError("ResourceNotFound", ErrorCategory.ObjectNotFound, UnknownId);
        Assert.Equal(_id, outcome.Output.Text("IdentityPoolId"));
    }

    [Fact]
    public void Changes_only_the_given_roles()
    {
        Run($"Set-CIIdentityPoolRole $pool {Users} {Guests} -RoleMapping @{{ '{Google}' = {Deny} }}");

        Run($"Set-CIIdentityPoolRole $pool -AuthenticatedRoleArn {Other}");
        Assert.Equal($"authenticated={Other} unauthenticated={Guests}", Roles);
        Assert.Equal([$"{Google}: Token, else Deny"], Mappings);

        Run($"Set-CIIdentityPoolRole $pool -RoleMapping @{{ '{Facebook}' = {Deny} }}");
        Assert.Equal($"authenticated={Other} unauthenticated={Guests}", Roles);
        Assert.Equal([$"{Google}: Token, else Deny", $"{Facebook}: Token, else Deny"], Mappings);
    }

    [Fact]
    public void Replaces_an_existing_mapping()
    {
        Run($"Set-CIIdentityPoolRole $pool -RoleMapping @{{ '{Google}' = {Deny} }}");

        Run($"Set-CIIdentityPoolRole $pool -RoleMapping @{{ '{Google}' = New-CIRoleMappingRule sub Equals ada {Users} | New-CIRoleMapping -AmbiguousRoleResolution AuthenticatedRole }}");

        Assert.Equal([$"{Google}: 1 rule, else AuthenticatedRole"], Mappings);
    }

    [Fact]
    public void Null_clears_one_role()
    {
        Run($"Set-CIIdentityPoolRole $pool {Users} {Guests} -RoleMapping @{{ '{Google}' = {Deny} }}");

        Run("Set-CIIdentityPoolRole $pool -UnauthenticatedRoleArn $null");

        Assert.Equal($"authenticated={Users}", Roles);
        Assert.Single(Mappings);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-WhatIf")]
    [InlineData("-Role @{}")]
    [InlineData("-Role $null -RoleMapping $null")]
    public void Each_pool_for_which_nothing_is_given_is_an_error(string parameters)
    {
        long before = Requests;

        Outcome outcome = Invoke($"$pool, '{UnknownId}' | Set-CIIdentityPoolRole {parameters}");

        Assert.Equal([_id, UnknownId], outcome.Errors.Select(error => error.TargetObject));
        Assert.All(outcome.Errors, error => Assert.StartsWith("NothingToUpdate,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.All(outcome.Errors, error => Assert.Contains("-AuthenticatedRoleArn", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal));
        Assert.Empty(Session.Host.TakeText());
        Assert.Equal(before, Requests);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-AuthenticatedRoleArn $null")]
    [InlineData("-Role @{ authenticated = $null }")]
    [InlineData("-Role @{} -RoleMapping @{}")]
    public void Replace_by_nothing_says_so_and_clears_all(string parameters)
    {
        Run($"Set-CIIdentityPoolRole $pool {Users} {Guests} -RoleMapping @{{ '{Google}' = {Deny} }}");

        Run($"Set-CIIdentityPoolRole $pool -Replace -WhatIf {parameters}");
        Assert.Contains("\"Remove all roles and role mappings: authenticated from ", Session.Host.TakeText(), StringComparison.Ordinal);
        Assert.Equal($"authenticated={Users} unauthenticated={Guests}", Roles);

        Run($"Set-CIIdentityPoolRole $pool -Replace {parameters}");
        Assert.Equal("", Roles);
        Assert.Empty(Mappings);
    }

    [Theory]
    [InlineData("@{ authenticated = $null }")]
    [InlineData("([pscustomobject]@{ authenticated = $null })")]
    public void Null_in_the_map_clears_one_role(string roles)
    {
        Run($"Set-CIIdentityPoolRole $pool {Users} {Guests} -RoleMapping @{{ '{Google}' = {Deny} }}");

        Run($"Set-CIIdentityPoolRole $pool -Role {roles}");

        Assert.Equal($"unauthenticated={Guests}", Roles);
        Assert.Single(Mappings);
    }

    [Fact]
    public void Replace_clears_all_other_settings()
    {
        Run($"Set-CIIdentityPoolRole $pool {Users} {Guests} -RoleMapping @{{ '{Google}' = {Deny} }}");
        long before = Requests;

        Run($"Set-CIIdentityPoolRole $pool -UnauthenticatedRoleArn {Other} -Replace");

        Assert.Equal(1, Requests - before);
        Assert.Equal($"unauthenticated={Other}", Roles);
        Assert.Empty(Mappings);
    }

    [Theory]
    [InlineData("", $"authenticated={Users} unauthenticated={Guests}")]
    [InlineData("-Replace", $"authenticated={Users}")]
    public void Copies_the_roles_of_one_pool_to_others_in_any_region(string parameters, string roles)
    {
        Run($"Set-CIIdentityPoolRole $pool {Users} -RoleMapping @{{ '{Google}' = {Deny} }}");

        IReadOnlyList<PSObject> copies = Run($"""
            $others = (New-CIIdentityPool b {Providers}), (New-CIIdentityPool c {Providers} -Region eu-west-1)
            $others | Set-CIIdentityPoolRole -AuthenticatedRoleArn {Other} -UnauthenticatedRoleArn {Guests}
            $pool | Get-CIIdentityPoolRole | Set-CIIdentityPoolRole -IdentityPoolId $others {parameters}
            $others | Get-CIIdentityPoolRole
            """);

        Assert.Equal(["us-east-1", "eu-west-1"], copies.Select(copy => ((string)copy.Properties["IdentityPoolId"].Value).Split(':')[0]));
        Assert.DoesNotContain(_id, copies.Values("IdentityPoolId"));
        Assert.All(copies, copy => Assert.Equal(roles, new[] { copy }.Text("Roles")));
        Assert.All(copies, copy => Assert.Equal($"[{Google}, Token, else Deny]", new[] { copy }.Text("RoleMappings")));
    }

    [Theory]
    [InlineData("Set-CIIdentityPoolRole $pool")]
    [InlineData("$pool | Set-CIIdentityPoolRole")]
    [InlineData("$pool.IdentityPoolId | Set-CIIdentityPoolRole")]
    public void Takes_pools_in_any_form(string command)
    {
        Run($"{command} -AuthenticatedRoleArn {Users}");

        Assert.Equal($"authenticated={Users}", Roles);
    }

    [Fact]
    public void Returns_the_roles_with_PassThru()
    {
        IReadOnlyList<PSObject> roles = Run($"Set-CIIdentityPoolRole $pool {Users} -PassThru");

        Assert.Equal(_id, roles.Text("IdentityPoolId"));
        Assert.Equal($"authenticated={Users}", roles.Text("Roles"));
    }

    [Theory]
    [InlineData($"Set-CIIdentityPoolRole $pool {Users} -WhatIf", "Change roles or mappings: authenticated")]
    [InlineData($"Set-CIIdentityPoolRole $pool -Role @{{ unauthenticated = $null }} -RoleMapping @{{ '{Google}' = {Deny} }} -WhatIf", "Change roles or mappings: accounts.google.com from (not set) to Token, else Deny")]
    [InlineData($"Set-CIIdentityPoolRole $pool {Users} -Replace -WhatIf", "Replace all roles and mappings: authenticated")]
    [InlineData("Remove-CIIdentityPoolRole $pool authenticated -Force -WhatIf", "Remove role authenticated")]
    [InlineData($"Remove-CIIdentityPoolRole $pool -ProviderName {Google} -WhatIf", "Remove role mapping for accounts.google.com")]
    public void Whatif_sends_nothing_but_reads(string script, string shown)
    {
        long before = Writes;

        Run(script);

        Assert.Equal(before, Writes);
        string text = Session.Host.TakeText();
        Assert.Contains(shown, text, StringComparison.Ordinal);
        Assert.Contains(_id, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unauthenticated", $"authenticated={Users}")]
    [InlineData("authenticated", $"unauthenticated={Guests}")]
    [InlineData("authenticated, unauthenticated", "")]
    public void Removes_roles_and_keeps_the_rest(string types, string left)
    {
        Run($"Set-CIIdentityPoolRole $pool {Users} {Guests} -RoleMapping @{{ '{Google}' = {Deny} }}");

        Assert.Empty(Run($"$pool | Remove-CIIdentityPoolRole -RoleType {types} -Force"));

        Assert.Equal(left, Roles);
        Assert.Single(Mappings);
    }

    [Fact]
    public void Removes_one_providers_mapping_and_keeps_the_rest()
    {
        Run($"Set-CIIdentityPoolRole $pool {Users} -RoleMapping @{{ '{Google}' = {Deny}; '{Facebook}' = {Deny} }}");

        IReadOnlyList<PSObject> left = Run($"$pool | Remove-CIIdentityPoolRole -ProviderName {Google} -Force -PassThru");

        Assert.Equal(_id, left.Text("IdentityPoolId"));
        Assert.Equal([$"{Facebook}: Token, else Deny"], Mappings);
        Assert.Equal($"authenticated={Users}", Roles);
    }

    [Theory]
    [InlineData("-RoleType unauthenticated", "RoleNotFound", "no role unauthenticated. It has: authenticated.")]
    [InlineData($"-ProviderName {Facebook}, other", "RoleMappingNotFound", $"no role mapping for {Facebook}, other. It has: {Google}.")]
    public void A_missing_role_or_mapping_is_an_error_and_nothing_is_written(string parameters, string errorId, string message)
    {
        Run($"Set-CIIdentityPoolRole $pool {Users} -RoleMapping @{{ '{Google}' = {Deny} }}");
        long before = Requests;

        Outcome outcome = Invoke($"$pool | Remove-CIIdentityPoolRole {parameters} -Force -PassThru");

        outcome.IsError(errorId, ErrorCategory.ObjectNotFound, _id);
        Assert.Contains(message, outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
        Assert.Equal(1, Requests - before);
    }

    [Fact]
    public void The_error_for_a_pool_without_roles_says_that_it_has_none() =>
        Assert.Contains("It has: none.", Invoke("Remove-CIIdentityPoolRole $pool authenticated -Force").Error.ToString(), StringComparison.Ordinal);

    [Fact]
    public void Existing_roles_are_removed_even_if_others_are_missing()
    {
        Run($"Set-CIIdentityPoolRole $pool {Users} -RoleMapping @{{ '{Google}' = {Deny} }}");

        Outcome outcome = Invoke("Remove-CIIdentityPoolRole $pool authenticated, unauthenticated -Force -PassThru");

        outcome.IsError("RoleNotFound", ErrorCategory.ObjectNotFound, _id);
        Assert.Contains("no role unauthenticated. It has: authenticated.", outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal("", outcome.Output.Text("Roles"));
        Assert.Equal("", Roles);
    }

    [Fact]
    public void Asks_before_it_removes()
    {
        Run($"Set-CIIdentityPoolRole $pool {Users}");
        Session.Host.Answer = 2;

        Run("$pool | Remove-CIIdentityPoolRole -RoleType authenticated");

        Assert.Contains(_id, Assert.Single(Session.Host.Prompts), StringComparison.Ordinal);
        Assert.Equal($"authenticated={Users}", Roles);
    }

    [Fact]
    public void Roles_go_to_the_region_of_each_pool()
    {
        Run($"$far = New-CIIdentityPool b -Region eu-west-1; $pool, $far | Set-CIIdentityPoolRole -AuthenticatedRoleArn {Users}");

        Assert.Equal(2, Run("@(Get-CIIdentityPool) + @(Get-CIIdentityPool -Region eu-west-1) | Get-CIIdentityPoolRole | Where-Object { $_.Roles.Count }").Count);
    }
}
