using System.Net.Sockets;
using static CognitoIdentity.UnitTests.Client.Connections;

namespace CognitoIdentity.UnitTests.Client;

/// <summary>Connections that neither bring an answer nor close.</summary>
public sealed class UnfinishedAnswerTests
{
    [Fact]
    public async Task An_answer_that_comes_byte_by_byte_ends_with_the_time_of_the_attempt()
    {
        using var server = new LoopbackListener(async (client, stop) =>
        {
            using TcpClient connection = client;
            NetworkStream stream = connection.GetStream();
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n{\"IdentityPoolId\":\""u8.ToArray(), stop);
            await DripAsync(stream, stop);
        });

        CognitoIdentityException error = await Assert.ThrowsAsync<CognitoIdentityException>(() =>
            ClientOf(server.Url, timeout: TimeSpan.FromMilliseconds(500)).SendAsync(AboutPool, Token));

        Assert.Equal("RequestTimedOut", error.ErrorId);
        Assert.Equal(3, error.Attempts);
    }

    [Fact]
    public async Task A_connection_that_is_closed_in_one_direction_is_one_that_broke()
    {
        using var server = new LoopbackListener(async (client, stop) =>
        {
            using TcpClient connection = client;
            NetworkStream stream = connection.GetStream();
            connection.Client.Shutdown(SocketShutdown.Send);
            await ReadToEndAsync(stream, stop);
        });

        CognitoIdentityException error = await Assert.ThrowsAsync<CognitoIdentityException>(() =>
            ClientOf(server.Url).SendAsync(AboutPool, Token));

        Assert.Equal("ConnectionFailed", error.ErrorId);
        Assert.Equal(3, error.Attempts);
    }

    private static Task DripAsync(NetworkStream stream, CancellationToken stop) => UntilLeftAsync(async () =>
    {
        while (true)
        {
            await stream.WriteAsync("a"u8.ToArray(), stop);
            await Task.Delay(20, stop);
        }
    });

    private static Task ReadToEndAsync(NetworkStream stream, CancellationToken stop) => UntilLeftAsync(() => stream.CopyToAsync(Stream.Null, stop));

    private static async Task UntilLeftAsync(Func<Task> serve)
    {
        try
        {
            await serve();
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The client has had enough.
        }
    }
}
