using System.Management.Automation;
using CognitoIdentity.ModuleTests.Identities;

namespace CognitoIdentity.ModuleTests.Credentials;

/// <summary>A pool that gives credentials to users and guests.</summary>
public abstract class CachedCredentialTests : IdentityTests
{
    protected const string Login = $"(New-CILocalLogin {Provider} ada -ClientId client)";

    protected CachedCredentialTests() => Run("""
        $pool | Set-CIIdentityPoolRole -AuthenticatedRoleArn arn:aws:iam::123456789012:role/users -UnauthenticatedRoleArn arn:aws:iam::123456789012:role/guests
        $script:service = Get-CILocalService | Where-Object IsSessionDefault
        """);

    protected string Text(string script) => Assert.Single(Run(script)).ToString();
}

/// <summary>Which requests Get-CICredential makes, and what it takes from the cache.</summary>
public sealed class CredentialCacheTests : CachedCredentialTests
{
    [Theory]
    [InlineData("Get-CICredential $pool", 1, 1)]
    [InlineData("Get-CICredential $pool -Login $login", 1, 1)]
    [InlineData("Get-CICredential $pool -Force", 1, 2)]
    [InlineData("Get-CICredential $pool -NoCache", 2, 2)]
    public void Requests_only_missing_entries(string command, long ids, long credentials)
    {
        Run($"$script:login = {Login}");

        IReadOnlyList<PSObject> got = Run($"{command}; {command}");

        Assert.Equal((ids, credentials), (Calls("GetId"), Calls("GetCredentialsForIdentity")));
        Assert.Equal((ids, credentials), (got.Values("IdentityId").Distinct().Count(), got.Values("AccessKeyId").Distinct().Count()));
    }

    [Fact]
    public void Keeps_developer_users_and_does_not_ask_the_pool_again()
    {
        const string Command = "$null = Get-CICredential $pool -DeveloperUserIdentifier ada";

        Run(Command);
        Run(Command);

        Assert.Equal((1, 1, 1), (Calls("DescribeIdentityPool"), Calls("GetOpenIdTokenForDeveloperIdentity"), Calls("GetCredentialsForIdentity")));
        Run($"{Command} -AccessKey OTHER -SecretKey S");
        Assert.Equal(2, Calls("GetOpenIdTokenForDeveloperIdentity"));
    }

    [Fact]
    public void Gives_no_user_the_credentials_of_another()
    {
        IReadOnlyList<PSObject> got = Run($$"""
            $logins = 1..50 | ForEach-Object { New-CILocalLogin {{Provider}} "user$_" -ClientId client }
            $logins | ForEach-Object { Get-CICredential $pool -Login $_ }
            $logins | ForEach-Object { Get-CICredential $pool -Login $_ }
            """);

        string[] ids = [.. got.Values("IdentityId").Cast<string>()];
        Assert.Equal(50, ids.Distinct().Count());
        Assert.Equal(ids[..50], ids[50..]);
        Assert.Equal((50, 50), (Calls("GetId"), Calls("GetCredentialsForIdentity")));
    }

    [Fact]
    public void Each_difference_makes_another_cache_entry()
    {
        Run("Update-CIIdentityPool $pool -AllowClassicFlow $true");
        const string Role = "$null = Get-CICredential $pool -RoleArn arn:aws:iam::123456789012:role/app";

        Run($"{Role}; {Role}; {Role} -RoleSessionName other; {Role} -DurationSeconds 900; {Role} -Policy '{{}}'; {Role}2; $null = Get-CICredential $pool");

        Assert.Equal((1, 5, 1), (Calls("GetId"), Calls("AssumeRoleWithWebIdentity"), Calls("GetCredentialsForIdentity")));
    }

    [Fact]
    public void Fifty_at_once_ask_once()
    {
        IEnumerable<string> keys = AtOnce(50, $"(Get-CICredential '{Pool}' -EndpointUrl $url).AccessKeyId");

        Assert.Single(keys.Distinct());
        Assert.Equal((1, 1), (Calls("GetId"), Calls("GetCredentialsForIdentity")));
    }

