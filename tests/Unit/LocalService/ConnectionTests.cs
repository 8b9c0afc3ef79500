using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using CognitoIdentity.Local;

namespace CognitoIdentity.UnitTests.LocalService;

/// <summary>Connections that clients hold open.</summary>
public sealed class ConnectionTests
{
    private const string Half = "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    // It only ends a test that would hang.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private readonly ManualClock _clock = new();

    [Theory]
    [InlineData("")]
    [InlineData(Half)]
    [InlineData(Half + "Content-Length: 10\r\n\r\nabc")]
    public async Task A_client_that_does_not_end_its_request_is_closed_after_a_minute(string sent)
    {
        using RunningService service = RunningService.With(new LocalServiceOptions(), _clock);
        using RawClient client = await RawClient.ConnectAsync(service.Service.Endpoint);
        await client.SendAsync(sent);

        await AssertClosesAsync(client);
    }

    [Fact]
    public async Task A_connection_that_is_kept_is_closed_after_a_minute_and_not_before()
    {
        using RunningService service = RunningService.With(new LocalServiceOptions(), _clock);
        using RawClient client = await RawClient.ConnectAsync(service.Service.Endpoint);

        for (int i = 0; i < 3; i++)
        {
            await client.SendAsync(Request());
            Assert.StartsWith("HTTP/1.1 400 Bad Request\r\n", await client.ReadSomeAsync(), StringComparison.Ordinal);
            _clock.Advance(Minute - TimeSpan.FromSeconds(1));
        }

        await AssertClosesAsync(client);
    }

    [Theory]
    [InlineData("PO")]
    [InlineData(Half + "X: ")]
    [InlineData(Half + "Content-Length: 1000\r\n\r\n")]
    [InlineData(Half + "Transfer-Encoding: chunked\r\n\r\n1;")]
    public async Task A_request_that_comes_byte_by_byte_is_closed_after_a_minute(string start)
    {
        var step = TimeSpan.FromSeconds(10);
        using RunningService service = RunningService.With(new LocalServiceOptions(), _clock);
        using RawClient client = await RawClient.ConnectAsync(service.Service.Endpoint);
        await client.SendAsync(start);

        Task closed = IsClosedAsync(client);
        for (TimeSpan passed = TimeSpan.Zero; !closed.IsCompleted; passed += step)
        {
            Assert.True(passed < TimeSpan.FromMinutes(10), "The connection stays open.");
            await TrySendAsync(client, "x");

            // Gives the service time to read the byte.
            (await service.CallAsync("ListIdentityPools", new { MaxResults = 1 })).Succeeded();
            _clock.Advance(step);
        }

        await closed;
    }

