namespace CognitoIdentity.ModuleTests.Prompts;

/// <summary>Prompts and -WhatIf show the name of the resource, and each old and new value.</summary>
public sealed class ChangePromptTests : LocalServiceTests
{
    private const string Role = "arn:aws:iam::123456789012:role";

    [Theory]
    [InlineData("$pool | Remove-CIIdentityPool -WhatIf")]
    [InlineData("Remove-CIIdentityPool $pool.IdentityPoolId -WhatIf")]
    [InlineData("Remove-CIIdentityPool -Name shop -WhatIf")]
    [InlineData("$pool | Update-CIIdentityPool -AllowClassicFlow $true -WhatIf")]
    [InlineData("Get-CIIdentityPool | Set-CIIdentityPoolRole -AuthenticatedRoleArn arn:aws:iam::123456789012:role/a -WhatIf")]
    [InlineData("$pool | Remove-CIIdentityPoolRole -RoleType authenticated -WhatIf")]
    [InlineData("$pool | Set-CIPrincipalTagAttributeMap -IdentityProviderName a -UseDefault -WhatIf")]
    [InlineData("$pool | Add-CIResourceTag -Tag @{ a = 'b' } -WhatIf")]
    [InlineData("$pool | Remove-CIResourceTag -TagKey a -WhatIf")]
    public void The_pool_is_shown_by_name_and_id(string script)
    {
        string id = MakePool();

        Run(script);

        Assert.Contains($"on target \"'shop' ({id})\"", Session.Host.TakeText(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_confirmation_shows_the_name_too()
    {
        string id = MakePool();
        Session.Host.Answer = 2;

        Run("Remove-CIIdentityPool $pool.IdentityPoolId");

        Assert.Contains($"'shop' ({id})", Assert.Single(Session.Host.Prompts), StringComparison.Ordinal);
        Assert.Single(Run("Get-CIIdentityPool"));
    }

    [Fact]
    public void A_pool_that_cannot_be_read_is_shown_by_its_id()
    {
        Run($"Remove-CIIdentityPool {UnknownId} -WhatIf");

        Assert.Contains($"on target \"{UnknownId}\"", Session.Host.TakeText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-AllowClassicFlow $true", "Update AllowClassicFlow from (not set) to True")]
    [InlineData("-AllowUnauthenticatedIdentity $true -IdentityPoolName store", "Update IdentityPoolName from shop to store, AllowUnauthenticatedIdentities from False to True")]
    [InlineData("-SamlProviderArn arn:aws:iam::123456789012:saml-provider/a", "Update SamlProviderARNs from (not set) to arn:aws:iam::123456789012:saml-provider/a")]
    [InlineData("-Tag @{ env = 'prod' }", "Update IdentityPoolTags from env = dev to env = prod")]
    [InlineData("-AllowUnauthenticatedIdentity $false", "Update nothing, because all settings already have these values")]
    [InlineData("-Replace -IdentityPoolName shop -AllowUnauthenticatedIdentity $true", "Replace all settings: AllowUnauthenticatedIdentities from False to True, SupportedLoginProviders from accounts.google.com = 1 to (not set)")]
    public void An_update_says_what_changes(string parameters, string action)
    {
        MakePool();

        Run($"$pool | Update-CIIdentityPool {parameters} -WhatIf");

        Assert.Contains($"\"{action}\" on target", Session.Host.TakeText(), StringComparison.Ordinal);
        Assert.Equal(["shop"], Run("Get-CIIdentityPool").Values("Name"));
    }

    [Theory]
    [InlineData($"Set-CIIdentityPoolRole -AuthenticatedRoleArn {Role}/b", $"Change roles or mappings: authenticated from {Role}/a to {Role}/b")]
    [InlineData("Set-CIIdentityPoolRole -AuthenticatedRoleArn $null", $"Change roles or mappings: authenticated from {Role}/a to (not set)")]
    [InlineData($"Set-CIIdentityPoolRole -Replace -UnauthenticatedRoleArn {Role}/b", $"Replace all roles and mappings: authenticated from {Role}/a to (not set), unauthenticated from (not set) to {Role}/b")]
    [InlineData("Remove-CIIdentityPoolRole -RoleType authenticated", $"Remove role authenticated ({Role}/a)")]
    [InlineData("Set-CIPrincipalTagAttributeMap -IdentityProviderName accounts.google.com -PrincipalTag @{ team = 'hd' }", " to team = hd")]
    [InlineData("Add-CIResourceTag -Tag @{ env = 'prod' }", "Add tags env from dev to prod")]
    [InlineData("Remove-CIResourceTag -TagKey env", "Remove tags env (dev)")]
    public void Other_changes_say_what_changes(string command, string action)
    {
        MakePool();
        Run($"$pool | Set-CIIdentityPoolRole -AuthenticatedRoleArn {Role}/a");

        Run($"$pool | {command} -WhatIf");

        Assert.Contains($"{action}\" on target", Session.Host.TakeText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Remove-CIIdentityPool $pool.IdentityPoolId -Force", 1)]
    [InlineData("Remove-CIIdentityPool $pool.IdentityPoolId -Confirm:$false", 1)]
    [InlineData("Set-CIIdentityPoolRole $pool.IdentityPoolId -AuthenticatedRoleArn arn:aws:iam::123456789012:role/a", 2)]
    public void Nothing_is_read_for_a_prompt_that_is_not_shown(string script, int requests)
    {
        MakePool();
        long before = Requests;

        Run(script);

        Assert.Equal(before + requests, Requests);
    }

    private string MakePool() => (string)Assert.Single(
        Run("($script:pool = New-CIIdentityPool shop -Tag @{ env = 'dev' } -SupportedLoginProvider @{ 'accounts.google.com' = '1' })").Values("IdentityPoolId"))!;
}
