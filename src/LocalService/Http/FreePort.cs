using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CognitoIdentity.Local;

/// <summary>Starts a listener on a port of 127.0.0.1.</summary>
internal static class FreePort
{
    private const int Attempts = 20;

    /// <summary>Starts on the port, or on a free one for 0.</summary>
    /// <exception cref="CognitoIdentityException"><c>LocalServicePortInUse</c>.</exception>
    public static (HttpListener Listener, Uri Endpoint) Listen(int port)
    {
        // A listener can't be asked to choose a port, and somebody else may take the one we found before it does.
        for (int attempt = 1; ; attempt++)
        {
            int candidate = port == 0 ? Find() : port;
            var endpoint = new Uri($"http://127.0.0.1:{candidate.ToString(CultureInfo.InvariantCulture)}/");
            var listener = new HttpListener { IgnoreWriteExceptions = true };
            listener.Prefixes.Add(endpoint.AbsoluteUri);
            try
            {
                listener.Start();
                return (listener, endpoint);
            }
            catch (HttpListenerException error)
            {
                listener.Close();
                if (port != 0 || attempt == Attempts)
                {
                    string message = string.Format(CultureInfo.CurrentCulture, Texts.LocalServicePortInUse, candidate);
                    throw new CognitoIdentityException(nameof(Texts.LocalServicePortInUse), message, error);
                }
            }
        }
    }

    private static int Find()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}
