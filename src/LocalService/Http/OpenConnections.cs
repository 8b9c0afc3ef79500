using System.Collections.Concurrent;
using System.Globalization;

namespace CognitoIdentity.Local;

/// <summary>The open connections. Their number is bounded, and one that waits for its client for a minute is closed.</summary>
internal sealed class OpenConnections : IDisposable
{
    /// <summary>The most open connections.</summary>
    public const int Most = 512;

    // On Linux. Elsewhere a process may open thousands of files.
    private const string LimitsFile = "/proc/self/limits";
    private const string FileLimit = "Max open files";

    // A shell has about 170 open files, and crashes when it can't open one more.
    private const int FilesOfShell = 256;
    private const int Least = 16;
    private static readonly TimeSpan IdleLimit = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);
    private readonly ConcurrentDictionary<HttpConnection, bool> _open = new();
    private readonly SemaphoreSlim _free = new(Bound());
    private readonly ITimer _timer;

    public OpenConnections(TimeProvider clock) => _timer = clock.CreateTimer(_ => CloseIdle(), null, Interval, Interval);

    /// <summary>Adds a connection. If there are too many, first closes the one that has waited longest for its client.</summary>
    /// <exception cref="OperationCanceledException">The service stops; the connection is closed.</exception>
    public async Task AddAsync(HttpConnection connection, CancellationToken stop)
    {
        try
        {
            while (!await _free.WaitAsync(TimeSpan.Zero, stop))
            {
                CloseLongestIdle();
                await Task.Delay(Pause, stop);
            }
        }
        catch (OperationCanceledException)
        {
            connection.Dispose();
            throw;
        }

        _open[connection] = true;
    }

    public void Remove(HttpConnection connection)
    {
        _open.TryRemove(connection, out _);
        connection.Dispose();
        _free.Release();
    }

    public void CloseLongestIdle() =>
        _open.Keys.Where(connection => connection.IdleTime is not null).OrderByDescending(connection => connection.IdleTime).FirstOrDefault()?.Dispose();

    /// <summary>Closes all.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        foreach (HttpConnection connection in _open.Keys)
        {
            connection.Dispose();
        }
    }

    private static int Bound()
    {
        string? line = File.Exists(LimitsFile) ? File.ReadLines(LimitsFile).FirstOrDefault(line => line.StartsWith(FileLimit, StringComparison.Ordinal)) : null;
        string? limit = line?[FileLimit.Length..].Split([' '], StringSplitOptions.RemoveEmptyEntries)[0];
        return int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out int files) ? Math.Clamp(files - FilesOfShell, Least, Most) : Most;
    }

    // Its next read or write fails, so it is removed.
    private void CloseIdle()
    {
        try
        {
            foreach (HttpConnection connection in _open.Keys.Where(connection => connection.IdleTime >= IdleLimit))
            {
                connection.Dispose();
            }
        }
        catch (Exception)
        {
            // An exception on the timer's thread would end the process. The next tick tries again.
        }
    }
}