    [Fact]
    public void Fifty_parallel_sessions_with_different_logins_get_different_identities()
    {
        string[] ids = [.. AtOnce(50, $"(Get-CICredential '{Pool}' -EndpointUrl $url -Login (New-CILocalLogin {Provider} \"user$i\" -ClientId client -EndpointUrl $url)).IdentityId")];
        string[] again = [.. Enumerable.Range(0, 50).Select(i => Text($"Get-CIIdentityId $pool (New-CILocalLogin {Provider} user{i} -ClientId client)"))];

        Assert.Equal(again, ids);
        Assert.Equal(50, ids.Distinct().Count());
    }

    [Fact]
    public void Renews_what_has_ended_and_a_guest_stays_the_same()
    {
        // By this machine's clock, the service's credentials have already expired.
        Run("$service.ClockOffset = '-02:00:00'");

        IReadOnlyList<PSObject> got = Run("Get-CICredential $pool; Get-CICredential $pool");

        Assert.Equal((1, 2), (Calls("GetId"), Calls("GetCredentialsForIdentity")));
        Assert.Single(got.Values("IdentityId").Distinct());
        Assert.Equal(2, got.Values("AccessKeyId").Distinct().Count());
    }

    [Theory]
    [InlineData("Get-CICredential $pool -Force")]
    [InlineData($"Get-CICredential $pool -Force -Login {Login}")]
    [InlineData("Get-CICredential $pool -Force -RoleArn arn:aws:iam::123456789012:role/app")]
    public void Asks_once_more_for_an_identity_that_was_deleted(string command)
    {
        Run($"Update-CIIdentityPool $pool -AllowClassicFlow $true; $script:old = {command}; $old | Remove-CIIdentity -Force -AccessKey AK -SecretKey SK");

        IReadOnlyList<PSObject> got = Run(command);

        Assert.NotEqual(Text("$old.IdentityId"), got.Text("IdentityId"));
        Assert.Equal(2, Calls("GetId"));
    }

    [Fact]
    public void An_identity_that_was_named_is_not_replaced()
    {
        Invoke($"'{UnknownIdentity}' | Get-CICredential").IsError("ResourceNotFound", ErrorCategory.ObjectNotFound, UnknownIdentity);
        Assert.Equal((0, 1), (Calls("GetId"), Calls("GetCredentialsForIdentity")));
    }

    [Fact]
    public void A_failure_is_not_kept()
    {
        Run("Update-CIIdentityPool $pool -AllowUnauthenticatedIdentity $false");
        Invoke("Get-CICredential $pool").IsError("NotAuthorized", ErrorCategory.PermissionDenied, Pool);

        Run("Update-CIIdentityPool $pool -AllowUnauthenticatedIdentity $true");
        Assert.Single(Run("Get-CICredential $pool"));
    }

    [Theory]
    [InlineData("@{ 'PROVIDER' = $login.Token.Substring(0, $login.Token.LastIndexOf('.') + 1) + 'Zm9yZ2Vk' }")]
    [InlineData("(New-CILocalLogin PROVIDER ada -ClientId client -ValidFor '-01:00:00')")]
    [InlineData("(New-CILocalLogin PROVIDER ada -ClientId other)")]
    public void A_token_that_the_service_rejects_gets_nothing_from_the_cache(string rejected)
    {
        Run($"$script:login = {Login}; $null = Get-CICredential $pool -Login $login");

        Outcome outcome = Invoke($"Get-CICredential $pool -Login {rejected.Replace("PROVIDER", Provider, StringComparison.Ordinal)}");

        outcome.IsError("NotAuthorized", ErrorCategory.PermissionDenied, Pool);
        Assert.Equal(2, Calls("GetCredentialsForIdentity"));
    }

    [Fact]
    public void An_unsigned_token_of_a_user_is_left_to_the_service()
    {
        Run($$"""
            $login = {{Login}}
            $null = Get-CICredential $pool -Login $login
            $null = Get-CICredential $pool -Login @{ '{{Provider}}' = 'eyJhbGciOiJub25lIn0.' + $login.Token.Split('.')[1] + '.' }
            """);

        Assert.Equal(2, Calls("GetCredentialsForIdentity"));
    }

    [Fact]
    public void A_refreshed_token_gets_new_credentials_for_the_same_identity()
    {
        IReadOnlyList<PSObject> got = Run($$"""
            foreach ($valid in '01:00:00', '02:00:00') { Get-CICredential $pool -Login (New-CILocalLogin {{Provider}} ada -ClientId client -ValidFor $valid) }
            """);

        Assert.Equal((1, 2), (Calls("GetId"), Calls("GetCredentialsForIdentity")));
        Assert.Single(got.Values("IdentityId").Distinct());
        Assert.Equal(2, got.Values("AccessKeyId").Distinct().Count());
    }

