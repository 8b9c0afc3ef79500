using System.Management.Automation;
using System.Text.RegularExpressions;

namespace CognitoIdentity.ModuleTests.Local;

/// <summary>The options of a local service for tests.</summary>
public sealed partial class LocalServiceOptionTests : IDisposable
{
    private readonly Session _session = new();

    [Fact]
    public void A_service_shows_how_it_was_started()
    {
        IEnumerable<PSObject> values = _session.Run("""
            $null = Start-CILocalService -AccessKey AKID -SecretKey secret -Latency 5 -EnforceQuota -EnforceRoleTrust -ThrottleRate 0.1 -ErrorRate 0.2 -DropRate 0.3 -Seed 42 -ClockOffset 1:00
            $info = Get-CILocalService | Where-Object IsSessionDefault
            $info.AccessKey, $info.Latency, $info.EnforceQuota, $info.EnforceRoleTrust, $info.ThrottleRate, $info.ErrorRate, $info.DropRate, $info.Seed, $info.ClockOffset
            """);

        Assert.Equal(
            ["AKID", TimeSpan.FromMilliseconds(5), true, true, 0.1, 0.2, 0.3, 42, TimeSpan.FromHours(1)],
            values.Select(value => value.BaseObject));
    }

    [Fact]
    public void A_view_shows_unusual_settings_and_no_secret()
    {
        string plain = _session.Show("Start-CILocalService");
        string unusual = _session.Show("Start-CILocalService -AccessKey AKID -SecretKey secret -Latency 5 -ErrorRate 0.2 -Seed 42; Get-CILocalService | Format-List *");

        Assert.DoesNotContain("Latency", plain, StringComparison.Ordinal);
        Assert.Contains("throttled 0, errors 0.2, dropped 0, seed 42", unusual, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", unusual, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("20", 20)]
    [InlineData("'20'", 20)]
    [InlineData("1.5", 1.5)]
    [InlineData("'0:0:2'", 2000)]
    [InlineData("([timespan]::FromSeconds(3))", 3000)]
    public void A_latency_is_milliseconds_or_a_time_span(string latency, double milliseconds) =>
        Assert.Equal([TimeSpan.FromMilliseconds(milliseconds)], _session.Run($"(Start-CILocalService -Latency {latency}).Latency").Select(value => value.BaseObject));

    [Theory]
    [InlineData("-DropRate 0.6 -ErrorRate 0.6", "LocalServiceRatesInvalid")]
    [InlineData("-AccessKey AKID", "CredentialsIncomplete")]
    [InlineData("-SecretKey secret", "CredentialsIncomplete")]
    public void An_invalid_value_is_rejected(string parameters, string errorId)
    {
        Assert.Equal(errorId, _session.Invoke($"Start-CILocalService {parameters}").ErrorId);
        Assert.Empty(_session.Run("Get-CILocalService | Where-Object IsSessionDefault"));
    }

    [Theory]
    [InlineData("'secret'")]
    [InlineData("$secure")]
    public void Cmdlets_sign_for_the_sessions_service_with_its_keys(string secret)
    {
        _session.Run($$"""
            $secure = [securestring]::new()
            'secret'.ToCharArray() | ForEach-Object { $secure.AppendChar($_) }
            $null = Start-CILocalService -AccessKey AKID -SecretKey {{secret}}
            $null = New-CIIdentityPool -IdentityPoolName a -AllowUnauthenticatedIdentity $true
            """);

        Assert.Equal(["AKID"], _session.Run("(Get-CILocalService | Where-Object IsSessionDefault).RequestLog.AccessKey").Select(value => value.BaseObject));
    }

    [Fact]
    public void Keys_that_the_user_gives_win()
    {
        _session.Run("$null = Start-CILocalService -AccessKey AKID -SecretKey secret");

        Assert.Equal("UnrecognizedClient", _session.Invoke("Get-CIIdentityPool -AccessKey OTHER -SecretKey secret").ErrorId);
        Assert.Equal("InvalidSignature", _session.Invoke("Get-CIIdentityPool -AccessKey AKID -SecretKey wrong").ErrorId);
    }

    [Fact]
    public void The_clock_is_moved_by_a_property()
    {
        object?[] times = [.. _session.Run("""
            $service = Start-CILocalService
            $service.ClockOffset = '1:00:00'
            (Get-CILocalService | Where-Object IsSessionDefault).ClockOffset
            $null = Get-CIIdentityPool
            $service.RequestLog[-1].Time - [DateTimeOffset]::UtcNow -gt '00:50:00'
            """).Select(value => value.BaseObject)];

        Assert.Equal([TimeSpan.FromHours(1), true], times);
    }

    [Fact]
    public void Requests_can_be_counted_and_read()
    {
        IEnumerable<PSObject> output = _session.Run("""
            $service = Start-CILocalService
            $null = Get-CIIdentityPool
            Get-CIIdentityPool -IdentityPoolId us-east-1:00000000-0000-0000-0000-000000000000 -ErrorAction Ignore
            $service.RequestsByOperation['ListIdentityPools']
            $service.RequestsByOperation.DescribeIdentityPool
            $service.RequestLog[-1].Operation, $service.RequestLog[-1].Status, $service.RequestLog[-1].ErrorCode
            """);

        Assert.Equal("1 1 DescribeIdentityPool 400 ResourceNotFoundException", string.Join(' ', output));
    }

    [Fact]
    public void The_log_is_a_table()
    {
        string text = _session.Show("$service = Start-CILocalService; $null = Get-CIIdentityPool; $service.RequestLog");
        text = Colour().Replace(text, "");

        Assert.Matches(@"Time +Operation +ms +Result +Region", text);
        Assert.Matches(@"ListIdentityPools +[\d.]+ +200 +us-east-1", text);
    }

    public void Dispose() => _session.Dispose();

    [GeneratedRegex(@"\x1b\[[0-9;]*m")]
    private static partial Regex Colour();
}
