using System.Management.Automation;

namespace CognitoIdentity.ModuleTests.Diagnosis;

/// <summary>Test-CILoginToken.</summary>
public sealed class LoginTokenDiagnosisTests : LocalServiceTests
{
    private const string UserPool = "cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI";
    private const string OtherUserPool = "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Abc";

    public LoginTokenDiagnosisTests() => Run($$"""
        $script:pool = New-CIIdentityPool a -CognitoIdentityProvider @{ ProviderName = '{{UserPool}}'; ClientId = '1example'; ServerSideTokenCheck = $true } -SupportedLoginProvider @{ 'accounts.google.com' = 'g' }
        $script:login = New-CILocalLogin {{UserPool}} ada -ClientId 1example
        $script:secure = [securestring]::new()
        $login.Token.ToCharArray() | ForEach-Object { $secure.AppendChar($_) }
        """);

    [Theory]
    [InlineData("$login | Test-CILoginToken")]
    [InlineData("Test-CILoginToken $login")]
    [InlineData("Test-CILoginToken -Logins $login.Logins")]
    [InlineData($"@{{ '{UserPool}' = $secure }} | Test-CILoginToken")]
    [InlineData("Test-CILoginToken -Token $login.Token")]
    [InlineData($"Test-CILoginToken -Token $secure -ProviderName {UserPool}")]
    [InlineData("Test-CILoginToken -UserPoolId us-east-1_AbCdEfGhI -IdToken $login.Token")]
    [InlineData("Test-CILoginToken -UserPoolId us-east-1_AbCdEfGhI -IdToken $secure")]
    public void Takes_a_login_in_any_form_and_sends_nothing(string script)
    {
        long before = Requests;

        SortedDictionary<string, string> test = Run(script).Members();

        Assert.Equal(before, Requests);
        Assert.Equal((UserPool, $"https://{UserPool}", "ada", "1example", "id"), (test["ProviderName"], test["Issuer"], test["Subject"], test["Audience"], test["TokenUse"]));
        Assert.Equal(("True", "", "null"), (test["IsAcceptable"], test["Findings"], test["IdentityPoolId"]));
    }

    [Theory]
    [InlineData("-IdentityPoolId $pool")]
    [InlineData("-IdentityPoolId $pool.IdentityPoolId")]
    public void A_pool_is_asked_once_for_all_logins(string parameter)
    {
        long before = Requests;

        IReadOnlyList<PSObject> tests = Run($"$login, $login, (New-CILocalLogin {UserPool} bob -ClientId nobody) | Test-CILoginToken {parameter}");

        Assert.Equal(1, Requests - before);
        Assert.Equal([true, true, false], tests.Values("IsAcceptable"));
        Assert.Equal(["ClientNotConfigured"], Run("$input.Findings", tests[2]).Values("Id"));
    }

    [Fact]
    public void Every_login_of_a_map_has_its_own_answer() => Assert.Equal(
        ["accounts.google.com: TokenNotJwt", $"{UserPool}: acceptable"],
        Run($"Test-CILoginToken @{{ '{UserPool}' = $login.Token; 'accounts.google.com' = 'opaque' }} $pool | ForEach-Object ToString").Select(text => (string)text.BaseObject).Order());

    [Theory]
    [InlineData($"New-CILocalLogin {UserPool} ada -ClientId 2example")]
    [InlineData($"New-CILocalLogin {OtherUserPool} ada -ClientId 2example")]
    [InlineData("New-CILocalLogin accounts.google.com ada -ClientId another")]
    [InlineData("New-CILocalLogin appleid.apple.com ada -ClientId example")]
    [InlineData("New-CILocalLogin id.example ada -ClientId any")]
    public void A_remedy_makes_the_pool_take_the_token_and_what_it_took_before(string login)
    {
        Run($"$script:providerArn = 'arn:aws:iam::123456789012:oidc-provider/id.example'; $script:new = {login}");
        Assert.Equal("NotAuthorized", Invoke("Get-CIIdentityId $pool -Login $new").ErrorId);

        Run((string)Assert.Single(Run("($new | Test-CILoginToken -IdentityPoolId $pool).Findings")).Properties["Remedy"].Value);

        Assert.Equal([true], Run("$new | Test-CILoginToken -IdentityPoolId $pool").Values("IsAcceptable"));
        Run("Get-CIIdentityId $pool -Login $new");
        Run("Get-CIIdentityId $pool -Login $login");
        Assert.Equal([true], Run($"(Get-CIIdentityPool $pool).CognitoIdentityProviders | Where-Object ClientId -EQ 1example").Values("ServerSideTokenCheck"));
    }

    [Fact]
    public void A_missing_pool_is_an_error() =>
        Invoke($"$login | Test-CILoginToken -IdentityPoolId {UnknownId}").IsError("ResourceNotFound", ErrorCategory.ObjectNotFound, UnknownId);

    [Fact]
    public void An_invalid_pool_id_is_never_sent()
    {
        long before = Requests;

        Invoke("$login | Test-CILoginToken -IdentityPoolId us-east-1_AbCdEfGhI").IsError("IdentityPoolIdInvalid", ErrorCategory.InvalidArgument, "us-east-1_AbCdEfGhI");
        Assert.Equal(before, Requests);
    }

    [Fact]
    public void Needs_neither_region_nor_credentials()
    {
        using var session = new Session();

        Assert.Equal([false], session.Run("Test-CILoginToken -Token e30.e30.e30").Values("IsAcceptable"));
    }

    [Fact]
    public void No_token_comes_out()
    {
        Outcome outcome = Invoke("""
            $bad = New-CILocalLogin accounts.google.com ada -ClientId another -ValidFor -1:00
            $tests = $login, $bad | Test-CILoginToken -IdentityPoolId $pool -Verbose -Debug
            $tests += Test-CILoginToken @{ 'accounts.google.com' = "x$($login.Token)" }
            [System.Management.Automation.PSSerializer]::Serialize($tests, 5)
            $tests
            $tests.Findings
            $login.Token, $bad.Token
            """);

        string[] tokens = [.. outcome.Output.TakeLast(2).Select(token => (string)token.BaseObject)];
        string shown = string.Join('\n', outcome.Output.SkipLast(2).Select(item => item.ToString())
            .Concat(outcome.Verbose).Concat(outcome.Debug).Append(Session.Show("$login | Test-CILoginToken -IdentityPoolId $pool")));
        Assert.Contains("TokenExpired", shown, StringComparison.Ordinal);
        Assert.All(tokens, token => Assert.All(token.Split('.'), part => Assert.DoesNotContain(part, shown, StringComparison.Ordinal)));
    }
}
