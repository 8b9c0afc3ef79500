using System.Net;
using System.Net.Sockets;
using System.Text;

namespace CognitoIdentity.UnitTests.LocalService;

/// <summary>A connection on which anything can be sent.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    private RawClient()
    {
    }

    public static async Task<RawClient> ConnectAsync(Uri endpoint)
    {
        var client = new RawClient();
        await client._socket.ConnectAsync(IPAddress.Loopback, endpoint.Port, TestContext.Current.CancellationToken);
        return client;
    }

    public async Task SendAsync(byte[] bytes) => await _socket.SendAsync(bytes, TestContext.Current.CancellationToken);

    public Task SendAsync(string text) => SendAsync(Encoding.Latin1.GetBytes(text));

    public async Task<string> ReadSomeAsync()
    {
        byte[] buffer = new byte[16 * 1024];
        int read = await _socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
        return Encoding.Latin1.GetString(buffer, 0, read);
    }

    /// <summary>Says that there is no more, and reads all that is answered.</summary>
    public async Task<string> ReadToEndAsync()
    {
        _socket.Shutdown(SocketShutdown.Send);
        var all = new StringBuilder();
        string part;
        while ((part = await ReadSomeAsync()).Length > 0)
        {
            all.Append(part);
        }

        return all.ToString();
    }

    /// <summary>Ends the connection with a reset (RST).</summary>
    public void Reset()
    {
        _socket.LingerState = new LingerOption(enable: true, seconds: 0);
        _socket.Close();
    }

    public void Dispose() => _socket.Dispose();
}
