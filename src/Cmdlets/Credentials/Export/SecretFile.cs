namespace CognitoIdentity.Commands.Export;

/// <summary>Writes secret files atomically, under a lock, readable only by their owner.</summary>
internal static class SecretFile
{
    // An empty file that stays: whoever removed it could take the lock from those who wait for it.
    private const string LockName = ".cognitoidentity.lock";

    // 30 seconds in all.
    private const int MaxAttempts = 300;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

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
        using FileStream held = Lock(Path.Combine(folder, LockName), stopped);
        byte[] content = change(File.Exists(file) ? File.ReadAllBytes(file) : []);
        AtomicFile.Replace(file, AtomicFile.OwnerOnly, stream => stream.Write(content));
    }

    /// <summary>Locks a file of the user's own, which nobody else can open. The lock ends with the process, however that ends.</summary>
    private static FileStream Lock(string path, CancellationToken stopped)
    {
        for (int attempt = 1; ; attempt++)
        {
            stopped.ThrowIfCancellationRequested();
            try
            {
                return AtomicFile.Open(path, FileMode.OpenOrCreate, AtomicFile.OwnerOnly);
            }
            catch (IOException e) when (e is not (DirectoryNotFoundException or PathTooLongException) && File.Exists(path))
            {
                if (attempt == MaxAttempts)
                {
                    throw new IOException(Texts.FileBusy);
                }

                stopped.WaitHandle.WaitOne(Interval);
            }
        }
    }
}
