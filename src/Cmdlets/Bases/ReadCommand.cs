using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>A cmdlet that reads items by id, several at a time and in the order of the ids, or lists them.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
public abstract class ReadCommand<T> : PagedCommand
{
    private readonly OrderedWindow<T> _window = new();
    private bool _isAlone;

    /// <summary>How many are read at a time, 1 to 100. With 1, each is written before the next id is taken from the pipeline.</summary>
    [Parameter]
    [ValidateRange(1, 100)]
    public int ThrottleLimit { get; set; } = 16;

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        while (_window.Count > 0)
        {
            WriteNext();
        }

        base.EndProcessing();
    }

    /// <summary>Whether -First and -Skip still have to be applied: true for ids, false for a list, which has applied them.</summary>
    private protected abstract bool IsById { get; }

    // Never start more reads than -First still needs.
    private bool IsFull => _window.Count == ThrottleLimit || (IsById && (ulong)_window.Count == Wanted);

    /// <summary>Reads one item. An invalid id makes the task fail, so its error is written in the order of the ids.</summary>
    private protected abstract Task<T> ReadAsync(string id);

    /// <summary>The client for one of several reads.</summary>
    private protected ICognitoIdentityClient ReadingClient(string id) => _isAlone ? Connect(id).BlockingClient : Connect(id).ConcurrentClient;

    /// <summary>Reads those of these items that the user still wants.</summary>
    private protected void ReadWanted(string[] ids)
    {
        _isAlone = !MyInvocation.ExpectingInput && ids.Length == 1;
        Progress.Total = MyInvocation.ExpectingInput ? null : ids.Length;
        foreach (string id in ids)
        {
            if (!HasEnough && !Skips())
            {
                Read(id);
            }
        }
    }

    /// <summary>Begins to read one item, and writes the items that are ready.</summary>
    private protected void Read(string id)
    {
        _window.Begin(id, ReadAsync(id));
        while (_window.Count > 0 && (_window.IsReady || IsFull))
        {
            WriteNext();
        }
    }

    /// <inheritdoc/>
    private protected override void WaitForCancelledWork()
    {
        base.WaitForCancelledWork();
        if (_window.Count > 0)
        {
            WaitFor(_window.Abandon());
        }
    }

    private void WriteNext()
    {
        OrderedWindow<T>.Work reading = _window.Take();
        ForRecord(reading.Id, () =>
        {
            T found = Await(reading.Result);
            if (!IsById || Takes())
            {
                WriteObject(found);
            }
        });

        // Items of a list were counted with their page.
        Progress.Add(IsById ? 1 : 0);
    }
}

/// <summary>Runs tasks in parallel. Their results are taken in the order in which the tasks began.</summary>
internal sealed class OrderedWindow<T>
{
    private readonly Queue<Work> _begun = new();

    /// <summary>How many tasks have begun whose results were not taken yet.</summary>
    public int Count => _begun.Count;

    /// <summary>Whether the next result can be taken without waiting.</summary>
    public bool IsReady => _begun.TryPeek(out Work? first) && first.Result.IsCompleted;

    public void Begin(string id, Task<T> result) => _begun.Enqueue(new Work(id, result));

    public Work Take() => _begun.Dequeue();

    /// <summary>Drops all tasks. The returned task ends when they have ended.</summary>
    public Task Abandon()
    {
        Task all = Task.WhenAll(_begun.Select(work => work.Result));
        _begun.Clear();
        return all;
    }

    /// <summary>One task.</summary>
    internal sealed class Work(string id, Task<T> result)
    {
        public string Id => id;

        public Task<T> Result => result;
    }
}
