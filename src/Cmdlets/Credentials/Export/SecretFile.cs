using System.Security.Cryptography;
using System.Text;

namespace CognitoIdentity.Commands.Export;

/// <summary>Files with secrets in them: their owner's alone, whole at every moment, and changed by one at a time.</summary>
internal static class SecretFile
{
    private const UnixFileMode OwnersFolder = WholeFile.OwnerOnly | UnixFileMode.UserExecute;

    // Far longer than anybody takes.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Makes a file of what it was. Others of this module, in any process of the machine, wait meanwhile.</summary>
    /// <param name="path">The file, or a link to it. It need not be there.</param>
    /// <param name="change">Gives the new content for the old one, which is empty if there was no file.</param>
    public static void Update(string path, Func<byte[], byte[]> change)
    {
        string file = WholeFile.Resolve(path);
        using var mutex = new Mutex(initiallyOwned: false, MutexName(file));
        if (!Wait(mutex))
        {
            throw new IOException(Texts.FileBusy);
        }

        try
        {
            byte[] content = change(File.Exists(file) ? File.ReadAllBytes(file) : []);
            WholeFile.Replace(file, WholeFile.OwnerOnly, stream => stream.Write(content));
        }
        finally
        {
            mutex.ReleaseMutex();
        }
    }

    /// <summary>Makes the folder of a file, and those above it, where they are missing: their owner's alone, too.</summary>
    public static void CreateFolderOf(string path)
    {
        string folder = Path.GetDirectoryName(WholeFile.Resolve(path))!;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnersFolder);
        }
    }

    private static bool Wait(Mutex mutex)
    {
        try
        {
            return mutex.WaitOne(Patience);
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
