namespace CognitoIdentity.ModuleTests.Credentials;

/// <summary>When the service refuses credentials, the error's recommended action names the cause, and what mends it.</summary>
public sealed class CredentialDenialTests : LocalServiceTests
{
    private const string UserPool = "cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI";
    private const string Role = "arn:aws:iam::123456789012:role";

    private readonly string _pool;

    public CredentialDenialTests()
    {
        _pool = (string)Run($"""
            $script:pool = New-CIIdentityPool app -AllowUnauthenticatedIdentity $true -CognitoIdentityProvider '{UserPool}:appclient'
            $pool | Set-CIIdentityPoolRole -AuthenticatedRoleArn {Role}/users -UnauthenticatedRoleArn {Role}/guests
            $script:login = New-CILocalLogin '{UserPool}' ada -ClientId appclient
            $pool
            """).Values("IdentityPoolId").Single()!;
    }

    [Theory]
    [InlineData("-Login (New-CILocalLogin $provider ada -ClientId appclient -ValidFor '-01:30:00')", "NotAuthorized", "The token ended at")]
    [InlineData("-Login (New-CILocalLogin $provider ada -ClientId appclient -Claim @{ token_use = 'access' })", "NotAuthorized", "Pass the ID token (IdToken, id_token), not the access token.")]
    [InlineData("-Login (New-CILocalLogin $provider ada -ClientId other)", "NotAuthorized", "Update-CIIdentityPool POOL -CognitoIdentityProvider")]
    [InlineData("-Login @{ $provider = 'no token' }", "NotAuthorized", "The token is no JSON Web Token")]
    [InlineData("-Login @{ 'accounts.google.com' = $login.Token }", "NotAuthorized", "The token is of https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI")]
    [InlineData("-UserPoolId us-east-1_Other -IdToken $login.Token", "NotAuthorized", "'cognito-idp.us-east-1.amazonaws.com/us-east-1_Other'")]
    public void A_bad_login_is_explained(string login, string errorId, string remedy) => IsExplained($"$pool {login}", errorId, remedy);

    [Fact]
    public void So_is_a_login_whose_identity_is_given()
    {
        string id = (string)Run("Get-CIIdentityId $pool $login").Single().BaseObject;

        IsExplained($"-IdentityId {id} -Login (New-CILocalLogin $provider ada -ClientId appclient -ValidFor '-01:30:00')", "NotAuthorized", "The token ended at");
        IsExplained($"-IdentityId {id}", "NotAuthorized", $"No login was given, and {id} is not open to guests");
    }

    [Theory]
    [InlineData("-AllowUnauthenticatedIdentity $false", "", "Update-CIIdentityPool POOL -AllowUnauthenticatedIdentity $true")]
    [InlineData("-AllowClassicFlow $false", $"-RoleArn {Role}/guests", "Update-CIIdentityPool POOL -AllowClassicFlow $true")]
    public void What_the_pool_does_not_allow_is_explained_and_so_mended(string setting, string arguments, string remedy)
    {
        Run($"$pool | Update-CIIdentityPool {setting}");

        string action = IsExplained($"$pool {arguments}", setting.Contains("Classic", StringComparison.Ordinal) ? "InvalidParameter" : "NotAuthorized", remedy);

        Run(action[action.IndexOf("Update-CIIdentityPool", StringComparison.Ordinal)..]);
        Assert.Single(Run($"Get-CICredential $pool {arguments}"));
    }

    [Theory]
    [InlineData("", "Set-CIIdentityPoolRole POOL -UnauthenticatedRoleArn $roleArn")]
    [InlineData("-Login $login", "Set-CIIdentityPoolRole POOL -AuthenticatedRoleArn $roleArn")]
    public void A_pool_without_roles_is_explained(string arguments, string remedy)
    {
        Run("$pool | Set-CIIdentityPoolRole -Replace -RoleMapping @{}");

        IsExplained($"$pool {arguments}", "InvalidIdentityPoolConfiguration", remedy);
    }

    [Fact]
    public void Who_may_not_read_the_pool_is_told_what_the_token_says()
    {
        Run("Stop-CILocalService; $null = Start-CILocalService -AccessKey AK -SecretKey SK; $script:pool = New-CIIdentityPool app");

        Outcome outcome = Invoke($"Get-CICredential $pool -Login @{{ '{UserPool}' = 'no token' }} -AccessKey OTHER -SecretKey SK");

        Assert.Contains("The token is no JSON Web Token", outcome.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_asked_of_the_service_when_it_did_not_refuse()
    {
        Run("Get-CICredential $pool -Login $login");

        Assert.Equal(5L, Run("(Get-CILocalService).RequestCount")[0].BaseObject);
    }

    [Theory]
    [InlineData("Deny", "-Login $login", "finds no role for this token")]
    [InlineData("Deny", $"-Login $login -CustomRoleArn {Role}/other", "Leave -CustomRoleArn out")]
    [InlineData("AuthenticatedRole", $"-RoleArn {Role}/guests", "does not go with role mappings")]
    public void What_a_role_mapping_refuses_is_explained(string ambiguous, string arguments, string remedy)
    {
        Run($"$pool | Set-CIIdentityPoolRole -RoleMapping @{{ '{UserPool}:appclient' = New-CIRoleMapping -AmbiguousRoleResolution {ambiguous} }}");

        IsExplained($"$pool {arguments}", arguments.Contains("-RoleArn", StringComparison.Ordinal) ? "InvalidParameter" : "NotAuthorized", remedy);
    }

    [Theory]
    [InlineData("-AllowUnauthenticatedIdentity $false", "", "Give -Login", "anybody who knows the pool's id")]
    [InlineData("-AllowClassicFlow $false", $"-RoleArn {Role}/guests", "Leave -RoleArn out", "chooses the role")]
    public void To_open_the_pool_is_the_last_advice_and_names_what_comes_of_it(string setting, string arguments, string first, string consequence)
    {
        Run($"$pool | Update-CIIdentityPool {setting}");

        string action = Invoke($"Get-CICredential $pool {arguments}").Error.ErrorDetails.RecommendedAction;

        Assert.Matches($"{first}.*{consequence}.*Update-CIIdentityPool", action);
    }

    private string IsExplained(string arguments, string errorId, string remedy)
    {
        Outcome outcome = Invoke($"$provider = '{UserPool}'; Get-CICredential {arguments}");

        Assert.Equal(errorId, outcome.ErrorId);
        string action = outcome.Error.ErrorDetails.RecommendedAction;
        Assert.Contains(remedy.Replace("POOL", _pool, StringComparison.Ordinal), action, StringComparison.Ordinal);
        return action;
    }
}
