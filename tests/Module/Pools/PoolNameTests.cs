using System.Management.Automation;

namespace CognitoIdentity.ModuleTests.Pools;

/// <summary>Pools by name instead of id.</summary>
public sealed class PoolNameTests : LocalServiceTests
{
    private const string Google = "accounts.google.com";

    [Theory]
    [InlineData("Get-CIIdentityPoolRole -Name shop")]
    [InlineData("Set-CIIdentityPoolRole -Name shop -AuthenticatedRoleArn arn:aws:iam::123456789012:role/users -PassThru")]
    [InlineData($"Get-CIPrincipalTagAttributeMap -Name shop -IdentityProviderName {Google}")]
    [InlineData($"Set-CIPrincipalTagAttributeMap -Name shop -IdentityProviderName {Google} -UseDefault -PassThru")]
    [InlineData("Update-CIIdentityPool -Name shop -AllowClassicFlow $true -PassThru")]
    [InlineData("Update-CIIdentityPool -Name SHOP -IdentityPoolName other -PassThru")]
    [InlineData("Test-CIIdentityPool -Name shop")]
    public void A_name_that_one_pool_has_means_that_pool(string script)
    {
        string id = (string)Run($"New-CIIdentityPool shop -SupportedLoginProvider @{{ '{Google}' = '1' }}; New-CIIdentityPool shop-2").Values("IdentityPoolId").First()!;

        object?[] found = [.. Run(script).Values("IdentityPoolId")];

        Assert.NotEmpty(found);
        Assert.All(found, each => Assert.Equal(id, each));
    }

    [Theory]
    [InlineData("Get-CIIdentity -Name shop", "IdentityPoolId")]
    [InlineData("[pscustomobject]@{ Name = 'shop' } | Get-CIIdentity", "IdentityPoolId")]
    [InlineData("Get-CIDeveloperOpenIdToken -Name shop ada", "IdentityId")]
    [InlineData("Merge-CIDeveloperIdentity -Name shop bob ada", "IdentityPoolId")]
    [InlineData("Get-CIResourceTag -Name shop", "IdentityPoolId")]
    [InlineData("Add-CIResourceTag -Name shop -Tag @{ b = '2' } -PassThru", "IdentityPoolId")]
    public void Users_identities_and_tags_of_a_pool_are_found_by_its_name(string script, string member)
    {
        Run("""
            $global:pool = New-CIIdentityPool shop -DeveloperProviderName login.shop.example -Tag @{ a = '1' }
            $null = New-CIIdentityPool shop-2 -DeveloperProviderName login.shop.example
            $ada, $global:bob = $pool | Get-CIDeveloperOpenIdToken -DeveloperUserIdentifier ada, bob
            """);

        object?[] found = [.. Run(script).Values(member)];

        Assert.NotEmpty(found);
        Assert.Subset(Run("$pool.IdentityPoolId; (Get-CIIdentity $pool.IdentityPoolId).IdentityId").Select(id => id.BaseObject).ToHashSet(), found.ToHashSet()!);
    }

    [Fact]
    public void A_developer_user_is_unlinked_in_the_pool_of_a_name()
    {
        Run("$token = New-CIIdentityPool shop -DeveloperProviderName login.shop.example | Get-CIDeveloperOpenIdToken -DeveloperUserIdentifier ada");

        Run("Remove-CIDeveloperIdentity -Name shop $token.IdentityId ada -Force");

        Assert.Equal("ResourceNotFound", Invoke("Get-CIIdentityPool -Name shop | Find-CIDeveloperIdentity -DeveloperUserIdentifier ada").ErrorId);
    }

    [Fact]
    public void Tags_are_removed_from_the_pools_of_names_and_piped_keys_one_by_one()
    {
        Run("$null = 'a', 'b' | New-CIIdentityPool -Tag @{ x = '1'; y = '2'; z = '3' }");

        Run("Remove-CIResourceTag -Name a, b -TagKey x, y -Force");
        Run("Get-CIResourceTag -Name a | Remove-CIResourceTag -Name b -Force");

        Assert.Equal(["z"], Run("Get-CIResourceTag -Name a").Values("Key"));
        Assert.Empty(Run("Get-CIResourceTag -Name b"));
    }

    [Fact]
    public void The_pool_of_a_name_is_looked_for_once_for_all_users()
    {
        Run("$null = New-CIIdentityPool shop -DeveloperProviderName login.shop.example; Get-CIDeveloperOpenIdToken -Name shop ada, bob");

        Assert.Single(Run("(Get-CILocalService).RequestLog | Where-Object Operation -eq ListIdentityPools"));
    }

