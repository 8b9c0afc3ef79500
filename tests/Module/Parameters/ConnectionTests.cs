using System.Management.Automation;

namespace CognitoIdentity.ModuleTests.Parameters;

/// <summary>Connection settings that are rejected before any request.</summary>
public sealed class ConnectionTests : SessionTests
{
    [Fact]
    public void Needs_a_region_and_says_so_at_once()
    {
        Outcome outcome = Invoke("try { Get-CIIdentityPool } catch { 'ended'; throw }");

        Assert.Equal("RegionMissing", outcome.ErrorId);
        Assert.Equal(ErrorCategory.InvalidArgument, outcome.Error.CategoryInfo.Category);
        Assert.Equal("ended", Assert.Single(outcome.Output).BaseObject);
        Assert.Contains("-Region", outcome.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Needs_credentials_and_ends_at_the_first_of_many()
    {
        Outcome outcome = Invoke("try { 'us-east-1:1', 'us-east-1:2' | Remove-CIIdentityPool -Force } catch { 'ended'; throw }");

        Assert.Equal("CredentialsMissing", outcome.ErrorId);
        Assert.Equal("ended", Assert.Single(outcome.Output).BaseObject);
    }
}
