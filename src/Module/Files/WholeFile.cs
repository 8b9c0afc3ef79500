namespace CognitoIdentity;

/// <summary>Files that are whole at every moment: what is new takes the place of what was there at one stroke.</summary>
internal static partial class WholeFile
{
    /// <summary>For its owner alone.</summary>
    public const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes a file anew. Nothing is left of it when that fails. One writer at a time.</summary>
    /// <param name="path">The file itself, not a link to it.</param>
    /// <param name="mode">Who may do what with it from its first byte on. On Windows, what the file before it said, or else its folder.</param>
    /// <param name="write">Writes the content.</param>
    public static void Replace(string path, UnixFileMode mode, Action<Stream> write)
    {
        // Nobody else has a file of that name.
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
            // However it failed, a half-written file with secrets must not stay.
            File.Delete(next);
            throw;
        }
    }

    private static void Put(string next, string path)
    {
        if (OperatingSystem.IsWindows() && File.Exists(path))
        {
            // Unlike a move, this keeps who may do what with the file.
            File.Replace(next, path, destinationBackupFileName: null);
        }
        else
        {
            File.Move(next, path, overwrite: true);
        }
    }
}
