using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace CognitoIdentity.EnduranceTests;

/// <summary>Many calls on a local service, first alone, then beside clients that never end their requests, and more of them than it has connections.</summary>
public sealed class SoakTests : IDisposable
{
    private const int Workers = 8;

    // The most connections of a local service.
    private const int Bound = 512;

    // Together they are more than the bound.
    private static readonly int HalfOpen = Sizes.Of(inShort: 100, inLong: 500);
    private static readonly int Flood = 600 - HalfOpen;
    private static readonly int Calls = Sizes.Of(inShort: 2000, inLong: 60_000);

    private readonly Session _session = Session.WithLocalService();
    private readonly Uri _service;
    private readonly string _pool;

    public SoakTests()
    {
        _service = (Uri)_session.Run("(Get-CILocalService | Where-Object IsSessionDefault).EndpointUrl").Single().BaseObject;
        _pool = (string)_session.Run("(New-CIIdentityPool soak -Region us-east-1 -AllowUnauthenticatedIdentities $true).IdentityPoolId").Single().BaseObject;
    }

    public void Dispose() => _session.Dispose();

    [Fact]
    public async Task No_call_fails_beside_clients_that_never_end_their_requests()
    {
        await CallAsync(Calls / 10);
        long start = Heap.Measure();
        double[] alone = await CallAsync(Calls);

        double[] beside, flooded;
        long middle;
        using (new HalfOpenClients(_service.Port, HalfOpen, areReplaced: true))
        {
            Assert.InRange(Connections(), HalfOpen, Bound);
            beside = await CallAsync(Calls);
            middle = Heap.Measure();
            using (new HalfOpenClients(_service.Port, Flood, areReplaced: false))
            {
                flooded = await CallAsync(Calls / 10);
                Waiting.Until(() => Connections() <= Bound);
            }
        }

        Waiting.Until(() => Connections() <= Workers);
        long end = Heap.Measure();
        Show((start, middle, end), [("alone", alone), ($"beside {HalfOpen} half-open connections", beside), ($"while {Flood} more come", flooded)]);
        Assert.InRange(end - start, long.MinValue, Heap.AllowedGrowth);
    }

    /// <summary>Makes calls on kept connections: a guest is created, described and deleted. Returns the milliseconds of each call, in order of size.</summary>
    private async Task<double[]> CallAsync(int count)
    {
        List<double>[] parts = await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => Task.Run(() => WorkAsync((count + Workers - 1) / Workers))));
        return [.. parts.SelectMany(part => part).Order()];
    }

    private async Task<List<double>> WorkAsync(int count)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = _service };
        var times = new List<double>(count);
        while (times.Count < count)
        {
            JsonElement made = await TimeAsync("GetId", new { IdentityPoolId = _pool });
            string id = made.GetProperty("IdentityId").GetString()!;
            JsonElement found = await TimeAsync("DescribeIdentity", new { IdentityId = id });
            Assert.Equal(id, found.GetProperty("IdentityId").GetString());
            JsonElement deleted = await TimeAsync("DeleteIdentities", new { IdentityIdsToDelete = new[] { id } });
            Assert.Equal(0, deleted.GetProperty("UnprocessedIdentityIds").GetArrayLength());
        }

        return times;

        async Task<JsonElement> TimeAsync(string operation, object input)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(input)) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
            request.Headers.Add("X-Amz-Target", "AWSCognitoIdentityService." + operation);
            request.Headers.TryAddWithoutValidation(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/us-east-1/cognito-identity/aws4_request, SignedHeaders=host, Signature=00");
            long start = Stopwatch.GetTimestamp();
            using HttpResponseMessage response = await client.SendAsync(request, TestContext.Current.CancellationToken);
            string answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            Assert.True(response.IsSuccessStatusCode, answer);
            return JsonSerializer.Deserialize<JsonElement>(answer);
        }
    }

    /// <summary>The connections that the service has open.</summary>
    private int Connections() => IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpConnections()
        .Count(connection => connection.LocalEndPoint.Port == _service.Port && connection.State == TcpState.Established);

    private static void Show((long Start, long Middle, long End) heap, (string Name, double[] Times)[] phases)
    {
        if (!Sizes.AreLong)
        {
            return;
        }

        Console.WriteLine("| calls | number | errors | median, ms | p95, ms | worst, ms |\n|---|---:|---:|---:|---:|---:|");
        foreach ((string name, double[] times) in phases)
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {times.Length} | 0 | {times[times.Length / 2]:0.00} | {times[times.Length * 95 / 100]:0.00} | {times[^1]:0.0} |"));
        }

        Console.WriteLine("| half-open connections | heap at the start, MB | beside them, MB | at the end, MB |\n|---:|---:|---:|---:|");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {HalfOpen} | {heap.Start / 1048576.0:0.0} | {heap.Middle / 1048576.0:0.0} | {heap.End / 1048576.0:0.0} |"));
    }
}

/// <summary>Clients that open connections and never end their requests. Every second one sends a byte each second.</summary>
internal sealed class HalfOpenClients : IDisposable
{
    private const string Line = "POST / HTTP/1.1\r\n";
    private const string Host = "Host: 127.0.0.1\r\n";
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>What they send at the start: nothing, half of a request line, of the headers, of a body.</summary>
    private static readonly byte[][] Beginnings =
        [.. new[] { "", "POST / HT", $"{Line}{Host}X-Amz-Tar", $"{Line}{Host}Content-Length: 1000\r\n\r\n{{\"Ide" }.Select(Encoding.ASCII.GetBytes)];

    private readonly Socket[] _sockets;
    private readonly int _port;
    private readonly bool _areReplaced;
    private readonly ManualResetEventSlim _stop = new();
    private readonly Thread _thread;

    /// <param name="port">The port of the service.</param>
    /// <param name="count">The number of clients.</param>
    /// <param name="areReplaced">Whether a client that the service closes connects again.</param>
    public HalfOpenClients(int port, int count, bool areReplaced)
    {
        _port = port;
        _areReplaced = areReplaced;
        _sockets = [.. Enumerable.Range(0, count).Select(Connect)];
        _thread = new Thread(Continue);
        _thread.Start();
    }

    public void Dispose()
    {
        _stop.Set();
        _thread.Join();
        Array.ForEach(_sockets, socket => socket.Dispose());
        _stop.Dispose();
    }

    private Socket Connect(int number)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(IPAddress.Loopback, _port);
        TrySend(socket, Beginnings[number / 2 % Beginnings.Length]);
        return socket;
    }

    private void Continue()
    {
        while (!_stop.Wait(Interval))
        {
            for (int i = 0; i < _sockets.Length; i++)
            {
                if (!IsClosed(_sockets[i]))
                {
                    TrySend(_sockets[i], i % 2 == 0 ? [] : "x"u8);
                }
                else if (_areReplaced)
                {
                    _sockets[i].Dispose();
                    _sockets[i] = Connect(i);
                }
            }
        }
    }

    // The service sends nothing before it closes.
    private static bool IsClosed(Socket socket) => socket.Poll(TimeSpan.Zero, SelectMode.SelectRead);

    private static void TrySend(Socket socket, ReadOnlySpan<byte> bytes)
    {
        try
        {
            socket.Send(bytes);
        }
        catch (SocketException)
        {
            // The service has closed the connection.
        }
    }
}
