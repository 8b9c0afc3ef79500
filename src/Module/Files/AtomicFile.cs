namespace CognitoIdentity;

/// <summary>Replaces files atomically: a reader sees the old content or the new, never a part.</summary>
internal static partial class AtomicFile
{
    /// <summary>Only its owner may read and write it.</summary>
    public const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Replaces a file. If that fails, the old file stays and nothing else is left. One writer at a time.</summary>
    /// <param name="path">The file itself, not a link to it.</param>
    /// <param name="mode">Its permissions from the first byte on. On Windows the file keeps those that it had, or inherits its folder's.</param>
    /// <param name="write">Writes the content.</param>
    public static void Replace(string path, UnixFileMode mode, Action<Stream> write)
    {
        // The name is unique.
        string next = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.{Guid.NewGuid():N}.tmp");
        try
        {
            using (FileStream stream = Open(next, FileMode.CreateNew, mode))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            Put(next, path);
        }
        catch
        {
            // A half-written file with secrets must not stay, whatever the error.
            File.Delete(next);
            throw;
        }
    }

    private static void Put(string next, string path)
    {
        if (OperatingSystem.IsWindows() && File.Exists(path))
        {
            // Unlike a move, this keeps the permissions of the file.
            File.Replace(next, path, destinationBackupFileName: null);
        }
        else
        {
            File.Move(next, path, overwrite: true);
        }
    }
}
