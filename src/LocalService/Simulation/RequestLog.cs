namespace CognitoIdentity.Local;

/// <summary>The last requests, and the number of requests for each operation.</summary>
internal sealed class RequestLog
{
    public const int Capacity = 1000;
    private readonly object _gate = new();
    private readonly Queue<LocalServiceRequest> _last = new(Capacity);
    private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);

    public void Add(LocalServiceRequest request)
    {
        lock (_gate)
        {
            if (_last.Count == Capacity)
            {
                _last.Dequeue();
            }

            _last.Enqueue(request);
            if (request.Operation is { } operation)
            {
                _counts[operation] = _counts.GetValueOrDefault(operation) + 1;
            }
        }
    }

    public IReadOnlyList<LocalServiceRequest> Last()
    {
        lock (_gate)
        {
            // An array, because PowerShell then accepts an index from the end.
            LocalServiceRequest[] copy = [.. _last];
            return copy;
        }
    }

    public IReadOnlyDictionary<string, long> Counts()
    {
        lock (_gate)
        {
            return new SortedDictionary<string, long>(_counts, StringComparer.Ordinal);
        }
    }
}
