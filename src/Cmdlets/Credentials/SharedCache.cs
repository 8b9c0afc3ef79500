namespace CognitoIdentity.Commands;

/// <summary>A cache that requests each value once, even for several callers at the same time. Thread-safe.</summary>
internal sealed class SharedCache<TKey, TValue>
    where TKey : notnull
    where TValue : class
{
    private readonly object _gate = new();
    private readonly Dictionary<TKey, (TValue Value, long Turn)> _values = [];
    private readonly Dictionary<TKey, TaskCompletionSource<TValue>> _flights = [];
    private readonly Func<TValue, bool> _isUsable;
    private readonly int _most;
    private long _turns;

    /// <param name="isUsable">Whether a cached value is still valid.</param>
    /// <param name="most">The most entries. The oldest are dropped first.</param>
    public SharedCache(Func<TValue, bool> isUsable, int most = int.MaxValue)
    {
        _isUsable = isUsable;
        _most = most;
    }

    public TValue? Find(TKey key)
    {
        lock (_gate)
        {
            return _values.TryGetValue(key, out (TValue Value, long Turn) entry) && _isUsable(entry.Value) ? entry.Value : null;
        }
    }

    /// <summary>Returns the cached value, waits for a request in flight, or makes the request on this thread.</summary>
    /// <param name="key">The key.</param>
    /// <param name="ask">Requests the value.</param>
    /// <param name="stopped">Ends the wait for another caller's request.</param>
    public TValue Get(TKey key, Func<TValue> ask, CancellationToken stopped)
    {
        while (true)
        {
            var own = new TaskCompletionSource<TValue>(TaskCreationOptions.RunContinuationsAsynchronously);
            TaskCompletionSource<TValue>? flight;
            lock (_gate)
            {
                if (Find(key) is { } value)
                {
                    return value;
                }

                if (!_flights.TryGetValue(key, out flight))
                {
                    _flights.Add(key, own);
                }
            }

            if (flight is null)
            {
                return Lead(key, own, ask);
            }

            try
            {
                return flight.Task.WaitAsync(stopped).GetAwaiter().GetResult();
            }
            catch (OperationCanceledException) when (!stopped.IsCancellationRequested)
            {
                // The request we waited for was cancelled; retry as the new leader.
            }
        }
    }

    public void Set(TKey key, TValue value)
    {
        lock (_gate)
        {
            foreach (TKey old in _values.Where(entry => !_isUsable(entry.Value.Value)).Select(entry => entry.Key).ToList())
            {
                _values.Remove(old);
            }

            _values[key] = (value, _turns++);
            if (_values.Count > _most)
            {
                _values.Remove(_values.MinBy(entry => entry.Value.Turn).Key);
            }
        }
    }

    /// <summary>Removes matching entries. A matching request in flight still answers its waiters, but isn't cached.</summary>
    public void Remove(Func<TKey, TValue?, bool> matches)
    {
        lock (_gate)
        {
            foreach (TKey key in _values.Where(entry => matches(entry.Key, entry.Value.Value)).Select(entry => entry.Key).ToList())
            {
                _values.Remove(key);
            }

            foreach (TKey key in _flights.Keys.Where(key => matches(key, null)).ToList())
            {
                _flights.Remove(key);
            }
        }
    }

    private TValue Lead(TKey key, TaskCompletionSource<TValue> flight, Func<TValue> ask)
    {
        try
        {
            TValue value = ask();
            Land(key, flight, value);
            flight.SetResult(value);
            return value;
        }
        catch (CognitoIdentityException e) when (e.IsRetryable)
        {
            Land(key, flight, value: null);
            flight.SetException(e);
            _ = flight.Task.Exception; // There may be no waiter.
            throw;
        }
        catch
        {
            // This caller stopped, or its token was rejected. The next caller tries with its own token.
            Land(key, flight, value: null);
            flight.SetCanceled();
            throw;
        }
    }

    private void Land(TKey key, TaskCompletionSource<TValue> flight, TValue? value)
    {
        lock (_gate)
        {
            if (!_flights.TryGetValue(key, out TaskCompletionSource<TValue>? current) || current != flight)
            {
                return;
            }

            _flights.Remove(key);
            if (value is not null)
            {
                Set(key, value);
            }
        }
    }
}
