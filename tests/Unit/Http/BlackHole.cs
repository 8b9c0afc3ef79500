using System.Net;
using System.Net.Sockets;

namespace CognitoIdentity.UnitTests;

/// <summary>An address on loopback that no connection to comes about: its queue is full, and nobody takes anything out. Of Linux.</summary>
internal sealed class BlackHole : IDisposable
{
    private static readonly TimeSpan NoAnswer = TimeSpan.FromMilliseconds(300);

    private readonly Socket _listener = new(SocketType.Stream, ProtocolType.Tcp);
    private readonly List<Socket> _queued = [];

    public BlackHole()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(0);
        Url = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndPoint!).Port}";
        while (Connects())
        {
            Assert.InRange(_queued.Count, 0, 10);
        }
    }

    public string Url { get; }

    public void Dispose()
    {
        _queued.ForEach(socket => socket.Dispose());
        _listener.Dispose();
    }

    private bool Connects()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        _queued.Add(socket);
        Task connecting = socket.ConnectAsync(_listener.LocalEndPoint!);

        // What never connects fails in the end, when nobody waits for it any more.
        _ = connecting.ContinueWith(failed => failed.Exception, TaskContinuationOptions.OnlyOnFaulted);
        return Task.WhenAny(connecting, Task.Delay(NoAnswer)).GetAwaiter().GetResult() == connecting;
    }
}
