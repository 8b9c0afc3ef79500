using System.Management.Automation;
using System.Net;
using System.Net.Sockets;

namespace CognitoIdentity.ModuleTests.Sessions;

/// <summary>Stopping the local service that a session calls.</summary>
public sealed class ServiceStopTests : IDisposable
{
    private const string List = "Get-CIIdentityPool -Region us-east-1";

    private readonly Session _session = new();

    public void Dispose()
    {
        _session.Invoke("Get-CILocalService | Stop-CILocalService");
        _session.Dispose();
    }

    [Theory]
    [InlineData("Stop-CILocalService")]
    [InlineData("$service | Stop-CILocalService")]
    [InlineData("Get-CILocalService | Stop-CILocalService")]
    [InlineData("Stop-CILocalService $service.EndpointUrl")]
    [InlineData("Stop-CILocalService \"http://127.0.0.1:$($service.Port)\"")]
    [InlineData("[pscustomobject]@{ EndpointUrl = $service.EndpointUrl } | Stop-CILocalService")]
    public void Stop_ends_the_service_and_its_being_called(string script)
    {
        _session.Run("$script:service = Start-CILocalService; $null = New-CIIdentityPool a");

        Assert.Empty(_session.Run(script));

        Assert.Empty(_session.Run("Get-CILocalService"));
        Assert.Equal([false], _session.Run("$service").Values("IsRunning"));
        Assert.Equal([1L], _session.Run("$service").Values("RequestCount"));
        Assert.Equal("CredentialsMissing", _session.Invoke(List).ErrorId);
    }

    [Fact]
    public void Stop_of_another_service_leaves_the_one_that_is_called()
    {
        _session.Run("$script:first = Start-CILocalService; $null = Start-CILocalService; $first | Stop-CILocalService; $null = New-CIIdentityPool a");

        Assert.Equal([true], _session.Run("Get-CILocalService").Values("IsSessionDefault"));
    }

    [Fact]
    public void After_a_stop_the_session_calls_its_previous_service_and_says_so()
    {
        _session.Run("$script:first = Start-CILocalService; $null = New-CIIdentityPool a; $script:second = Start-CILocalService");

        Outcome stop = _session.Invoke("$second | Stop-CILocalService");

        Assert.Contains($"now calls the local service at {Assert.Single(_session.Run("\"$($first.EndpointUrl)\""))}", Assert.Single(stop.Warnings), StringComparison.Ordinal);
        Assert.Equal(["a"], _session.Run(List).Values("Name"));
        Assert.Equal([true], _session.Run("Get-CILocalService").Values("IsSessionDefault"));
    }

    [Theory]
    [InlineData("Get-CILocalService | Stop-CILocalService")]
    [InlineData("$first | Stop-CILocalService")]
    public void Stop_warns_of_nothing_where_nothing_changes_for_the_calls_that_follow(string script)
    {
        _session.Run("$script:first = Start-CILocalService; $null = Start-CILocalService");

        Assert.Empty(_session.Invoke(script).Warnings);
    }

    [Fact]
    public void A_service_that_another_session_stopped_is_not_gone_back_to()
    {
        using var other = new Session();
        string first = $"{Assert.Single(_session.Run("(Start-CILocalService).EndpointUrl"))}";
        _session.Run("$null = Start-CILocalService");
        other.Run($"Stop-CILocalService {first}");

        Assert.Empty(_session.Invoke("Stop-CILocalService").Warnings);

        Assert.Equal("CredentialsMissing", _session.Invoke(List).ErrorId);
    }

    [Theory]
    [InlineData("Stop-CILocalService", "LocalServiceNone", "has no local service")]
    [InlineData("$service | Stop-CILocalService", "LocalServiceNotFound", "No local service runs at")]
    [InlineData("Stop-CILocalService nonsense", "LocalServiceNotFound", "No local service runs at nonsense")]
    public void Stop_of_what_does_not_run_is_an_error(string script, string errorId, string message)
    {
        _session.Run("$script:service = Start-CILocalService; Stop-CILocalService");

        Outcome outcome = _session.Invoke(script);

        Assert.Equal(errorId, outcome.ErrorId);
        Assert.Equal(ErrorCategory.ObjectNotFound, outcome.Error.CategoryInfo.Category);
        Assert.Contains(message, outcome.Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-CIIdentityPool")]
    [InlineData("New-CIIdentityPool a")]
    [InlineData("Remove-CIIdentityPool us-east-1:1 -Force")]
    public void Calls_for_a_service_that_another_session_stopped_do_not_go_to_AWS(string script)
    {
        using var other = new Session();
        _session.Run("$null = Start-CILocalService");
        other.Run("Get-CILocalService | Stop-CILocalService");

        Outcome outcome = _session.Invoke(script);

        Assert.Equal("LocalServiceGone", outcome.ErrorId);
        Assert.Equal(ErrorCategory.ResourceUnavailable, outcome.Error.CategoryInfo.Category);
        Assert.Contains("another session stopped it", outcome.Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Stop-CILocalService", "CredentialsMissing")]
    [InlineData("$null = Start-CILocalService", null)]
    public void A_session_gets_over_a_service_stopped_from_elsewhere(string script, string? error)
    {
        using var other = new Session();
        _session.Run("$null = Start-CILocalService");
        other.Run("Get-CILocalService | Stop-CILocalService");

        _session.Run(script);

        Assert.Equal(error, _session.Invoke(List).Errors.Select(e => e.FullyQualifiedErrorId.Split(',')[0]).SingleOrDefault());
    }

    [Fact]
    public void The_end_of_another_session_stops_nothing()
    {
        _session.Run("$null = Start-CILocalService");
        new Session().Dispose();

        Assert.Empty(_session.Run(List));
    }

    [Fact]
    public void Removing_the_module_elsewhere_stops_nothing_here()
    {
        _session.Run("$null = Start-CILocalService");
        using var other = new Session();

        other.Run("Remove-Module CognitoIdentity");

        Assert.Empty(_session.Run(List));
    }

    [Fact]
    public void Removing_the_module_stops_its_services_and_does_not_make_the_session_call_aws()
    {
        IReadOnlyList<PSObject> services = _session.Run("1..2 | ForEach-Object { Start-CILocalService }");

        _session.Run("Remove-Module CognitoIdentity");

        Assert.All(services.Values("IsRunning"), running => Assert.False((bool)running!));
        Assert.All(services.Values("Port"), port => Assert.True(IsClosed((int)port!)));
        Assert.Empty(_session.Run($"Import-Module '{BuiltModule.Manifest}'; Get-CILocalService"));
        Outcome outcome = _session.Invoke(List);
        Assert.Equal("LocalServiceGone", outcome.ErrorId);
        Assert.Contains("Import-Module -Force", outcome.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_at_a_stopped_services_address_gets_no_made_up_credentials()
    {
        using var foreign = new ScriptedServer(Reply.Json("""{"IdentityPools":[]}"""));
        _session.Run("$null = Start-CILocalService; Stop-CILocalService");

        Assert.Equal("CredentialsMissing", _session.Invoke($"{List} -EndpointUrl {foreign.Url}").ErrorId);
    }

    private static bool IsClosed(int port)
    {
        using var client = new TcpClient();
        try
        {
            client.Connect(IPAddress.Loopback, port);
            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }
}
