using System.Management.Automation;

namespace CognitoIdentity.ModuleTests.Parameters;

/// <summary>Where to call and in whose name: what is refused before any call.</summary>
public sealed class ConnectionTests : LocalServiceTests
{
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
