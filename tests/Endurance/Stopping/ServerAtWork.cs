namespace CognitoIdentity.EnduranceTests.Stopping;

/// <summary>A server that says when so many requests have come, and may answer none from then on.</summary>
internal sealed class ServerAtWork : IDisposable
{
    /// <summary>A pool that no work is about. Requests about it are always answered: they show that requests pass through.</summary>
    public const string MarkedPool = "us-east-1:ffff";

    private readonly ScriptedServer _server;
    private readonly ManualResetEventSlim _isReached = new();
    private int _left;
    private bool _isThenSilent;

    public ServerAtWork(LongWork work)
    {
        _server = new ScriptedServer(request =>
        {
            if (request.Has(MarkedPool))
            {
                return Reply.Json("""{"Tags":{}}""");
            }

            if (Interlocked.Decrement(ref _left) <= 0)
            {
                _isReached.Set();
                return Volatile.Read(ref _isThenSilent) ? Reply.Silence : work.Answer(request);
            }

            return work.Answer(request);
        });
    }

    public string Url => _server.Url;

    public int InFlight => _server.InFlight;

    /// <summary>Whether as many requests have come as were expected.</summary>
    public bool IsReached => _isReached.IsSet;

    /// <summary>Begins to count.</summary>
    public void Expect(int requests, bool isThenSilent)
    {
        Volatile.Write(ref _isThenSilent, isThenSilent);
        Volatile.Write(ref _left, requests);
        _isReached.Reset();
    }

    public void Dispose()
    {
        _server.Dispose();
        _isReached.Dispose();
    }
}
