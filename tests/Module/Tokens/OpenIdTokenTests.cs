using System.Management.Automation;
using CognitoIdentity.ModuleTests.Identities;

namespace CognitoIdentity.ModuleTests.Tokens;

/// <summary>Get-CIOpenIdToken and its output.</summary>
public sealed class OpenIdTokenTests : IdentityTests
{
    private const string Login = $"(New-CILocalLogin {Provider} ada -ClientId client)";

    [Theory]
    [InlineData("Get-CIOpenIdToken $id")]
    [InlineData("$id | Get-CIOpenIdToken")]
    [InlineData("$pool | Get-CIIdentity | Get-CIOpenIdToken")]
    [InlineData("[pscustomobject]@{ IdentityId = $id } | Get-CIOpenIdToken")]
    public void Gets_a_token_for_a_guest(string script)
    {
        string id = Guests(1)[0];

        IReadOnlyList<PSObject> token = Run($"$id = '{id}'; {script}");

        Assert.Equal((id, "us-east-1"), (token.Text("IdentityId"), token.Text("Region")));
        Assert.Equal(["unauthenticated"], Claim(script, id, "amr"));
    }

    [Theory]
    [InlineData($"Get-CIOpenIdToken $id {Login}")]
    [InlineData($"Get-CIOpenIdToken $id -Logins {Login}.Logins")]
    [InlineData($"$id | Get-CIOpenIdToken -Login @{{ '{Provider}' = {Login}.Token }}")]
    [InlineData($"$id | Get-CIOpenIdToken -Login @{{ '{Provider}' = [Net.NetworkCredential]::new('', {Login}.Token).SecurePassword }}")]
    public void Gets_a_token_for_a_user(string script)
    {
        string id = (string)Assert.Single(Run($"Get-CIIdentityId $pool {Login}")).BaseObject;

        Assert.Equal([id], Claim(script, id, "sub"));
        Assert.Contains(Provider, Claim(script, id, "amr"));
    }

    [Fact]
    public void Says_what_is_in_the_token()
    {
        Run($"$script:token = Get-CIOpenIdToken '{Guests(1)[0]}'");

        Assert.Equal(Run("$pool.IdentityPoolId")[0].BaseObject, Run("$token.Claims.aud")[0].BaseObject);
        Assert.Equal("https://cognito-identity.amazonaws.com", Run("$token.Claims.iss")[0].BaseObject);
        Assert.IsType<object[]>(Run(", $token.Claims.amr")[0].BaseObject);
        Assert.IsType<long>(Run("$token.Claims.exp")[0].BaseObject);
    }

    [Fact]
    public void Says_in_local_time_and_to_the_second_when_it_ends()
    {
        IReadOnlyList<PSObject> token = Run($"Get-CIOpenIdToken '{Guests(1)[0]}'");

        var ends = (DateTime)token.Values("Expiration").Single()!;
        Assert.Equal(DateTimeKind.Local, ends.Kind);
        var claims = (IReadOnlyDictionary<string, object?>)token.Values("Claims").Single()!;
        Assert.Equal(claims["exp"], new DateTimeOffset(ends).ToUnixTimeSeconds());
        Assert.Equal(600L, (long)claims["exp"]! - (long)claims["iat"]!);
    }

    [Fact]
    public void Each_identity_without_a_token_is_a_separate_error()
    {
        string user = (string)Assert.Single(Run($"Get-CIIdentityId $pool {Login}")).BaseObject;
        string guest = Guests(1)[0];

        Outcome outcome = Invoke("$input | Get-CIOpenIdToken", UnknownIdentity, user, "nonsense", guest);

        Assert.Equal(
            [("ResourceNotFound", UnknownIdentity), ("NotAuthorized", user), ("IdentityIdInvalid", "nonsense")],
            outcome.Errors.Select(error => (error.FullyQualifiedErrorId.Split(',')[0], (string)error.TargetObject)));
        Assert.Equal([guest], outcome.Values("IdentityId"));
    }

    [Theory]
    [InlineData("$token")]
    [InlineData("$pool; $token")]
    [InlineData("\"$token\"")]
    [InlineData("$token.ToString()")]
    public void Shows_no_token(string script)
    {
        string id = Guests(1)[0];

        string shown = Session.Show($"$script:token = Get-CIOpenIdToken '{id}'; {script}");

        string token = (string)Run("$token.Token")[0].BaseObject;
        Assert.Contains(id, shown, StringComparison.Ordinal);
        Assert.All(token.Split('.'), part => Assert.DoesNotContain(part[..20], shown, StringComparison.Ordinal));
    }

    private IEnumerable<object?> Claim(string script, string id, string claim) =>
        Run($"$id = '{id}'; ({script}).Claims['{claim}']").Select(value => value.BaseObject);
}
