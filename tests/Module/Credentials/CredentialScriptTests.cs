using System.Management.Automation;

namespace CognitoIdentity.ModuleTests.Credentials;

/// <summary>Logins whose token is a script.</summary>
public sealed class CredentialScriptTests : CachedCredentialTests
{
    [Fact]
    public void A_script_runs_for_each_credential_and_the_same_token_is_not_sent_again()
    {
        Run($$"""
            $global:runs = 0
            $token = {{Login}}.Token
            $script:login = @{ '{{Provider}}' = { $global:runs++; $token }.GetNewClosure() }
            $null = Get-CICredential $pool -Login $login
            $null = Get-CICredential $pool -Login $login
            """);
        Assert.Equal("2", Text("$runs"));
        Assert.Equal((1, 1), (Calls("GetId"), Calls("GetCredentialsForIdentity")));

        Run("$null = Get-CICredential $pool -Login $login -Force");
        Assert.Equal("3", Text("$runs"));
        Assert.Equal((1, 2), (Calls("GetId"), Calls("GetCredentialsForIdentity")));
    }

    [Fact]
    public void Scripts_with_the_same_text_are_different_users()
    {
        IReadOnlyList<PSObject> got = Run($$"""
            function Block($name) { { (New-CILocalLogin {{Provider}} $name -ClientId client).Token }.GetNewClosure() }
            $ada, $bob = (Block ada), (Block bob)
            $ada, $bob, $ada, $bob | ForEach-Object { Get-CICredential $pool -Login @{ '{{Provider}}' = $_ } }
            """);

        string[] ids = [.. got.Values("IdentityId").Cast<string>()];
        Assert.Equal((ids[0], ids[1]), (ids[2], ids[3]));
        Assert.NotEqual(ids[0], ids[1]);
    }

    [Theory]
    [InlineData("{ throw 'signed out' }", "signed out")]
    [InlineData("{ }", "no token")]
    [InlineData("{ 'a', 'b' }", "no token")]
    [InlineData("{ 5 }", "no token")]
    public void A_script_without_a_token_is_an_error_and_nothing_is_sent(string script, string message)
    {
        Outcome outcome = Invoke($"Get-CICredential $pool -Login @{{ '{Provider}' = {script} }}");

        outcome.IsError("LoginScriptFailed", ErrorCategory.AuthenticationError, Pool);
        Assert.Contains(message, outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, Calls("GetId"));
    }

    [Theory]
    [InlineData("foreach ($user in 'ada', 'bob') { Ask }", "{ $tokens[$user] }")]
    [InlineData("foreach ($user in 'ada', 'bob') { Ask }", "{ \"$($tokens.$user)\" }")]
    [InlineData("'ada', 'bob' | ForEach-Object { Ask }", "{ $tokens[$_] }")]
    [InlineData("foreach ($tokens in @{ a = $tokens.ada }, @{ a = $tokens.bob }) { Ask }", "{ $tokens.a }")]
    [InlineData("foreach ($env:USER_OF_TEST in 'ada', 'bob') { Ask }", "{ $tokens[$env:USER_OF_TEST] }")]
    [InlineData("foreach ($i in 0, 1) { Ask }", "{ @($tokens.ada, $tokens.bob)[$i] }")]
    [InlineData("function Inner { param($user) Ask }; Inner ada; Inner bob", "{ $tokens[$user] }")]
    [InlineData("$m = New-Module { function Outer($block) { Get-CICredential $pool -Login @{ 'accounts.google.com' = $block } } }; foreach ($user in 'ada', 'bob') { Outer $block }", "{ $tokens[$user] }")]
    public void A_script_with_other_variables_is_another_user(string loop, string block)
    {
        IReadOnlyList<PSObject> got = Run($$"""
            function global:Ask { Get-CICredential $pool -Login @{ '{{Provider}}' = $block } }
            function global:Login($name) { (New-CILocalLogin {{Provider}} $name -ClientId client).Token }
            $tokens = @{ ada = Login ada; bob = Login bob }
            $block = {{block}}
            {{loop}}
            """);

        string[] own = [.. Run("'ada', 'bob' | ForEach-Object { Get-CIIdentityId $pool -Login @{ 'accounts.google.com' = Login $_ } }").Select(id => id.ToString())];
        Assert.Equal(own, got.Values("IdentityId"));
    }

    [Fact]
    public void A_script_of_one_session_is_run_again_in_another()
    {
        using var other = new Session();
        string url = Text("$service.EndpointUrl");
        string[] tokens = [.. Run($"'ada', 'bob' | ForEach-Object {{ (New-CILocalLogin {Provider} $_ -ClientId client).Token }}").Select(token => token.ToString())];
        var block = ScriptBlock.Create("Fetch");

        string[] ids = [.. new[] { (Session, tokens[0]), (other, tokens[1]) }.Select(of => Assert.Single(of.Item1.Run(
            $"function global:Fetch {{ '{of.Item2}' }}; (Get-CICredential '{Pool}' -EndpointUrl {url} -Login @{{ '{Provider}' = @($input)[0] }}).IdentityId", block)).ToString())];

        Assert.NotEqual(ids[0], ids[1]);
    }

    [Fact]
    public void A_token_in_the_error_of_a_script_is_not_shown()
    {
        const string Token = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJl";

        Outcome outcome = Invoke($"$tok = '{Token}'; Get-CICredential $pool -Login @{{ '{Provider}' = {{ throw \"no use: $tok\" }} }}");

        outcome.IsError("LoginScriptFailed", ErrorCategory.AuthenticationError, Pool);
        Assert.Contains("no use: ***", outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("eyJzdWIiOiJhZGEifQ", $"{outcome.Error} {outcome.Error.Exception}", StringComparison.Ordinal);
    }
}
