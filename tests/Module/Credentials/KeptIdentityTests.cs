using System.Management.Automation;
using CognitoIdentity.ModuleTests.Identities;

namespace CognitoIdentity.ModuleTests.Credentials;

/// <summary>If the service denies a cached identity, Get-CICredential drops it and requests another one once.</summary>
public sealed class KeptIdentityTests : IdentityTests
{
    private const string Role = "arn:aws:iam::123456789012:role";
    private const string Login = $"(New-CILocalLogin {Provider} ada -ClientId client)";

    public KeptIdentityTests() => Run($"""
        $null = Update-CIIdentityPool $pool -AllowClassicFlow $true
        $pool | Set-CIIdentityPoolRole -AuthenticatedRoleArn {Role}/users -UnauthenticatedRoleArn {Role}/guests
        """);

    [Theory]
    [InlineData("Get-CICredential -IdentityId $guest.IdentityId -Login $login", "")]
    [InlineData("Get-CICredential -IdentityId $guest.IdentityId -Login $login", $"-RoleArn {Role}/app")]
    [InlineData("Get-CIDeveloperOpenIdToken $pool ada -IdentityId $guest.IdentityId", "")]
    [InlineData("Get-CIIdentityId $pool $login; Get-CICredential -IdentityId $guest.IdentityId -Login $login", $"-RoleArn {Role}/app")]
    public void A_guest_who_signed_in_can_be_a_guest_again(string signIn, string arguments)
    {
        IReadOnlyList<PSObject> got = Run($$"""
            $login = {{Login}}
            $script:guest = Get-CICredential $pool {{arguments}}
            $null = & { {{signIn}} }
            Get-CICredential $pool -Force {{arguments}}
            Get-CICredential $pool -Force {{arguments}}
            """);

        string[] ids = [.. got.Values("IdentityId").Cast<string>()];
        Assert.NotEqual(Run("$guest").Text("IdentityId"), ids[0]);
        Assert.Equal(ids[0], ids[1]);
    }

    [Theory]
    [InlineData("")]
    [InlineData($"-RoleArn {Role}/app")]
    public void A_user_whose_login_moved_gets_the_identity_that_has_it_now(string arguments)
    {
        IReadOnlyList<PSObject> got = Run($"""
            $login = {Login}
            $old = Get-CICredential $pool -Login $login {arguments}
            $null = Get-CIDeveloperOpenIdToken $pool ada -IdentityId $old.IdentityId -Login $login
            Remove-CIIdentityLogin $old.IdentityId $login -Force
            $script:now = Get-CIIdentityId $pool $login
            Get-CICredential $pool -Login $login -Force {arguments}
            """);

        Assert.Equal(Run("$now").Single().ToString(), got.Text("IdentityId"));
    }

    [Fact]
    public void A_user_of_the_identity_keeps_the_credentials()
    {
        Run($"""
            $login = {Login}
            $guest = Get-CICredential $pool
            $null = Get-CICredential -IdentityId $guest.IdentityId -Login $login
            $null = Get-CICredential $pool -Force
            $null = Get-CICredential -IdentityId $guest.IdentityId -Login $login
            """);

        Assert.Equal((2, 4), (Calls("GetId"), Calls("GetCredentialsForIdentity")));
    }

    [Fact]
    public void Another_error_asks_for_no_other_identity()
    {
        Run($"$null = Get-CICredential $pool; $null = Update-CIIdentityPool $pool -AllowUnauthenticatedIdentity $false");

        Invoke("Get-CICredential $pool -Force").IsError("NotAuthorized", ErrorCategory.PermissionDenied, Pool);

        Assert.Equal(1, Calls("GetId"));
    }

    [Fact]
    public void An_identity_that_is_rejected_again_is_an_error()
    {
        using var server = new ScriptedServer(request => request.Operation == "GetId"
            ? Reply.Json("""{"IdentityId":"us-east-1:2"}""")
            : Reply.Error("NotAuthorizedException", "Access to Identity 'us-east-1:2' is forbidden."));
        string command = $"Get-CICredential us-east-1:1 -EndpointUrl {server.Url}";

        Assert.Equal("NotAuthorized", Invoke(command).ErrorId);
        Assert.Equal("NotAuthorized", Invoke(command).ErrorId);

        Assert.Equal(2, server.Requests.Count(request => request.Operation == "GetId"));
        Assert.Equal(3, server.Requests.Count(request => request.Operation == "GetCredentialsForIdentity"));
    }
}
