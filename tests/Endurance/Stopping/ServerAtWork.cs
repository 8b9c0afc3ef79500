using CognitoIdentity.UnitTests;

namespace CognitoIdentity.EnduranceTests.Stopping;

/// <summary>A server that says when so many requests have come, and may answer none from then on.</summary>
internal sealed class ServerAtWork : IDisposable
{
    /// <summary>What no work asks for: it is always answered, and shows that requests pass through.</summary>
    public const string Marker = "ListTagsForResource";

    private readonly WatchedServer _server;
    private readonly ManualResetEventSlim _isReached = new();
    private int _left;
    private bool _isThenSilent;

    public ServerAtWork(LongWork work)
    {
        _server = WatchedServer.Replying((operation, _) =>
        {
            if (operation == Marker)
            {
                return Reply.Json("""{"Tags":{}}""");
            }

            if (Interlocked.Decrement(ref _left) <= 0)
            {
                _isReached.Set();
                return Volatile.Read(ref _isThenSilent) ? Reply.Silence : work.Answer(operation);
            }

            return work.Answer(operation);
        });
    }

    public string Url => _server.Url;

    public int InFlight => _server.InFlight;

    /// <summary>Begins to count.</summary>
    public void Expect(int requests, bool isThenSilent)
    {
        Volatile.Write(ref _isThenSilent, isThenSilent);
        Volatile.Write(ref _left, requests);
        _isReached.Reset();
    }

    public void WaitForRequests() => Assert.True(_isReached.Wait(Waiting.Limit), "The requests did not come.");

    public void Dispose()
    {
        _server.Dispose();
        _isReached.Dispose();
    }
}
