using System.Management.Automation;
using CognitoIdentity.ModuleTests.Identities;

namespace CognitoIdentity.ModuleTests.Credentials;

/// <summary>Get-CICredential: input that is rejected before any request, the output, and stopping.</summary>
public sealed class CredentialInputTests : IdentityTests
{
    private const string Role = "arn:aws:iam::123456789012:role/app";

    public CredentialInputTests() => Run("""
        Update-CIIdentityPool $pool -AllowClassicFlow $true
        $pool | Set-CIIdentityPoolRole -AuthenticatedRoleArn arn:aws:iam::123456789012:role/users -UnauthenticatedRoleArn arn:aws:iam::123456789012:role/guests
        $script:service = Get-CILocalService | Where-Object IsSessionDefault
        """);

    [Theory]
    [InlineData("-UserPoolId us-east-1_AbC", "ParameterRequired")]
    [InlineData("-UserPoolId us-east-1_AbC -IdToken t -Login @{ a = 'b' }", "ParameterConflict")]
    [InlineData($"-RoleArn {Role} -CustomRoleArn {Role}", "ParameterConflict")]
    [InlineData("-RoleSessionName nightly", "ParameterRequired")]
    [InlineData("-IdToken t", "ParameterRequired")]
    [InlineData("-UserPoolId us-east-1_AbC -Login @{ a = 'b' }", "ParameterRequired")]
    [InlineData("-DurationSeconds 900", "ParameterRequired")]
    [InlineData("-Policy '{}'", "ParameterRequired")]
    [InlineData("-DeveloperUserIdentifier ada -RoleSessionName nightly", "ParameterRequired")]
    [InlineData($"-DeveloperUserIdentifier ada -CustomRoleArn {Role}", "AmbiguousParameterSet")]
    [InlineData("-DeveloperUserIdentifier ada -Login @{ a = 'b' }", "AmbiguousParameterSet")]
    [InlineData("-DeveloperUserIdentifier ([pscustomobject]@{ IdentityId = 'us-east-1:1' })", "ParameterArgumentTransformationError")]
    [InlineData($"-UserPoolId {UnknownId} -IdToken t", "UserPoolExpected")]
    public void Rejects_what_can_not_be_and_sends_nothing(string parameters, string errorId)
    {
        long before = Requests;

        Outcome outcome = Invoke($"Get-CICredential $pool {parameters}");

        Assert.Equal(errorId, outcome.ErrorId);
        Assert.Equal(before, Requests);
    }

    [Theory]
    [InlineData("-Login @{ a = 'b' } -UserPoolId us-east-1_AbC -IdToken t", "-Login can't be used together with -IdToken.")]
    [InlineData($"-RoleArn {Role} -CustomRoleArn {Role}", "-CustomRoleArn can't be used together with -RoleArn.")]
    [InlineData("-UserPoolId us-east-1_AbC", "-UserPoolId can only be used together with -IdToken.")]
    [InlineData("-Policy '{}'", "-Policy can only be used together with -RoleArn.")]
    public void Says_in_plain_words_what_does_not_go_together_and_sends_nothing(string parameters, string message)
    {
        long before = Requests;

        Outcome outcome = Invoke($"'{UnknownIdentity}' | Get-CICredential {parameters}");

        Assert.Equal((message, ErrorCategory.InvalidArgument), (outcome.Error.ToString(), outcome.Error.CategoryInfo.Category));
        Assert.Equal(before, Requests);
    }

    [Fact]
    public void Has_three_lines_of_syntax() =>
        Assert.Equal(["Developer", "Identity", "Pool"], Run("(Get-Command Get-CICredential).ParameterSets").Values("Name").Order());

    [Fact]
    public void Each_record_that_fails_is_a_separate_error()
    {
        string guest = Guests(1)[0];

        Outcome outcome = Invoke("$input | Get-CICredential", "nonsense", UnknownIdentity, guest);

        Assert.Equal(
            [("IdentityIdInvalid", "nonsense"), ("ResourceNotFound", UnknownIdentity)],
            outcome.Errors.Select(error => (error.FullyQualifiedErrorId.Split(',')[0], (string)error.TargetObject)));
        Assert.Equal([guest], outcome.Values("IdentityId"));
    }

    [Theory]
    [InlineData("Get-CICredential $pool, nonsense", "IdentityPoolIdInvalid", "nonsense")]
    [InlineData("Get-CICredential $pool, us-east-1:0 -DeveloperUserIdentifier ada", "ResourceNotFound", "ada")]
    public void One_pool_that_fails_does_not_stop_the_others(string command, string errorId, string target)
    {
        Outcome outcome = Invoke(command);

        Assert.Single(outcome.Output);
        Assert.Equal((errorId, target), (outcome.ErrorId, outcome.Error.TargetObject));
    }

    [Fact]
    public void A_bad_pool_is_one_error_for_any_number_of_users() =>
        Invoke("Get-CICredential nonsense -DeveloperUserIdentifier ada, bob").IsError("IdentityPoolIdInvalid", ErrorCategory.InvalidArgument, "nonsense");

