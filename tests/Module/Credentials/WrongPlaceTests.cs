namespace CognitoIdentity.ModuleTests.Credentials;

/// <summary>A secret that was given in the wrong place is not echoed.</summary>
public sealed class WrongPlaceTests : LocalServiceTests
{
    private const string Token = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJl";

    [Theory]
    [InlineData("Get-CICredential $token")]
    [InlineData("Get-CICredential -IdentityId $token")]
    [InlineData("Get-CICredential us-east-1:11111111-2222-3333-4444-555555555555 -UserPoolId $token -IdToken x")]
    [InlineData("Get-CICredential us-east-1:11111111-2222-3333-4444-555555555555 -Login @{ $token = '' }")]
    [InlineData("Get-CICredential us-east-1:11111111-2222-3333-4444-555555555555 -Login @{ ($token * 3) = $token }")]
    [InlineData("Get-CIIdentityPool $token")]
    [InlineData("Get-CIResourceTag $token")]
    [InlineData("Test-CILoginToken -Token $token -ProviderName ($token * 3)")]
    [InlineData("Test-CILoginToken -IdToken $token -UserPoolId $token")]
    [InlineData("Export-CICredential -To Environment -InputObject $token")]
    public void A_token_is_not_quoted(string script)
    {
        Outcome outcome = Invoke($"$token = '{Token}'; {script}");

        string shown = string.Join('\n', [
            .. outcome.Errors.Select(error => $"{error} {error.ErrorDetails?.RecommendedAction} {error.TargetObject} {error.CategoryInfo}"),
            .. outcome.Output.SelectMany(item => new[] { item }.Members().Values),
            .. outcome.Output.Select(item => item.ToString())]);
        Assert.NotEmpty(shown);
        Assert.DoesNotContain("c2lnbmF0dXJl", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("eyJzdWIiOiJhZGEifQ", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-TokenPath x")]
    [InlineData("-ProviderName accounts.google.com")]
    public void Half_a_login_makes_no_guest_of_its_user(string half)
    {
        Outcome outcome = Invoke($"& '{Path.Combine(BuiltModule.Root, "samples", "credential-process.ps1")}' -IdentityPoolId (New-CIIdentityPool a -AllowUnauthenticatedIdentity $true).IdentityPoolId {half}");

        // The rest of the login is asked for, which this host can't do.
        Assert.Contains("Prompt", outcome.Error.Exception.ToString(), StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
        Assert.Equal(1, Requests);
    }

    [Fact]
    public void What_a_token_says_moves_no_cursor_and_begins_no_line()
    {
        Outcome outcome = Invoke("(New-CILocalLogin id.example ada -ClientId \"a`n::warning::b`e[2J\" | Test-CILoginToken -IdentityPoolId (New-CIIdentityPool a)).Findings");

        Assert.All(outcome.Output, finding => Assert.All(["Message", "Remedy"], text => Assert.DoesNotContain(
            (string)finding.Properties[text].Value, character => char.IsControl(character))));
        Assert.NotEmpty(outcome.Output);
    }
}
