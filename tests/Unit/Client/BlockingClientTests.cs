using static CognitoIdentity.UnitTests.Client.Connections;

namespace CognitoIdentity.UnitTests.Client;

/// <summary>Calls on the caller's thread.</summary>
public sealed class BlockingClientTests
{
    [Fact]
    public void A_call_has_ended_when_its_task_is_returned()
    {
        using var server = new ScriptedServer(Reply.Json(AnyAnswer));

        Task<IdentityPool> call = ClientOf(server.Url, isBlocking: true).SendAsync(AboutPool, Token);

        Assert.True(call.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_concurrent_call_has_not()
    {
        await using var server = new ScriptedServer(Reply.Silence);
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);

        Task<IdentityPool> call = ClientOf(server).SendAsync(AboutPool, cancellation.Token);

        Assert.False(call.IsCompleted);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    /// <summary>The allocated bytes on the caller's thread. The limit is twice the value when this was written.</summary>
    [Fact]
    public void A_call_takes_little_memory()
    {
        using var server = new ScriptedServer(_ => Reply.Json(AnyAnswer));
        ICognitoIdentityClient client = ClientOf(server.Url, isBlocking: true);
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
