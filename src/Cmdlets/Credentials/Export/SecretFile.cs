namespace CognitoIdentity.Commands.Export;

/// <summary>Writes secret files atomically, under a lock, readable only by their owner.</summary>
internal static class SecretFile
{
    private const string LockName = ".cognitoidentity.lock";

    /// <summary>
    /// Changes a file, and creates its folder if that is missing. Other writers of this module in the folder wait, in any process of the user.
    /// </summary>
    /// <param name="path">The file, or a link to it. It need not exist.</param>
    /// <param name="change">Returns the new content for the old one, which is empty if the file didn't exist.</param>
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
