using System.Net;
using System.Net.Sockets;
using System.Text;
using CognitoIdentity.UnitTests;

namespace CognitoIdentity.EnduranceTests.Faults;

/// <summary>A way to a service on which answers take a random time, by a seed. It counts what went wrong with them.</summary>
internal sealed class RoughRoad : IDisposable
{
    private const int LongestDelay = 10;

    private readonly LoopbackListener _listener;
    private readonly Random _random;
    private readonly int _port;
    private int _throttled;
    private int _failed;
    private int _dropped;

    public RoughRoad(int port, int seed)
    {
        _port = port;
        _random = new Random(seed);
        _listener = new LoopbackListener(TravelAsync);
    }

    public string Url => _listener.Url;

    /// <summary>Calls refused as too many, answers with a 500, and connections that closed instead.</summary>
    public (int Throttled, int Failed, int Dropped) Faults => (_throttled, _failed, _dropped);

    public void Dispose() => _listener.Dispose();

    private async Task TravelAsync(TcpClient client, CancellationToken stop)
    {
        using TcpClient near = client;
        using var far = new TcpClient { NoDelay = true };
        near.NoDelay = true;
        try
        {
            await far.ConnectAsync(IPAddress.Loopback, _port, stop);
            NetworkStream stream = far.GetStream();
            Task<bool> there = ForwardAsync(near.GetStream(), stream, stop);
            byte[] buffer = new byte[64 * 1024];
            int read;
            while ((read = await stream.ReadAsync(buffer, stop)) > 0)
            {
                Count(Encoding.ASCII.GetString(buffer, 0, read));
                await Task.Delay(Delay(), stop);
                await near.GetStream().WriteAsync(buffer.AsMemory(0, read), stop);
            }

            if (!there.IsCompleted)
            {
                Interlocked.Increment(ref _dropped);
            }

            near.Close();
            await there;
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
        {
            // The client, the service or the test is done.
        }
    }

    private static async Task<bool> ForwardAsync(NetworkStream from, NetworkStream to, CancellationToken stop)
    {
        try
        {
            await from.CopyToAsync(to, stop);
            to.Socket.Shutdown(SocketShutdown.Send);
            return true;
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
        {
            return false;
        }
    }

    private void Count(string answer)
    {
        if (answer.StartsWith("HTTP/1.1 500", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _failed);
        }
        else if (answer.Contains("TooManyRequestsException", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _throttled);
        }
    }

    private int Delay()
    {
        lock (_random)
        {
            return _random.Next(LongestDelay);
        }
    }
}
