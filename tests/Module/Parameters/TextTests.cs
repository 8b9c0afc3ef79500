using System.Management.Automation;

namespace CognitoIdentity.ModuleTests.Parameters;

/// <summary>What is refused before any call, with the rule that it breaks.</summary>
public sealed class TextTests : LocalServiceTests
{
    [Theory]
    [InlineData("New-CIIdentityPool ('x' * 129)", "It has 129 characters; 1 to 128 are allowed.")]
    [InlineData("New-CIIdentityPool 'a/b'", @"'a/b' does not match [\w\s+=,.@-]+.")]
    [InlineData("'ok', 'a#b' | New-CIIdentityPool", @"'a#b' does not match [\w\s+=,.@-]+.")]
    [InlineData("New-CIIdentityPool \"Gr\u00fcn\"", @"does not match [\w\s+=,.@-]+.")]
    [InlineData("Update-CIIdentityPool us-east-1:1 -Name ('x' * 129)", "1 to 128 are allowed")]
    [InlineData("New-CIIdentityPool x -DeveloperProviderName 'a b'", @"'a b' does not match [\w._-]+.")]
    [InlineData("New-CIIdentityPool x -DeveloperProviderName ('x' * 129)", "1 to 128 are allowed")]
    [InlineData("New-CIIdentityPool x -SamlProviderArn short", "It has 5 characters; 20 to 2048 are allowed.")]
    [InlineData("New-CIIdentityPool x -OpenIdConnectProviderArn ('x' * 2049)", "20 to 2048 are allowed")]
    public void Says_the_rule(string script, string rule)
    {
        Outcome outcome = Invoke(script);

        Assert.StartsWith("ParameterArgumentValidationError", outcome.ErrorId, StringComparison.Ordinal);
        Assert.Contains(rule, outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(outcome.Output.Count, Requests);
    }

    [Theory]
    [InlineData("'x' * 128")]
    [InlineData("'A z_09+=,.@-'")]
    public void Takes_what_the_api_takes(string name) => Assert.Single(Run($"New-CIIdentityPool ({name})"));

    [Theory]
    [InlineData("junk")]
    [InlineData("127.0.0.1:80")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("'http://'")]
    public void Refuses_an_address_that_is_none(string address)
    {
        Outcome outcome = Invoke($"Get-CIIdentityPool -Region us-east-1 -EndpointUrl {address} -AccessKey AK -SecretKey SK");

        Assert.Equal("EndpointInvalid", outcome.ErrorId);
        Assert.Equal(ErrorCategory.InvalidArgument, outcome.Error.CategoryInfo.Category);
    }

    [Theory]
    [InlineData("'us east 1'")]
    [InlineData("us-east-1.example.com/")]
    public void Refuses_a_region_that_is_none(string region)
    {
        Outcome outcome = Invoke($"Get-CIIdentityPool -Region {region}");

        Assert.Equal("RegionInvalid", outcome.ErrorId);
        Assert.Equal(0, Requests);
    }

    [Fact]
    public void Needs_a_region_and_says_so_at_once()
    {
        using var session = new Session();

        Outcome outcome = session.Invoke("try { Get-CIIdentityPool } catch { 'ended'; throw }");

        Assert.Equal("RegionMissing", outcome.ErrorId);
        Assert.Equal(ErrorCategory.InvalidArgument, outcome.Error.CategoryInfo.Category);
        Assert.Equal("ended", Assert.Single(outcome.Output).BaseObject);
        Assert.Contains("-Region", outcome.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Needs_credentials_and_ends_at_the_first_of_many()
    {
        using var session = new Session();

        Outcome outcome = session.Invoke("try { 'us-east-1:1', 'us-east-1:2' | Remove-CIIdentityPool -Force } catch { 'ended'; throw }");

        Assert.Equal("CredentialsMissing", outcome.ErrorId);
        Assert.Equal("ended", Assert.Single(outcome.Output).BaseObject);
    }
}
