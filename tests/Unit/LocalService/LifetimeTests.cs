using System.Globalization;
using CognitoIdentity.Local;

namespace CognitoIdentity.UnitTests.LocalService;

public sealed class LifetimeTests
{
    private const string ListOne = """{"MaxResults":1}""";
    private const string Unfinished = "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5000\r\n\r\n{\"Max";

    [Fact]
    public async Task Services_that_run_at_once_have_ports_and_pools_of_their_own()
    {
        using RunningService one = new(), other = new();

        string id = await one.CreatePoolAsync();

        Assert.NotEqual(one.Service.Endpoint, other.Service.Endpoint);
        (await other.CallAsync("DescribeIdentityPool", new { IdentityPoolId = id })).Failed("ResourceNotFoundException");
    }

    [Fact]
    public void A_stopped_service_does_not_run_and_its_port_is_free()
    {
        ILocalService first = Start();
        Assert.True(first.IsRunning);

        first.Dispose();
        first.Dispose();

        Assert.False(first.IsRunning);
        using ILocalService second = Start(first.Endpoint.Port);
        Assert.Equal(first.Endpoint, second.Endpoint);
    }

    [Fact]
    public async Task A_service_started_again_has_forgotten_everything()
    {
        int port;
        using (var running = new RunningService())
        {
            port = running.Service.Endpoint.Port;
            await running.CreatePoolAsync();
        }

        using ILocalService second = Start(port);
        using var client = new HttpClient { BaseAddress = second.Endpoint };
        using HttpResponseMessage response = await client.SendAsync(
            RunningService.Request("ListIdentityPools", ListOne, RunningService.Authorization()), TestContext.Current.CancellationToken);
        Assert.Equal("""{"IdentityPools":[]}""", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void A_port_that_another_local_service_has_is_said_to_be_in_use()
    {
        using ILocalService first = Start();

        var error = Assert.Throws<CognitoIdentityException>(() => Start(first.Endpoint.Port));

        Assert.Equal("LocalServicePortInUse", error.Code);
        Assert.Contains(first.Endpoint.Port.ToString(CultureInfo.InvariantCulture), error.Message, StringComparison.Ordinal);
        Assert.True(first.IsRunning);
    }

    [Fact]
    public void A_port_that_another_program_has_is_said_to_be_in_use()
    {
        using RawServer program = RawServer.Closing();

        var error = Assert.Throws<CognitoIdentityException>(() => Start(program.Port));

        Assert.Equal("LocalServicePortInUse", error.Code);
    }

    [Theory]
    [InlineData(-1, "123456789012")]
    [InlineData(65536, "123456789012")]
    [InlineData(0, "12345678901")]
    [InlineData(0, "12345678901x")]
    public void Ports_and_accounts_that_can_not_be_are_rejected(int port, string account) =>
        Assert.ThrowsAny<ArgumentException>(() => new LocalServiceFactory().Start(new LocalServiceOptions { Port = port, AccountId = account }));

    [Fact]
    public async Task An_account_of_ones_own_owns_the_pools()
    {
        using ILocalService service = new LocalServiceFactory().Start(new LocalServiceOptions { AccountId = "000000000042" });
        using var client = new HttpClient { BaseAddress = service.Endpoint };
        var form = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new FormUrlEncodedContent([new("Action", "GetCallerIdentity")]) };
        form.Headers.TryAddWithoutValidation("Authorization", RunningService.Authorization(service: "sts"));

        using HttpResponseMessage response = await client.SendAsync(form, TestContext.Current.CancellationToken);

        Assert.Equal("000000000042", service.AccountId);
        string answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("<Account>000000000042</Account>", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_answer_is_counted_errors_too()
    {
        using var running = new RunningService();
        Assert.Equal(0, running.Service.RequestCount);

        await running.CreatePoolAsync();
        await running.CallAsync("NoSuchOperation", "{}");
        await running.SendAsync(new HttpRequestMessage(HttpMethod.Get, "/"));

        Assert.Equal(3, running.Service.RequestCount);
    }

    [Fact]
    public async Task Many_callers_at_once_are_all_answered()
    {
        using var running = new RunningService();

        string[] ids = await Task.WhenAll(Enumerable.Range(0, 200).Select(number => running.CreatePoolAsync($"p{number}")));

        Assert.Equal(200, ids.Distinct().Count());
        Assert.Equal(200, running.Service.RequestCount);
    }

    [Fact]
    public async Task Clients_that_disconnect_do_not_disturb_others()
    {
        using var running = new RunningService();
        for (int number = 0; number < 20; number++)
        {
            using RawClient client = await RawClient.ConnectAsync(running.Service.Endpoint);
            await client.SendAsync(Unfinished);
            client.Reset();
        }

        (await running.CallAsync("ListIdentityPools", ListOne)).Succeeded();
    }

    [Fact]
    public async Task A_client_that_never_ends_its_request_does_not_keep_the_service_from_stopping()
    {
        var running = new RunningService();
        using RawClient client = await RawClient.ConnectAsync(running.Service.Endpoint);
        await client.SendAsync(Unfinished);
        (await running.CallAsync("ListIdentityPools", ListOne)).Succeeded();

        running.Dispose();

        Assert.False(running.Service.IsRunning);
    }

    [Fact]
    public async Task Stopping_under_load_ends_every_call_one_way_or_the_other()
    {
        var running = new RunningService();
        var answered = new TaskCompletionSource();
        Task[] callers = [.. Enumerable.Range(0, 8).Select(async _ =>
        {
            try
            {
                while (true)
                {
                    await running.CallAsync("ListIdentityPools", ListOne);
                    answered.TrySetResult();
                }
            }
            catch (HttpRequestException)
            {
                // The service was stopped.
            }
        })];

        await answered.Task;
        running.Service.Dispose();
        await Task.WhenAll(callers);

        running.Dispose();
    }

    private static ILocalService Start(int port = 0) => new LocalServiceFactory().Start(new LocalServiceOptions { Port = port });
}
