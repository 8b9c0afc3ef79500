using System.Management.Automation;

namespace CognitoIdentity.ModuleTests.Sessions;

public sealed class SessionDefaultTests : IDisposable
{
    private const string List = "Get-CIIdentityPool -Region us-east-1";

    private readonly Session _session = new();

    public void Dispose()
    {
        _session.Invoke("Get-CILocalService | Stop-CILocalService");
        _session.Dispose();
    }

    [Fact]
    public void Start_makes_it_what_the_session_calls()
    {
        SortedDictionary<string, string> service = _session.Run("Start-CILocalService").Members();

        Assert.Equal("True", service["IsSessionDefault"]);
        Assert.Equal("True", service["IsRunning"]);
        Assert.Equal("123456789012", service["AccountId"]);
        Assert.Equal($"http://127.0.0.1:{service["Port"]}/", service["EndpointUrl"]);
        Assert.Equal("a", _session.Run("New-CIIdentityPool a").Text("Name"));
        Assert.Equal(1, _session.Requests);
    }

    [Fact]
    public void Start_says_so() =>
        Assert.Matches(@"SessionDefault\s*: yes: calls without -EndpointUrl go here\s+until Stop-CILocalService", _session.Show("Start-CILocalService"));

    [Fact]
    public void Several_sessions_call_each_its_own()
    {
        using var other = new Session();
        _session.Run("$null = Start-CILocalService; $null = New-CIIdentityPool a");
        other.Run("$null = Start-CILocalService; $null = New-CIIdentityPool b");

        Assert.Equal(["a"], _session.Run(List).Values("Name"));
        Assert.Equal(["b"], other.Run(List).Values("Name"));
        Assert.Equal(2, other.Run("Get-CILocalService").Count);
    }

    [Fact]
    public async Task Several_sessions_at_once_share_nothing()
    {
        Session[] sessions = [.. Enumerable.Range(0, 4).Select(_ => Session.WithLocalService())];
        try
        {
            // Each continues until all have started.
            using var begun = new CountdownEvent(sessions.Length);
            Task<Outcome>[] runs = [.. sessions.Select((session, i) => Task.Factory.StartNew(
                () =>
                {
                    session.Run($"$script:pool = New-CIIdentityPool pool-{i} -AllowUnauthenticatedIdentity $true -Region eu-west-{i}");
                    begun.Signal();
                    Assert.True(begun.Wait(Waiting.Limit));
                    return session.Invoke(
                        $"$ids = 1..{50 + i} | ForEach-Object {{ Get-CIIdentityId $pool }}; $ids | Get-CIIdentity; 'nonsense-{i}' | Get-CIIdentity; $ids | Remove-CIIdentity -Force");
                },
                TaskCreationOptions.LongRunning))];
            Outcome[] outcomes = await Task.WhenAll(runs).WaitAsync(Waiting.Limit, TestContext.Current.CancellationToken);

            for (int i = 0; i < sessions.Length; i++)
            {
                outcomes[i].IsError("IdentityIdInvalid", ErrorCategory.InvalidArgument, $"nonsense-{i}");
                Assert.Equal(50 + i, outcomes[i].Values("IdentityId").Distinct().Count());
                Assert.All(outcomes[i].Values("Region"), region => Assert.Equal($"eu-west-{i}", region));
                Assert.Equal(1 + (2 * (50 + i)) + 1, sessions[i].Requests);
                Assert.Equal([$"pool-{i}"], sessions[i].Run($"Get-CIIdentityPool -Region eu-west-{i}").Values("Name"));
            }
        }
        finally
        {
            Array.ForEach(sessions, session => session.Dispose());
        }
    }

    [Fact]
    public void The_last_started_of_several_is_called()
    {
        _session.Run("$script:first = Start-CILocalService; $null = New-CIIdentityPool a; $script:second = Start-CILocalService; $null = New-CIIdentityPool b");

        Assert.Equal(["b"], _session.Run(List).Values("Name"));
        Assert.Equal(["a"], _session.Run($"{List} -EndpointUrl $first.EndpointUrl").Values("Name"));
        Assert.Equal(2, _session.Run("Get-CILocalService").Count);
        Assert.Equal([true], _session.Run("Get-CILocalService | Where-Object Port -eq $second.Port").Values("IsSessionDefault"));
    }

    [Fact]
    public void Start_takes_a_port_and_an_account()
    {
        int port = RawServer.UnusedPort();

        SortedDictionary<string, string> service = _session.Run($"Start-CILocalService {port} -AccountId 000011112222").Members();

        Assert.Equal($"{port}", service["Port"]);
        Assert.Equal("000011112222", service["AccountId"]);
    }

    [Fact]
    public void Start_says_when_a_port_is_in_use()
    {
        _session.Run("$script:service = Start-CILocalService");

        Outcome outcome = _session.Invoke("Start-CILocalService $service.Port");

        Assert.Equal("LocalServicePortInUse", outcome.ErrorId);
        Assert.Equal(ErrorCategory.ResourceBusy, outcome.Error.CategoryInfo.Category);
        Assert.Equal([true], _session.Run("Get-CILocalService").Values("IsSessionDefault"));
        Assert.Single(_session.Run("New-CIIdentityPool a"));
    }

    [Fact]
    public void Whatif_starts_and_stops_nothing()
    {
        Assert.Empty(_session.Run("Start-CILocalService -WhatIf; Get-CILocalService"));
        _session.Run("$script:service = Start-CILocalService; Stop-CILocalService -WhatIf");
        Assert.Equal([true], _session.Run("Get-CILocalService").Values("IsRunning"));
    }

    [Fact]
    public void A_port_can_be_used_again()
    {
        _session.Run("$script:port = (Start-CILocalService).Port; $null = New-CIIdentityPool a; Stop-CILocalService; $null = Start-CILocalService $port");

        Assert.Empty(_session.Run(List));
        _session.Run("$null = New-CIIdentityPool b");
        Assert.Equal(["b"], _session.Run(List).Values("Name"));
    }

    [Fact]
    public void Localhost_is_the_same_place()
    {
        IReadOnlyList<PSObject> service = _session.Run("Start-CILocalService");

        Assert.Empty(_session.Run($"Get-CIIdentityPool -EndpointUrl http://localhost:{service.Text("Port")}"));
    }

    [Fact]
    public void Only_the_session_s_own_service_gets_fictitious_credentials()
    {
        using var foreign = new ScriptedServer(Reply.Json("""{"IdentityPools":[]}"""));
        _session.Run("$null = Start-CILocalService");

        Outcome outcome = _session.Invoke($"{List} -EndpointUrl {foreign.Url}");

        Assert.Equal("CredentialsMissing", outcome.ErrorId);
        Assert.Equal(ErrorCategory.AuthenticationError, outcome.Error.CategoryInfo.Category);
        Assert.Contains("Start-CILocalService", outcome.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(foreign.Requests);
    }

    [Theory]
    [InlineData("AWS_USE_FIPS_ENDPOINT", "true")]
    [InlineData("AWS_ENDPOINT_URL", "http://127.0.0.1:1")]
    [InlineData("AWS_ENDPOINT_URL_COGNITO_IDENTITY", "http://127.0.0.1:1")]
    [InlineData("AWS_REGION", "eu-central-1")]
    public void Settings_for_AWS_do_not_affect_a_local_service(string variable, string value)
    {
        _session.Run("$null = Start-CILocalService");
        Environment.SetEnvironmentVariable(variable, value);
        try
        {
            Assert.Single(_session.Run("New-CIIdentityPool a"));
            Assert.Equal(1, _session.Requests);
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, null);
        }
    }
}