    [Fact]
    public async Task A_request_has_a_minute_of_its_own_after_a_pause()
    {
        using RunningService service = RunningService.With(new LocalServiceOptions(), _clock);
        using RawClient client = await RawClient.ConnectAsync(service.Service.Endpoint);
        await client.SendAsync(Request());
        await client.ReadSomeAsync();
        _clock.Advance(Minute - TimeSpan.FromSeconds(1));

        await client.SendAsync($"{Half}Expect: 100-continue\r\nContent-Length: 2\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 100 ", await client.ReadSomeAsync(), StringComparison.Ordinal);
        _clock.Advance(Minute - TimeSpan.FromSeconds(1));
        await client.SendAsync("{}");

        Assert.StartsWith("HTTP/1.1 400 ", await client.ReadSomeAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_can_not_be_served_is_closed_and_the_next_is_served()
    {
        var clock = new FailingClock();
        using RunningService service = RunningService.With(new LocalServiceOptions(), clock);
        for (int i = 0; i < 3; i++)
        {
            clock.Fails = true;
            using RawClient client = await RawClient.ConnectAsync(service.Service.Endpoint);
            await IsClosedAsync(client).WaitAsync(Limit, TestContext.Current.CancellationToken);
            clock.Fails = false;
        }

        (await service.CallAsync("ListIdentityPools", new { MaxResults = 1 })).Succeeded();
    }

    [Fact]
    public async Task A_call_that_takes_longer_than_a_minute_is_answered()
    {
        var latency = TimeSpan.FromMinutes(30);
        using RunningService service = RunningService.With(new LocalServiceOptions { Latency = latency }, _clock);
        Task<Answer> call = service.CallAsync("ListIdentityPools", new { MaxResults = 1 });
        await _clock.SomebodyWaitsAsync();

        for (var passed = TimeSpan.Zero; passed < latency; passed += Minute)
        {
            _clock.Advance(Minute);
        }

        (await call).Succeeded();
    }

    [Fact]
    public async Task Of_too_many_connections_the_longest_idle_is_closed_and_calls_go_on()
    {
        using RunningService service = RunningService.With(new LocalServiceOptions(), _clock);
        var idle = new List<RawClient>();
        try
        {
            for (int i = 0; i < OpenConnections.Most + 20; i++)
            {
                RawClient client = await RawClient.ConnectAsync(service.Service.Endpoint);
                idle.Add(client);
                await client.SendAsync(Request());
                await client.ReadSomeAsync();
                _clock.Advance(TimeSpan.FromTicks(1));
            }

            (await service.CallAsync("ListIdentityPools", new { MaxResults = 1 })).Succeeded();
            Assert.Equal("", await idle[0].ReadSomeAsync());
            await idle[^1].SendAsync(Request());
            Assert.StartsWith("HTTP/1.1 400 ", await idle[^1].ReadSomeAsync(), StringComparison.Ordinal);
        }
        finally
        {
            idle.ForEach(client => client.Dispose());
        }
    }

    [Fact]
    public async Task Of_unfinished_requests_that_hold_too_much_together_the_oldest_are_closed()
    {
        const int Held = HttpReader.BodyLimit - 1;
        string head = $"{Half}Content-Length: {HttpReader.BodyLimit}\r\n\r\n";
        using RunningService service = RunningService.With(new LocalServiceOptions(), _clock);
        var clients = new List<RawClient>();
        try
        {
            for (int i = 0; i < OpenConnections.MostHeld / Held * 3 / 2; i++)
            {
                RawClient client = await RawClient.ConnectAsync(service.Service.Endpoint);
                clients.Add(client);
                await TrySendAsync(client, head + new string(' ', Held));
                _clock.Advance(TimeSpan.FromTicks(1));
            }

            await IsClosedAsync(clients[0]).WaitAsync(Limit, TestContext.Current.CancellationToken);
            await clients[^1].SendAsync(" ");
            Assert.StartsWith("HTTP/1.1 400 ", await clients[^1].ReadSomeAsync(), StringComparison.Ordinal);
        }
        finally
        {
            clients.ForEach(client => client.Dispose());
        }
    }

    [Fact]
    public async Task While_the_process_has_few_files_left_each_connection_replaces_the_longest_idle()
    {
        const int More = 4;
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var open = new OpenConnections(_clock, fewFilesAreLeft: () => true);
        var clients = new List<Socket>();
        try
        {
            for (int i = 0; i < OpenConnections.Least + More; i++)
            {
                var client = new Socket(SocketType.Stream, ProtocolType.Tcp);
                clients.Add(client);
                await client.ConnectAsync(listener.LocalEndpoint, TestContext.Current.CancellationToken);
                await open.AddAsync(
                    new HttpConnection(await listener.AcceptSocketAsync(TestContext.Current.CancellationToken), _clock, open.LimitHeld), TestContext.Current.CancellationToken);
                _clock.Advance(TimeSpan.FromTicks(1));
            }

            foreach (Socket closed in clients[..More])
            {
                Assert.Equal(0, await closed.ReceiveAsync(new byte[1], TestContext.Current.CancellationToken).AsTask().WaitAsync(Limit, TestContext.Current.CancellationToken));
            }

            Assert.All(clients[More..], client => Assert.False(client.Poll(TimeSpan.Zero, SelectMode.SelectRead)));
        }
        finally
        {
            clients.ForEach(client => client.Dispose());
        }
    }

    [Fact]
    public async Task A_connection_is_taken_if_all_others_end_while_it_waits()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        List<HttpConnection> taken = [];
        OpenConnections? open = null;
        using var connections = open = new OpenConnections(_clock, fewFilesAreLeft: () =>
        {
            taken.ForEach(open!.Remove);
            return true;
        });
        for (int i = 0; i <= OpenConnections.Least; i++)
        {
            using var client = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await client.ConnectAsync(listener.LocalEndpoint, TestContext.Current.CancellationToken);
            var connection = new HttpConnection(await listener.AcceptSocketAsync(TestContext.Current.CancellationToken), _clock, open.LimitHeld);
            await open.AddAsync(connection, TestContext.Current.CancellationToken).WaitAsync(Limit, TestContext.Current.CancellationToken);
            taken.Add(connection);
        }
    }

    // Unsigned, so it is rejected.
    private static string Request() =>
        $"{Half}X-Amz-Target: AWSCognitoIdentityService.ListIdentityPools\r\nContent-Length: 2\r\n\r\n{{}}";

    /// <summary>Waits until the service has closed the connection.</summary>
    private static async Task IsClosedAsync(RawClient client)
    {
        try
        {
            Assert.Equal("", await client.ReadSomeAsync());
        }
        catch (SocketException)
        {
            // It was closed before the service had read everything.
        }
    }

    private static async Task TrySendAsync(RawClient client, string text)
    {
        try
        {
            await client.SendAsync(text);
        }
        catch (SocketException)
        {
            // The service has closed the connection.
        }
    }

    private async Task AssertClosesAsync(RawClient client)
    {
        Task<string> end = client.ReadSomeAsync();
        long start = Stopwatch.GetTimestamp();
        while (!end.IsCompleted)
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < Limit, "The connection stays open.");

            // The service may begin to wait only now.
            _clock.Advance(Minute);
            await Task.Yield();
        }

        Assert.Equal("", await end);
    }

    /// <summary>A clock that can be told to fail.</summary>
    private sealed class FailingClock : TimeProvider
    {
        public bool Fails { get; set; }

        public override long GetTimestamp() => Fails ? throw new InvalidOperationException("The clock fails.") : base.GetTimestamp();
    }
}
