namespace CognitoIdentity.Commands.Export;

/// <summary>Writes secret files atomically, under a lock, readable only by their owner.</summary>
internal static class SecretFile
{
    private const string LockName = ".cognitoidentity.lock";

    /// <summary>
    /// Makes a file of what it was, and its folder where that is missing. Others of this module that write in the folder, in any process of the
    /// user, wait meanwhile.
    /// </summary>
    /// <param name="path">The file, or a link to it. It need not be there.</param>
    /// <param name="change">Gives the new content for the old one, which is empty if there was no file.</param>
    /// <param name="stopped">Ends the wait for others.</param>
    public static void Update(string path, Func<byte[], byte[]> change, CancellationToken stopped)
    {
        string file = AtomicFile.Resolve(path);
        string folder = Path.GetDirectoryName(file)!;
        AtomicFile.CreateFolder(folder);
        using var held = new FileLock(Path.Combine(folder, LockName), stopped);
        byte[] content = change(File.Exists(file) ? File.ReadAllBytes(file) : []);
        AtomicFile.Replace(file, AtomicFile.OwnerOnly, stream => stream.Write(content));
    }
}

/// <summary>A lock by an empty file of the user, which nobody else can open. It ends with the process, however that ends.</summary>
internal sealed class FileLock : IDisposable
{
    // 30 seconds in all.
    private const int MaxAttempts = 300;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly string _path;
    private readonly FileStream _file;

    /// <param name="path">The file. Its folder exists.</param>
    /// <param name="stopped">Ends the wait for others.</param>
    /// <exception cref="IOException">Another process holds the lock for long, or the file can't be made.</exception>
    public FileLock(string path, CancellationToken stopped)
    {
        _path = path;
        for (int attempt = 1; ; attempt++)
        {
            stopped.ThrowIfCancellationRequested();
            if (TryOpen(path) is { } file)
            {
                _file = file;
                return;
            }

            if (attempt == MaxAttempts)
            {
                throw new IOException(Texts.FileBusy);
            }

            stopped.WaitHandle.WaitOne(Interval);
        }
    }

    /// <summary>Removes the file, and ends the lock.</summary>
    public void Dispose()
    {
        if (OperatingSystem.IsWindows())
        {
            _file.Dispose();
        }

        try
        {
            // On Windows, this fails while the next one has the file open.
            File.Delete(_path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }

        _file.Dispose();
    }

    /// <summary>Opens the file and locks it; null if another has it.</summary>
    private static FileStream? TryOpen(string path)
    {
        FileStream file;
        try
        {
            file = AtomicFile.Open(path, FileMode.OpenOrCreate, AtomicFile.OwnerOnly);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }

        if (AtomicFile.IsAt(file, path))
        {
            return file;
        }

        // The one before removed it after we had opened it, and maybe another made it anew.
        file.Dispose();
        return null;
    }
}
