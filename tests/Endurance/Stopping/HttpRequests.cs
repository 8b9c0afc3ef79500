using System.Diagnostics.Tracing;

namespace CognitoIdentity.EnduranceTests.Stopping;

/// <summary>The HTTP requests of this process as the runtime itself tells of them: what a server sees may be of a moment ago.</summary>
internal sealed class HttpRequests : EventListener
{
    private int _started;
    private int _inFlight;

    /// <summary>How many were begun.</summary>
    public int Started => Volatile.Read(ref _started);

    public int InFlight => Volatile.Read(ref _inFlight);

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "System.Net.Http")
        {
            EnableEvents(eventSource, EventLevel.Informational);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        if (eventData.EventName == "RequestStart")
        {
            Interlocked.Increment(ref _started);
            Interlocked.Increment(ref _inFlight);
        }
        else if (eventData.EventName == "RequestStop")
        {
            Interlocked.Decrement(ref _inFlight);
        }
    }
}
