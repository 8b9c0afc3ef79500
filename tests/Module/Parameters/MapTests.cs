namespace CognitoIdentity.ModuleTests.Parameters;

public sealed class MapTests : LocalServiceTests
{
    private const string UserPool = "cognito-idp.us-east-1.amazonaws.com/us-east-1_A";

    [Theory]
    [InlineData("@{ a = '1'; b = '2' }", "a=1 b=2")]
    [InlineData("[ordered]@{ b = '2'; a = '1' }", "a=1 b=2")]
    [InlineData("[System.Collections.Generic.Dictionary[string,string]]::new()", "")]
    [InlineData("& { $d = [System.Collections.Generic.Dictionary[string,object]]::new(); $d['a'] = 1; $d['A'] = $true; $d }", "A=True a=1")]
    [InlineData("[pscustomobject]@{ a = '1'; b = '2' }", "a=1 b=2")]
    [InlineData("@{ a = 1; b = $null }", "a=1 b=")]
    [InlineData("@{ 1 = 2.5 }", "1=2.5")]
    [InlineData("(New-CIIdentityPool t -Tag @{ a = '1' }).IdentityPoolTags", "a=1")]
    [InlineData("[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize(@{ a = '1' }))", "a=1")]
    public void Takes_any_dictionary(string map, string tags) =>
        Assert.Equal(tags, Run($"New-CIIdentityPool x -Tag ({map})").Text("IdentityPoolTags"));

    [Theory]
    [InlineData($"'{UserPool}:1c'", "False")]
    [InlineData($"@{{ ProviderName = '{UserPool}'; ClientId = '1c'; ServerSideTokenCheck = $true }}", "True")]
    [InlineData($"@{{ providername = '{UserPool}'; clientid = '1c' }}", "False")]
    [InlineData($"[pscustomobject]@{{ ProviderName = '{UserPool}'; ClientId = '1c'; ServerSideTokenCheck = 'True' }}", "True")]
    [InlineData($"[pscustomobject]@{{ ProviderName = '{UserPool}'; ClientId = '1c'; ServerSideTokenCheck = 'False' }}", "False")]
    [InlineData($"[CognitoIdentity.CognitoIdentityProvider]@{{ ProviderName = '{UserPool}'; ClientId = '1c'; ServerSideTokenCheck = $true }}", "True")]
    [InlineData($"(New-CIIdentityPool t -CognitoIdentityProvider '{UserPool}:1c').CognitoIdentityProviders", "False")]
    public void Takes_a_user_pool_in_any_form(string provider, string check)
    {
        SortedDictionary<string, string> taken = Run($"(New-CIIdentityPool x -CognitoIdentityProvider ({provider})).CognitoIdentityProviders").Members();

        Assert.Equal(UserPool, taken["ProviderName"]);
        Assert.Equal("1c", taken["ClientId"]);
        Assert.Equal(check, taken["ServerSideTokenCheck"]);
    }

    [Fact]
    public void Takes_user_pools_in_several_forms_at_once()
    {
        const string Providers = """
            'cognito-idp.us-east-1.amazonaws.com/us-east-1_A:1', @{ ProviderName = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_B'; ClientId = '2' }
            """;
        Assert.Equal(
            "cognito-idp.us-east-1.amazonaws.com/us-east-1_A:1 cognito-idp.us-east-1.amazonaws.com/us-east-1_B:2",
            Run($"New-CIIdentityPool x -CognitoIdentityProvider {Providers}").Text("CognitoIdentityProviders"));
    }
}