    [Theory]
    [InlineData("-UserPoolId us-east-1_A -IdToken { $token }")]
    [InlineData("-Login @{ 'a-login' = { $token } }")]
    public void An_error_about_a_token_from_a_script_tells_nothing_but_its_length(string login)
    {
        Outcome outcome = Invoke($"$script:token = 'secret' * 8334; Get-CICredential us-east-1:1 {login}");

        Assert.Equal("LoginScriptFailed", outcome.ErrorId);
        Assert.Contains("it has 50004 characters; 1 to 50000 are allowed.", outcome.Error.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secret", $"{outcome.Error} {outcome.Error.Exception} {outcome.Error.TargetObject}", StringComparison.Ordinal);
    }

    [Fact]
    public void One_user_that_can_not_be_does_not_stop_the_others()
    {
        string tooLong = new('x', 1025);

        Outcome outcome = Invoke($"Get-CICredential $pool -DeveloperUserIdentifier ada, {tooLong}, bob");

        outcome.IsError("DeveloperUserInvalid", ErrorCategory.InvalidArgument, tooLong);
        Assert.Equal(2, outcome.Output.Count);
    }

    [Fact]
    public void The_error_has_the_code_of_STS()
    {
        Outcome outcome = Invoke($"Get-CICredential $pool -RoleArn arn:aws:iam::no-account:role/app");

        outcome.IsError("ValidationError", ErrorCategory.InvalidArgument, Pool);
        Assert.Equal(1, Calls("AssumeRoleWithWebIdentity"));
    }

    [Theory]
    [InlineData("us-east-1_AbCdEfGhI", "us-east-1", "cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI")]
    [InlineData("eu-west-1_AbCdEfGhI", "us-east-1", "cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI")]
    [InlineData("cn-north-1_AbCdEfGhI", "cn-north-1", "cognito-idp.cn-north-1.amazonaws.com.cn/cn-north-1_AbCdEfGhI")]
    public void The_key_of_a_user_pools_token_is_the_user_pools(string userPool, string region, string key)
    {
        using var server = new ScriptedServer(Reply.Json("{}"));

        Invoke($"Get-CICredential {region}:1 -UserPoolId {userPool} -IdToken t -EndpointUrl {server.Url}");

        Assert.Contains($"\"{key}\":\"t\"", server.Requests[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_who_is_stopped_does_not_fail_the_others()
    {
        using var answers = new ManualResetEventSlim();
        using var server = new ScriptedServer(request => Answer(request, answers));
        using var other = new Session();
        string command = $"Get-CICredential us-east-1:1 -EndpointUrl {server.Url}";

        using PowerShell first = Session.Prepare(command);
        IAsyncResult running = first.BeginInvoke();
        Waiting.Until(() => server.InFlight == 1);
        Task<IReadOnlyList<PSObject>> second = Task.Run(() => other.Run(command), TestContext.Current.CancellationToken);
        Waiting.ComesBack(first.Stop);
        Waiting.Until(() => server.InFlight == 2);
        answers.Set();

        Assert.Equal("AKOK", (await second.WaitAsync(Waiting.Limit, TestContext.Current.CancellationToken)).Text("AccessKeyId"));
        Assert.True(running.IsCompleted);
    }

    [Fact]
    public void Whoever_waits_for_another_can_be_stopped()
    {
        using var answers = new ManualResetEventSlim();
        using var server = new ScriptedServer(request => Answer(request, answers));
        using var other = new Session();
        string command = $"Get-CICredential us-east-1:1 -EndpointUrl {server.Url}";

        Task<IReadOnlyList<PSObject>> first = Task.Run(() => Session.Run(command));
        Waiting.Until(() => server.InFlight == 1);
        using PowerShell second = other.Prepare(command);
        second.BeginInvoke();
        Waiting.ComesBack(second.Stop);
        answers.Set();

        Waiting.For(first);
        Assert.Equal(PSInvocationState.Stopped, second.InvocationStateInfo.State);
        Assert.Equal(["GetId", "GetCredentialsForIdentity"], server.Operations);
    }

    private static Reply Answer(ReceivedRequest request, ManualResetEventSlim answers)
    {
        answers.Wait(Waiting.Limit);
        return Reply.Json(request.Operation == "GetId"
            ? """{"IdentityId":"us-east-1:2"}"""
            : """{"IdentityId":"us-east-1:2","Credentials":{"AccessKeyId":"AKOK","SecretKey":"s","SessionToken":"t","Expiration":4000000000}}""");
    }
}

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

        // PowerShell would prompt for the rest of the login, which this host can't.
        Assert.Contains("Prompt", outcome.Error.Exception.ToString(), StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
        Assert.Equal(1, Requests);
    }

    [Fact]
    public void Control_characters_in_claims_are_replaced()
    {
        Outcome outcome = Invoke("(New-CILocalLogin id.example ada -ClientId \"a`n::warning::b`e[2J\" | Test-CILoginToken -IdentityPoolId (New-CIIdentityPool a)).Findings");

        Assert.All(outcome.Output, finding => Assert.All(["Message", "Remedy"], text => Assert.DoesNotContain(
            (string)finding.Properties[text].Value, character => char.IsControl(character))));
        Assert.NotEmpty(outcome.Output);
    }
}