    [Theory]
    [InlineData("Get-CIIdentity -Name none")]
    [InlineData("Get-CIResourceTag -Name none")]
    [InlineData("Get-CIDeveloperOpenIdToken -Name none ada")]
    public void A_reading_cmdlet_reports_a_name_that_no_pool_has(string script) =>
        Assert.Equal("IdentityPoolNameNotFound", Invoke(script).ErrorId);

    [Fact]
    public void Looking_for_a_name_needs_credentials_even_where_the_call_itself_needs_none()
    {
        Run("Stop-CILocalService");
        using var server = new ScriptedServer(Reply.Json("""{"IdentityPools":[]}"""));

        Outcome outcome = Invoke($"Get-CIIdentityId -Name shop -Region us-east-1 -EndpointUrl {server.Url}");

        Assert.Equal("CredentialsMissing", outcome.ErrorId);
        Assert.Contains("ListIdentityPools", outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(server.Operations);
    }

    [Fact]
    public void Remove_takes_several_names()
    {
        Create("a", "b", "c");

        Assert.Equal(2, Run("Remove-CIIdentityPool -Name a, b -Force -PassThru").Count);

        Assert.Equal(["c"], Run("Get-CIIdentityPool").Values("Name"));
    }

    [Fact]
    public void A_role_can_be_removed_by_the_name_of_the_pool()
    {
        Run("New-CIIdentityPool shop | Set-CIIdentityPoolRole -AuthenticatedRoleArn arn:aws:iam::123456789012:role/users");

        Run("Remove-CIIdentityPoolRole -Name shop -RoleType authenticated -Force");

        Assert.Equal(string.Empty, Run("Get-CIIdentityPoolRole -Name shop").Text("Roles"));
    }

    [Fact]
    public void A_name_is_looked_for_on_every_page()
    {
        Run("1..61 | ForEach-Object { $null = New-CIIdentityPool \"p$_\" }");

        Run("1..61 | ForEach-Object { Get-CIIdentityPoolRole -Name \"p$_\" }");
    }

    [Theory]
    [InlineData("Remove-CIIdentityPool -Name none -Force")]
    [InlineData("Remove-CIIdentityPool -Name sho* -Force")]
    [InlineData("Update-CIIdentityPool -Name none -AllowClassicFlow $true")]
    public void A_name_that_no_pool_has_is_an_error(string script)
    {
        Create("shop");

        Outcome outcome = Invoke(script);

        Assert.Equal("IdentityPoolNameNotFound", outcome.ErrorId);
        Assert.Equal(ErrorCategory.ObjectNotFound, outcome.Error.CategoryInfo.Category);
        Assert.Equal(["shop"], Run("Get-CIIdentityPool").Values("Name"));
    }

    [Fact]
    public void A_name_that_several_pools_have_is_an_error_that_lists_them()
    {
        string[] ids = Create("shop", "Shop");

        Outcome outcome = Invoke("Remove-CIIdentityPool -Name shop -Force");

        Assert.Equal("IdentityPoolNameAmbiguous", outcome.ErrorId);
        Assert.Equal(ErrorCategory.InvalidArgument, outcome.Error.CategoryInfo.Category);
        Assert.All(ids, id => Assert.Contains(id, outcome.Error.ToString(), StringComparison.Ordinal));
        Assert.Equal(2, Run("Get-CIIdentityPool").Count);
    }

    [Theory]
    [InlineData("Get-CIIdentityPool shop", "Get-CIIdentityPool -Name 'shop'")]
    [InlineData("Remove-CIIdentityPool 'my shop' -Force", "Get-CIIdentityPool -Name 'my shop'")]
    public void The_error_for_a_name_as_an_id_shows_the_parameter_for_names(string script, string advice)
    {
        Outcome outcome = Invoke(script);

        Assert.Equal("IdentityPoolIdInvalid", outcome.ErrorId);
        Assert.Contains(advice, outcome.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_are_compared_alike_in_every_culture()
    {
        Create("INVENTORY");

        Assert.Equal(
            ["INVENTORY"],
            Run("[cultureinfo]::CurrentCulture = 'tr-TR'; try { Get-CIIdentityPool -Name inventory } finally { [cultureinfo]::CurrentCulture = '' }").Values("Name"));
    }
}
