namespace CognitoIdentity.ModuleTests.Credentials;

/// <summary>When the service denies credentials, the error's recommended action names the cause and how to fix it.</summary>
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
    [InlineData("-Login (New-CILocalLogin $provider ada -ClientId appclient -ValidFor '-01:30:00')", "NotAuthorized", "The token expired at")]
    [InlineData("-Login (New-CILocalLogin $provider ada -ClientId appclient -Claim @{ token_use = 'access' })", "NotAuthorized", "Pass the ID token (IdToken, id_token), not the access token.")]
    [InlineData("-Login (New-CILocalLogin $provider ada -ClientId other)", "NotAuthorized", "Update-CIIdentityPool POOL -CognitoIdentityProvider")]
    [InlineData("-Login @{ $provider = 'no token' }", "NotAuthorized", "The token is not a JSON Web Token")]
    [InlineData("-Login @{ 'accounts.google.com' = $login.Token }", "NotAuthorized", "The token was issued by https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI")]
    [InlineData("-UserPoolId us-east-1_Other -IdToken $login.Token", "NotAuthorized", "'cognito-idp.us-east-1.amazonaws.com/us-east-1_Other'")]
    public void A_bad_login_is_explained(string login, string errorId, string remedy) => IsExplained($"$pool {login}", errorId, remedy);

    [Theory]
    [InlineData("-Login @{ $provider = $login.Token.Substring(0, $login.Token.Length - 10) + 'AAAAAAAAAA' }", "NotAuthorized", "The token was changed after its provider signed it")]
    [InlineData("-Login @{ $provider = $login.Token.Substring(0, $login.Token.LastIndexOf('.') + 1) }", "NotAuthorized", "Pass the whole ID token")]
    [InlineData("-Login @{ 'cognito-identity.amazonaws.com' = $user.Token }", "NotAuthorized", "Get-CICredential -IdentityId USER -Login @{ 'cognito-identity.amazonaws.com' = $token }")]
    [InlineData("-Login @{ 'arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_AbCdEfGhI' = $login.Token }", "NotAuthorized", "Use the key 'cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI'")]
    [InlineData("-Login @{ 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI' = $login.Token }", "NotAuthorized", "Use the key 'cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI'")]
    public void Each_denial_of_a_login_has_its_own_cause(string login, string errorId, string remedy)
    {
        string user = Run("$null = Update-CIIdentityPool $pool -DeveloperProviderName dev; $script:user = Get-CIDeveloperOpenIdToken $pool ada; $user").Text("IdentityId");

        IsExplained($"$pool {login}", errorId, remedy.Replace("USER", user, StringComparison.Ordinal));
    }

    [Fact]
    public void The_error_for_a_login_of_another_identity_shows_how_to_find_that_identity()
    {
        string other = Run($"Get-CIIdentityId $pool (New-CILocalLogin '{UserPool}' bob -ClientId appclient)").Single().ToString();

        string action = IsExplained($"-IdentityId {other} -Login $login", "NotAuthorized", $"The login does not belong to {other}");

        Assert.Contains("Get-CIIdentityId $pool $login", action, StringComparison.Ordinal);
    }

    [Fact]
    public void A_denial_without_a_reason_says_so_and_what_to_check()
    {
        const string Pool = """{"IdentityPoolId":"us-east-1:1","IdentityPoolName":"a","AllowUnauthenticatedIdentities":true,"SupportedLoginProviders":{"graph.facebook.com":"1"}}""";
        using var server = new ScriptedServer(request =>
            request.Operation == "DescribeIdentityPool" ? Reply.Json(Pool) : Reply.Error("NotAuthorizedException", "No."));

        Assert.Contains("did not say why", Invoke($"Get-CICredential us-east-1:1 -EndpointUrl {server.Url} -AccessKey AK -SecretKey SK").Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        string withLogin = Invoke($"Get-CICredential us-east-1:1 -Login @{{ 'graph.facebook.com' = 'opaque' }} -EndpointUrl {server.Url}").Error.ErrorDetails.RecommendedAction;
        Assert.Contains("Its user may have been signed out or deleted.", withLogin, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI:c1", "it has a scheme such as https://, which login keys don't have")]
    [InlineData("arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_AbCdEfGhI:c1", "it is an ARN")]
    [InlineData("us-east-1_AbCdEfGhI:c1", "it is only the id of a user pool")]
    public void The_name_of_a_user_pool_that_the_service_rejects_is_corrected(string provider, string reason)
    {
        foreach (string command in new[] { "New-CIIdentityPool x", "Update-CIIdentityPool $pool" })
        {
            Outcome outcome = Invoke($"{command} -CognitoIdentityProvider '{provider}'");

            Assert.Equal("InvalidParameter", outcome.ErrorId);
            Assert.Equal($"'{provider[..^3]}' is not the name of a user pool: {reason}. Use '{UserPool}'.", outcome.Error.ErrorDetails.RecommendedAction);
        }
    }

    [Fact]
    public void A_role_mapping_of_a_provider_that_the_pool_does_not_have_is_explained()
    {
        Outcome outcome = Invoke("$pool | Set-CIIdentityPoolRole -RoleMapping @{ 'accounts.google.com' = New-CIRoleMapping -AmbiguousRoleResolution Deny }");

        Assert.Equal("InvalidParameter", outcome.ErrorId);
        Assert.Contains($"Get-CIIdentityPool {_pool} shows the providers", outcome.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void So_is_a_login_whose_identity_is_given()
    {
        string id = (string)Run("Get-CIIdentityId $pool $login").Single().BaseObject;

        IsExplained($"-IdentityId {id} -Login (New-CILocalLogin $provider ada -ClientId appclient -ValidFor '-01:30:00')", "NotAuthorized", "The token expired at");
        IsExplained($"-IdentityId {id}", "NotAuthorized", $"{id} is not a guest, or was merged with another identity, so it needs a login.");
    }

    [Theory]
    [InlineData("-AllowUnauthenticatedIdentity $false", "", "Update-CIIdentityPool POOL -AllowUnauthenticatedIdentity $true")]
    [InlineData("-AllowClassicFlow $false", $"-RoleArn {Role}/guests", "Update-CIIdentityPool POOL -AllowClassicFlow $true")]
    public void The_advice_for_a_denial_by_the_pool_s_settings_fixes_it(string setting, string arguments, string remedy)
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
    public void Without_permission_to_read_the_pool_the_error_explains_the_token()
    {
        Run("Stop-CILocalService; $null = Start-CILocalService -AccessKey AK -SecretKey SK; $script:pool = New-CIIdentityPool app");

        Outcome outcome = Invoke($"Get-CICredential $pool -Login @{{ '{UserPool}' = 'no token' }} -AccessKey OTHER -SecretKey SK");

        Assert.Contains("The token is not a JSON Web Token", outcome.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_denial_no_diagnosis_is_made()
    {
        Run("Get-CICredential $pool -Login $login");

        Assert.Equal(5L, Run("(Get-CILocalService).RequestCount")[0].BaseObject);
    }

    [Theory]
    [InlineData("Deny", "-Login $login", "found no role for this token")]
    [InlineData("Deny", $"-Login $login -CustomRoleArn {Role}/other", "Omit -CustomRoleArn")]
    [InlineData("AuthenticatedRole", $"-RoleArn {Role}/guests", "can't be used with the basic (classic) flow")]
    public void A_denial_by_a_role_mapping_is_explained(string ambiguous, string arguments, string remedy)
    {
        Run($"$pool | Set-CIIdentityPoolRole -RoleMapping @{{ '{UserPool}:appclient' = New-CIRoleMapping -AmbiguousRoleResolution {ambiguous} }}");

        IsExplained($"$pool {arguments}", arguments.Contains("-RoleArn", StringComparison.Ordinal) ? "InvalidParameter" : "NotAuthorized", remedy);
    }

    [Theory]
    [InlineData("-AllowUnauthenticatedIdentity $false", "", "Pass a token of the user with -Login", "anybody who knows the pool's id")]
    [InlineData("-AllowClassicFlow $false", $"-RoleArn {Role}/guests", "Omit -RoleArn", "can choose any role")]
    public void The_advice_to_open_the_pool_comes_last_and_names_its_consequence(string setting, string arguments, string first, string consequence)
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
