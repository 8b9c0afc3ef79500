using System.Collections.Concurrent;
using System.Globalization;

namespace CognitoIdentity.Local;

/// <summary>
/// The open connections. Their number and the memory of their unfinished requests are bounded, and one that waits for its client for a
/// minute is closed.
/// </summary>
internal sealed class OpenConnections : IDisposable
{
    /// <summary>The most open connections.</summary>
    public const int Most = 512;

    /// <summary>So many may be open even if the process has few files left.</summary>
    public const int Least = 16;

    /// <summary>The most bytes that large unfinished requests may hold together.</summary>
    public const int MostHeld = 64 * HttpReader.BodyLimit;
    private const int LargeRequest = 64 * 1024;
    private static readonly TimeSpan IdleLimit = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);
    private readonly ConcurrentDictionary<HttpConnection, bool> _open = new();
    private readonly Func<bool> _fewFilesAreLeft;
    private readonly ITimer _timer;

    public OpenConnections(TimeProvider clock)
        : this(clock, OpenFiles.FewAreLeft)
    {
    }

    /// <param name="clock">The clock.</param>
    /// <param name="fewFilesAreLeft">Whether the process can open only a few more files.</param>
    public OpenConnections(TimeProvider clock, Func<bool> fewFilesAreLeft)
    {
        _fewFilesAreLeft = fewFilesAreLeft;
        _timer = clock.CreateTimer(_ => CloseIdle(), null, Interval, Interval);
    }

    /// <summary>Adds a connection. If there are too many, first closes the one that has waited longest for its client.</summary>
    /// <exception cref="OperationCanceledException">The service stops.</exception>
    public async Task AddAsync(HttpConnection connection, CancellationToken stop)
    {
        bool isClosed = false;
        while (!isClosed && IsFull())
        {
            // Without a pause, a flood of connections would close each one before its request is read.
            await Task.Delay(Pause, stop);
            isClosed = CloseLongestIdle();
        }

        _open[connection] = true;
    }

    public void Remove(HttpConnection connection)
    {
        _open.TryRemove(connection, out _);
        connection.Dispose();
    }

    /// <returns>Whether there was one.</returns>
    public bool CloseLongestIdle()
    {
        HttpConnection? longest = _open.Keys.Where(connection => connection.IdleTime is not null).MaxBy(connection => connection.IdleTime);
        if (longest is not null)
        {
            Remove(longest);
        }

        return longest is not null;
    }

    /// <summary>Closes the oldest of the large unfinished requests if they hold too much together.</summary>
    public void LimitHeld()
    {
        long held = 0;
        foreach (HttpConnection connection in _open.Keys
            .Where(connection => connection.Held > LargeRequest && connection.IdleTime is not null).OrderBy(connection => connection.IdleTime))
        {
            held += connection.Held;
            if (held > MostHeld)
            {
                Remove(connection);
            }
        }
    }

    /// <summary>Closes all.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        foreach (HttpConnection connection in _open.Keys)
        {
            connection.Dispose();
        }
    }

    private bool IsFull() => _open.Count >= Most || (_open.Count >= Least && _fewFilesAreLeft());

    private void CloseIdle()
    {
        try
        {
            foreach (HttpConnection connection in _open.Keys.Where(connection => connection.IdleTime >= IdleLimit))
            {
                Remove(connection);
            }
        }
        catch (Exception)
        {
            // An exception on the timer's thread would end the process. The next tick tries again.
        }
    }
}

/// <summary>The files that the process has open, sockets included.</summary>
internal static class OpenFiles
{
    // On Linux. Elsewhere a process may open thousands of files.
    private const string Folder = "/proc/self/fd";
    private const string LimitsFile = "/proc/self/limits";
    private const string LimitName = "Max open files";

    // A shell crashes when it can't open one more file.
    private const int FilesOfShell = 96;
    private static readonly int Limit = ReadLimit();

    // How many connections of all services may come before the files are counted again. Counting takes long where many are open.
    private static int _uncounted;

    /// <summary>Whether the rest is for the shell. Called once for each connection.</summary>
    public static bool FewAreLeft()
    {
        if (Limit == int.MaxValue || Interlocked.Decrement(ref _uncounted) >= 0)
        {
            return false;
        }

        int left = Limit - FilesOfShell - Directory.GetFileSystemEntries(Folder).Length;
        Interlocked.Exchange(ref _uncounted, left / 2);
        return left <= 0;
    }

    private static int ReadLimit()
    {
        string? line = File.Exists(LimitsFile) ? File.ReadLines(LimitsFile).FirstOrDefault(line => line.StartsWith(LimitName, StringComparison.Ordinal)) : null;
        string? limit = line?[LimitName.Length..].Split([' '], StringSplitOptions.RemoveEmptyEntries)[0];
        return int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out int files) ? files : int.MaxValue;
    }
}
