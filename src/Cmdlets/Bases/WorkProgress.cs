using System.Diagnostics;
using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Shows the progress of long work: the count, the rate, and the remaining time if the total is known. Short work shows nothing.</summary>
internal sealed class WorkProgress
{
    // The size of one page or one call.
    private const int ShownFrom = 60;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly PSCmdlet _cmdlet;
    private readonly string _activity;
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly bool _isWatched;
    private TimeSpan _next;
    private long _done;
    private bool _isShown;

    public WorkProgress(PSCmdlet cmdlet, string activity)
    {
        _cmdlet = cmdlet;
        _activity = activity;
        _isWatched = IsWatched(cmdlet.Host.Name);
    }

    /// <summary>The total, if it is known.</summary>
    public long? Total { get; set; }

    /// <summary>Notes that more is done.</summary>
    /// <param name="count">How many more.</param>
    /// <param name="status">The progress in words; null to show the count.</param>
    public void Add(long count, Func<string>? status = null)
    {
        _done += count;
        if (_isWatched && _done >= ShownFrom && _watch.Elapsed >= _next)
        {
            _next = _watch.Elapsed + Interval;
            _isShown = true;
            _cmdlet.WriteProgress(Record(status));
        }
    }

    /// <summary>Removes the progress from the screen.</summary>
    public void Complete(Func<string>? status = null)
    {
        if (!_isShown)
        {
            return;
        }

        _isShown = false;
        ProgressRecord record = Record(status);
        record.RecordType = ProgressRecordType.Completed;
        try
        {
            _cmdlet.WriteProgress(record);
        }
        catch (PipelineStoppedException)
        {
            // A host that stops a pipeline removes its progress itself.
        }
    }

    private ProgressRecord Record(Func<string>? status)
    {
        double rate = _done / Math.Max(_watch.Elapsed.TotalSeconds, 0.001);
        string done = status?.Invoke() ?? (Total is { } total ? Texts.ProgressOf.With(_done, total) : Texts.ProgressDone.With(_done));
        var record = new ProgressRecord(0, _activity, Texts.ProgressRate.With(done, rate));
        if (Total > 0)
        {
            record.PercentComplete = (int)Math.Min(100, 100 * _done / Total.Value);
            record.SecondsRemaining = (int)Math.Min(int.MaxValue, Math.Max(0, Total.Value - _done) / rate);
        }

        return record;
    }

    /// <summary>Whether a user can see it: not if PowerShell's own host runs a script or writes to a pipe.</summary>
    public static bool IsWatched(string host) => host != "ConsoleHost"
        || !(Console.IsOutputRedirected || Environment.GetCommandLineArgs().Any(argument => argument.StartsWith("-noni", StringComparison.OrdinalIgnoreCase)));
}
