namespace CognitoIdentity;

/// <summary>A lock: an empty file of the user that only one process can have open. It ends with the process, even if that is killed.</summary>
internal sealed class FileLock : IDisposable
{
    // 30 seconds in all.
    private const int MaxAttempts = 300;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly string _path;
    private readonly FileStream _file;

    private FileLock(string path, FileStream file)
    {
        _path = path;
        _file = file;
    }

    /// <summary>Takes the lock, or waits until its owner releases it.</summary>
    /// <param name="path">The file. Its folder exists.</param>
    /// <param name="stopped">Ends the wait.</param>
    /// <exception cref="IOException">Another process holds the lock for too long, or the file can't be created.</exception>
    public static FileLock Wait(string path, CancellationToken stopped)
    {
        for (int attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            stopped.ThrowIfCancellationRequested();
            if (TryTake(path) is { } taken)
            {
                return taken;
            }

            stopped.WaitHandle.WaitOne(Interval);
        }

        throw new IOException(Texts.FileBusy);
    }

    /// <summary>Takes the lock; null if another process has it.</summary>
    /// <param name="path">The file. Its folder exists.</param>
    /// <exception cref="IOException">The file can't be created.</exception>
    public static FileLock? TryTake(string path)
    {
        FileStream file;
        try
        {
            file = AtomicFile.Open(path, FileMode.OpenOrCreate, AtomicFile.OwnerOnly);
        }
        catch (IOException error) when (IsHeld(error))
        {
            return null;
        }

        bool isTaken = false;
        try
        {
            // The previous owner may have deleted the file after we opened it, and another process may have created a new one.
            isTaken = AtomicFile.IsAt(file, path);
            return isTaken ? new FileLock(path, file) : null;
        }
        finally
        {
            if (!isTaken)
            {
                file.Dispose();
            }
        }
    }

    /// <summary>Removes the file, and ends the lock.</summary>
    public void Dispose()
    {
        if (OperatingSystem.IsWindows())
        {
            _file.Dispose();
        }

        // On Windows, this fails while the next owner has the file open.
        AtomicFile.TryDelete(_path);
        _file.Dispose();
    }

    /// <summary>Whether a file could not be opened because another process has it. The file may be missing already, because its owner may have just removed it.</summary>
    private static bool IsHeld(IOException error)
    {
        const int sharingViolation = unchecked((int)0x80070020), wouldBlockOnLinux = 11, wouldBlockOnMacOS = 35;
        return error.HResult is sharingViolation or wouldBlockOnLinux or wouldBlockOnMacOS;
    }
}
