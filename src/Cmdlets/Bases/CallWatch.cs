using System.Diagnostics;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace CognitoIdentity.Commands;

/// <summary>
/// Shows that a command waits for a call that has taken a few seconds: the operation, the attempt, the time. The pipeline's thread is
/// blocked then and only that thread may call the cmdlet's methods, so a timer calls the host directly.
/// </summary>
internal sealed class CallWatch : ICallWatch, IDisposable
{
    private const int ShownAfterSeconds = 3;

    // Not the id of the work's progress, which may be on the screen too.
    private const int ActivityId = 1;
    private const long SourceId = 1;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly object _gate = new();
    private readonly PSHostUserInterface _ui;
    private readonly string _activity;
    private readonly Timer _timer;
    private readonly Dictionary<object, (CallAttempt Attempt, long Start)> _calls = [];
    private string? _shown;
    private bool _isWriting;

    private CallWatch(PSHostUserInterface ui, string activity)
    {
        _ui = ui;
        _activity = activity;
        _timer = new Timer(_ => Show(), null, Timeout.Infinite, Timeout.Infinite);
    }

    /// <summary>The watch of a command; null if the host shows no progress.</summary>
    public static CallWatch? For(PSHost host, string activity) => WorkProgress.IsWatched(host.Name) ? new CallWatch(host.UI, activity) : null;

    public void Begin(object call, CallAttempt attempt)
    {
        lock (_gate)
        {
            if (_calls.Count == 0)
            {
                _timer.Change(Interval, Interval);
            }

            _calls[call] = (attempt, _calls.TryGetValue(call, out (CallAttempt Attempt, long Start) known) ? known.Start : Stopwatch.GetTimestamp());
        }
    }

    public void End(object call)
    {
        lock (_gate)
        {
            if (!_calls.Remove(call) || _calls.Count > 0)
            {
                return;
            }

            _timer.Change(Timeout.Infinite, Timeout.Infinite);
        }

        Show();
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _calls.Clear();
        }

        _timer.Dispose();
        Show();
    }

    /// <summary>
    /// Brings the screen up to date. A host may block, or call back, so it is called without the lock, and no thread waits for another's
    /// call: the thread that is writing writes what has changed meanwhile, too.
    /// </summary>
    private void Show()
    {
        lock (_gate)
        {
            if (_isWriting)
            {
                return;
            }

            _isWriting = true;
        }

        while (Next() is { } record)
        {
            Write(record);
        }
    }

    /// <summary>The record that brings the screen up to date; null if it is.</summary>
    private ProgressRecord? Next()
    {
        lock (_gate)
        {
            string? text = Text();
            if (text == _shown)
            {
                _isWriting = false;
                return null;
            }

            _shown = text;
            return new ProgressRecord(ActivityId, _activity, text ?? " ")
            {
                RecordType = text is null ? ProgressRecordType.Completed : ProgressRecordType.Processing,
            };
        }
    }

    /// <summary>The longest wait, in words; null if none is long.</summary>
    private string? Text()
    {
        (CallAttempt? attempt, long start) = _calls.Values.OrderBy(call => call.Start).FirstOrDefault();
        if (attempt is null || Seconds(start) < ShownAfterSeconds)
        {
            return null;
        }

        string text = attempt.Number <= attempt.Most ? Texts.ProgressAttempt : Texts.ProgressAttemptBeyond;
        return text.With(attempt.Operation, attempt.Number, attempt.Most, Texts.CountSeconds.Counted(Seconds(start)));
    }

    private void Write(ProgressRecord record)
    {
        try
        {
            _ui.WriteProgress(SourceId, record);
        }
        catch (Exception)
        {
            // A host may throw any exception. On the timer's thread, it would end the process.
        }
    }

    private static long Seconds(long start) => (Stopwatch.GetTimestamp() - start) / Stopwatch.Frequency;
}
