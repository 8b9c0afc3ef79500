using System.Security.Cryptography;
using System.Text;

namespace CognitoIdentity.Commands.Export;

/// <summary>Writes secret files atomically, under a lock, readable only by their owner.</summary>
internal static class SecretFile
{
    private const UnixFileMode OwnersFolder = AtomicFile.OwnerOnly | UnixFileMode.UserExecute;

    // 30 seconds in all.
    private const int MaxAttempts = 300;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    /// <summary>Makes a file of what it was, and its folder where that is missing. Others of this module, in any process of the machine, wait meanwhile.</summary>
    /// <param name="path">The file, or a link to it. It need not be there.</param>
    /// <param name="change">Gives the new content for the old one, which is empty if there was no file.</param>
    /// <param name="stopped">Ends the wait for others.</param>
    public static void Update(string path, Func<byte[], byte[]> change, CancellationToken stopped)
    {
        string file = AtomicFile.Resolve(path);
        CreateFolderOf(file);
        using var mutex = new Mutex(initiallyOwned: false, MutexName(file));
        if (!Wait(mutex, stopped))
        {
            throw new IOException(Texts.FileBusy);
        }

        try
        {
            byte[] content = change(File.Exists(file) ? File.ReadAllBytes(file) : []);
            AtomicFile.Replace(file, AtomicFile.OwnerOnly, stream => stream.Write(content));
        }
        finally
        {
            mutex.ReleaseMutex();
        }
    }

    /// <summary>Makes the folder of a file, and those above it, where they are missing: their owner's alone, too.</summary>
    private static void CreateFolderOf(string file)
    {
        string folder = Path.GetDirectoryName(file)!;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnersFolder);
        }
    }

    private static bool Wait(Mutex mutex, CancellationToken stopped)
    {
        try
        {
            // Where there is no Windows, a mutex between processes can't be waited for together with anything else.
            bool isOurs = false;
            for (int attempt = 0; attempt < MaxAttempts && !isOurs; attempt++)
            {
                stopped.ThrowIfCancellationRequested();
                isOurs = mutex.WaitOne(Interval);
            }

            return isOurs;
        }
        catch (AbandonedMutexException)
        {
            // Its owner was ended. The file is whole all the same.
            return true;
        }
    }

    // A file may be written with capitals or without on some systems; that two files share a name here does no harm.
    private static string MutexName(string file) =>
        $@"Global\CognitoIdentity-{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(file.ToUpperInvariant())).AsSpan(0, 16))}";
}