    [Fact]
    public void A_developer_user_is_cached_only_for_callers_that_can_sign()
    {
        const string Command = "$null = Get-CICredential $pool -DeveloperUserIdentifier ada";
        try
        {
            Run($"$env:AWS_ACCESS_KEY_ID = 'AKGOOD'; $env:AWS_SECRET_ACCESS_KEY = 'good'; {Command}; {Command}");
            Assert.Equal(1, Calls("GetOpenIdTokenForDeveloperIdentity"));

            Run($"$env:AWS_ACCESS_KEY_ID = 'AKBAD'; {Command}");
            Assert.Equal(2, Calls("GetOpenIdTokenForDeveloperIdentity"));

            Run($"$env:AWS_ACCESS_KEY_ID = 'AKGOOD'; {Command}");
            Assert.Equal(2, Calls("GetOpenIdTokenForDeveloperIdentity"));
        }
        finally
        {
            Run("$env:AWS_ACCESS_KEY_ID = $env:AWS_SECRET_ACCESS_KEY = $null");
        }
    }

    [Theory]
    [InlineData("Clear-CICredentialCache", 2, 2)]
    [InlineData("Clear-CICredentialCache $pool", 2, 2)]
    [InlineData("$pool | Clear-CICredentialCache", 2, 2)]
    [InlineData("$credential | Clear-CICredentialCache", 2, 2)]
    [InlineData("Clear-CICredentialCache -IdentityId $credential.IdentityId", 2, 2)]
    [InlineData("Clear-CICredentialCache -WhatIf", 1, 1)]
    [InlineData($"Clear-CICredentialCache -IdentityId {UnknownIdentity}", 1, 1)]
    [InlineData($"Clear-CICredentialCache {UnknownId}", 1, 1)]
    public void Deletes_the_given_cache_entries(string command, long ids, long credentials)
    {
        Run($"$script:credential = Get-CICredential $pool; {command}; $null = Get-CICredential $pool");

        Assert.Equal((ids, credentials), (Calls("GetId"), Calls("GetCredentialsForIdentity")));
    }

    [Fact]
    public void A_service_that_stops_takes_its_credentials_along()
    {
        string state = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"));
        try
        {
            Run($"""
                $port = (Start-CILocalService -StatePath '{state}').Port
                $other = New-CIIdentityPool b -AllowUnauthenticatedIdentity $true
                $other | Set-CIIdentityPoolRole -UnauthenticatedRoleArn arn:aws:iam::123456789012:role/guests
                $null = Get-CICredential $other
                Stop-CILocalService
                $null = Start-CILocalService $port -StatePath '{state}'
                $null = Get-CICredential $other
                """);

            Assert.Equal((1, 1), (Calls("GetId"), Calls("GetCredentialsForIdentity")));
        }
        finally
        {
            Run("Stop-CILocalService");
            File.Delete(state);
        }
    }

    [Fact]
    public void A_caller_that_changes_credentials_does_not_change_the_cache()
    {
        Run("$one = Get-CICredential $pool; $one.AccessKeyId = 'x'; $one.SecureSecretKey.Dispose(); $script:two = Get-CICredential $pool");

        Assert.StartsWith("ASIA", Text("$two.AccessKeyId"), StringComparison.Ordinal);
        Assert.Equal("40", Text("$two.SecretKey.Length"));
    }

    /// <summary>Runs a script in many parallel sessions. $i is the number of the session.</summary>
    private string[] AtOnce(int count, string script)
    {
        string url = Text("$service.EndpointUrl");
        Session[] sessions = [.. Enumerable.Range(0, count).Select(_ => new Session())];
        try
        {
            using var barrier = new Barrier(count);
            var threads = sessions.Select((session, i) => Task.Factory.StartNew(
                () =>
                {
                    barrier.SignalAndWait(Waiting.Limit);
                    return Assert.Single(session.Run($"$url = '{url}'; $i = {i}; {script}")).ToString();
                },
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default)).ToArray();
            return Task.WhenAll(threads).WaitAsync(2 * Waiting.Limit).GetAwaiter().GetResult();
        }
        finally
        {
            Array.ForEach(sessions, session => session.Dispose());
        }
    }
}
