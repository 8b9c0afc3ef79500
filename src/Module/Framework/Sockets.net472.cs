using System.Net.Sockets;

namespace Polyfills;

/// <summary>What sockets have on .NET.</summary>
internal static class Sockets
{
    public static void Listen(this Socket socket) => socket.Listen(int.MaxValue);
}
