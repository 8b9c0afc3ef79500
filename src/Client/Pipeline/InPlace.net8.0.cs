namespace CognitoIdentity.Client.Pipeline;

/// <summary>
/// Calls on the caller's own thread, for a caller who would wait anyhow: no thread is woken to go on, and far less has to be
/// made ready for the first call. It holds as long as nothing had to be waited for before the request; the rest is asynchronous
/// as ever.
/// </summary>
internal sealed class InPlace : DelegatingHandler
{
    // The SDK makes the HTTP request itself and takes nothing along for it, but on the same thread.
    [ThreadStatic]
    private static bool _isAskedFor;

    public InPlace(HttpMessageHandler inner)
        : base(inner)
    {
    }

    /// <summary>Makes a call in place.</summary>
    public static Task<T> Call<T>(Func<Task<T>> call)
    {
        _isAskedFor = true;
        try
        {
            return call();
        }
        finally
        {
            _isAskedFor = false;
        }
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!_isAskedFor)
        {
            return base.SendAsync(request, cancellationToken);
        }

        try
        {
            return Task.FromResult(Send(request, cancellationToken));
        }
        catch (Exception e)
        {
            return Task.FromException<HttpResponseMessage>(e);
        }
    }
}
