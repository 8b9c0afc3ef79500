using static CognitoIdentity.UnitTests.Client.Connections;

namespace CognitoIdentity.UnitTests.Client;

/// <summary>Calls on the caller's own thread.</summary>
public sealed class InPlaceTests
{
    [Fact]
    public async Task A_call_has_ended_when_its_task_is_there()
    {
        await using var server = new ScriptedServer(Reply.Json(AnyAnswer));

        Task<IdentityPool> call = InPlaceClientOf(server).SendAsync(AboutPool, Token);

        Assert.True(call.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_call_among_several_has_not()
    {
        await using var server = new ScriptedServer(Reply.Silence);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);

        Task<IdentityPool> call = ClientOf(server).SendAsync(AboutPool, cancellation.Token);

        Assert.False(call.IsCompleted);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"Identity")]
    [InlineData("HTTP/1.1 400 Bad\r\nContent-Length: 100\r\n\r\n{\"__type")]
    public async Task Cancelling_ends_a_call_that_is_under_way(string answered)
    {
        await using var server = new ScriptedServer(answered.Length == 0 ? Reply.Silence : Reply.Raw(answered));
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);

        Task<IdentityPool> call = Task.Run(() => InPlaceClientOf(server).SendAsync(AboutPool, cancellation.Token), Token);
        await server.ReceiveAsync(Token);
        Assert.False(call.IsCompleted);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(TimeSpan.FromSeconds(10), Token));
    }

    [Fact]
    public async Task What_fails_is_tried_again()
    {
        await using var server = new ScriptedServer(Reply.Error("TooManyRequestsException"), Reply.Json(AnyAnswer));

        IdentityPool pool = await InPlaceClientOf(server).SendAsync(AboutPool, Token);

        Assert.NotNull(pool.IdentityPoolId);
        Assert.Equal(2, server.Requests.Count);
    }

    /// <summary>In bytes, on the caller's thread, where such a call is made. The bound is twice what it was when this was written.</summary>
    [Fact]
    public async Task A_call_takes_little_memory()
    {
        await using var server = new ScriptedServer(_ => Reply.Json(AnyAnswer));
        ICognitoIdentityClient client = InPlaceClientOf(server);
        long Measure(int calls)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int call = 0; call < calls; call++)
            {
                Assert.True(client.SendAsync(AboutPool, Token).IsCompletedSuccessfully);
            }

            return (GC.GetAllocatedBytesForCurrentThread() - before) / calls;
        }

        Measure(100);

        Assert.InRange(Measure(200), 1, 40_000);
    }
}
