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
