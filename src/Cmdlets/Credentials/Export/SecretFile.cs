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
        using FileLock held = FileLock.Wait(Path.Combine(folder, LockName), stopped);
        byte[] content = change(File.Exists(file) ? File.ReadAllBytes(file) : []);
        AtomicFile.Replace(file, AtomicFile.OwnerOnly, stream => stream.Write(content));
    }
}
