using System.Management.Automation;
using CognitoIdentity.ModuleTests.Identities;

namespace CognitoIdentity.ModuleTests.Credentials;

/// <summary>The accepted forms of logins and tokens, for every cmdlet with logins.</summary>
public sealed class LoginFormTests : IdentityTests
{
    private const string Role = "arn:aws:iam::123456789012:role";

    public LoginFormTests() => Run($$"""
        $null = Update-CIIdentityPool $pool -AllowClassicFlow $true
        $pool | Set-CIIdentityPoolRole -AuthenticatedRoleArn {{Role}}/users -UnauthenticatedRoleArn {{Role}}/guests
        $script:token = (New-CILocalLogin {{Provider}} ada -ClientId client).Token
        $script:id = Get-CIIdentityId $pool @{ '{{Provider}}' = $token }
        """);

    public static TheoryData<string, string> Empty
    {
        get
        {
            string[] commands =
            [
                "Get-CICredential $pool -Login", "Get-CICredential -IdentityId $id -Login", "Get-CIIdentityId $pool -Login", "Get-CIOpenIdToken $id -Login",
                "Remove-CIIdentityLogin $id -Force -Login", "Get-CIDeveloperOpenIdToken $pool ada -Login", "Test-CILoginToken",
            ];
            string[] forms = ["@{}", "([ordered]@{})", "('{}' | ConvertFrom-Json)", "'{}'", "([pscustomobject]@{ Logins = @{} })", "([Collections.Generic.Dictionary[string,string]]::new())"];
            var data = new TheoryData<string, string>();
            foreach (string command in commands)
            {
                foreach (string form in forms)
                {
                    data.Add(command, form);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Empty))]
    public void An_empty_login_is_rejected_and_nothing_is_sent(string command, string form)
    {
        long before = Requests;

        Outcome outcome = Invoke($"{command} {form}");

        Assert.True(outcome.ErrorId is "ParameterArgumentTransformationError" or "LoginExpected", outcome.ErrorId);
        Assert.Empty(outcome.Output);
        Assert.Equal(before, Requests);
    }

    [Theory]
    [InlineData("\"$token`n\"")]
    [InlineData("\"  $token`r`n\"")]
    [InlineData("\"`\"$token`\"\"")]
    [InlineData("\"'$token'`n\"")]
    [InlineData("\"Bearer $token\"")]
    [InlineData("\"Authorization: bearer $token\"")]
    [InlineData("\"$([char]0xFEFF)$token\"")]
    [InlineData("([Net.NetworkCredential]::new('', \"$token`n\").SecurePassword)")]
    public void White_space_and_quotes_around_a_token_are_removed_for_calls_and_diagnosis(string form)
    {
        string login = $"@{{ '{Provider}' = {form} }}";

        Assert.Equal("True", Run($"Test-CILoginToken {login} $pool").Text("IsAcceptable"));
        Assert.Equal("True", Run($"Test-CILoginToken -Token {form} -ProviderName {Provider} -IdentityPoolId $pool").Text("IsAcceptable"));
        string[] ids =
        [
            .. Run($"(Get-CICredential $pool -Login {login}).IdentityId; Get-CIIdentityId $pool {login}; (Get-CIOpenIdToken $id {login}).IdentityId").Select(found => found.ToString()),
            .. Run($"(Get-CICredential $pool -Login @{{ '{Provider}' = {{ {form} }} }}).IdentityId").Select(found => found.ToString()),
        ];
        string id = Run("$id").Single().ToString();
        Assert.Equal([id, id, id, id], ids);
        Assert.Empty(Run($"Remove-CIIdentityLogin $id {login} -Force"));
    }

    [Fact]
    public void Verbose_output_says_so_without_the_token()
    {
        string shown = Session.Show($"$null = Get-CICredential $pool -Login @{{ '{Provider}' = \"Bearer $token\" }} -Verbose");

        Assert.Contains($"The token for '{Provider}' had white space, quotes or the word Bearer around it", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("eyJ", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("had white space", Session.Show($"$null = Get-CICredential $pool -Force -Login @{{ '{Provider}' = $token }} -Verbose"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$token.Insert(40, \"`n\")")]
    [InlineData("$token.Insert(40, ' ')")]
    [InlineData("($token.Substring(0, $token.LastIndexOf('.') + 1))")]
    [InlineData("$token.Replace('.', '=.')")]
    public void The_diagnosis_of_a_damaged_token_agrees_with_the_service(string form)
    {
        string login = $"@{{ '{Provider}' = {form} }}";

        Assert.Equal("False", Run($"Test-CILoginToken {login} $pool").Text("IsAcceptable"));
        Invoke($"Get-CICredential $pool -Login {login}").IsError("NotAuthorized", ErrorCategory.PermissionDenied, Pool);
    }

    [Theory]
    [InlineData("' '")]
    [InlineData("\"`n\"")]
    [InlineData("'\"\"'")]
    public void A_token_that_is_only_white_space_is_rejected(string form)
    {
        Assert.Equal("ParameterArgumentTransformationError", Invoke($"Get-CICredential $pool -Login @{{ '{Provider}' = {form} }}").ErrorId);
        Assert.Equal("LoginScriptFailed", Invoke($"Get-CICredential $pool -Login @{{ '{Provider}' = {{ {form} }} }}").ErrorId);
    }

    [Theory]
    [InlineData("Get-CICredential", 1)]
    [InlineData("Get-CIOpenIdToken", 0)]
    public void The_token_of_a_developer_user_comes_along(string next, long credentials)
    {
        IReadOnlyList<PSObject> got = Run($"$script:user = Get-CIDeveloperOpenIdToken $pool ada; $user | {next}");

        Assert.Equal(Run("$user").Text("IdentityId"), got.Text("IdentityId"));
        Assert.Equal(credentials, Calls("GetCredentialsForIdentity"));
    }

    [Fact]
    public void A_piped_token_of_a_guest_is_not_used_as_a_login()
    {
        string guest = Guests(1)[0];

        Assert.Equal(guest, Run($"Get-CIOpenIdToken {guest} | Get-CICredential").Text("IdentityId"));
    }

    [Fact]
    public void The_provider_names_of_identities_are_not_logins()
    {
        Assert.Equal("NotAuthorized", Invoke("Get-CIIdentity -IdentityId $id | Get-CICredential").ErrorId);
        Assert.Equal(Guests(1)[0], Run("Get-CIIdentity $pool | Select-Object -Last 1 | Get-CICredential").Text("IdentityId"));
    }

    [Fact]
    public void A_piped_login_is_used_with_the_named_pool() =>
        Assert.Equal(Run("$id").Single().ToString(), Run($"New-CILocalLogin {Provider} ada -ClientId client | Get-CICredential $pool").Text("IdentityId"));

    [Fact]
    public void A_token_in_the_pipeline_is_not_in_a_trace_of_the_binding()
    {
        string trace = Path.GetTempFileName();
        try
        {
            Run($$"""
                $user = Get-CIDeveloperOpenIdToken $pool ada
                Trace-Command ParameterBinding -FilePath '{{trace}}' -Expression { $null = $user | Get-CICredential }
                """);

            string text = File.ReadAllText(trace);
            Assert.Contains("to parameter [Login]", text, StringComparison.Ordinal);
            Assert.DoesNotContain("eyJ", text, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(trace);
        }
    }

    [Theory]
    [InlineData("$pool.IdentityPoolId | Get-CICredential", "Get-CICredential -IdentityPoolId")]
    [InlineData("$pool.IdentityPoolId | Get-CICredential -RoleArn arn:aws:iam::123456789012:role/app", "Get-CICredential -IdentityPoolId")]
    [InlineData("$pool.IdentityPoolId | Get-CIIdentity", "Get-CIIdentity -IdentityPoolId")]
    public void The_error_for_a_piped_pool_id_shows_the_parameter_for_pools(string command, string advice)
    {
        Outcome outcome = Invoke(command);

        outcome.IsError("ResourceNotFound", ErrorCategory.ObjectNotFound, Pool);
        Assert.EndsWith($"{advice} {Pool}", outcome.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void The_id_of_a_pool_in_the_pipeline_is_forgotten_as_one()
    {
        Run("$null = Get-CICredential $pool; $pool.IdentityPoolId | Clear-CICredentialCache; $null = Get-CICredential $pool");

        Assert.Equal(3, Calls("GetId"));
    }
}
