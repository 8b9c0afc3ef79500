using System.Text.RegularExpressions;

namespace CognitoIdentity;

/// <summary>Replaces files atomically: a reader sees the old content or the new, never a part.</summary>
internal static partial class AtomicFile
{
    /// <summary>Only its owner may read and write it.</summary>
    public const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const UnixFileMode OwnersFolder = OwnerOnly | UnixFileMode.UserExecute;
    private const string Extension = ".tmp";

    private static readonly Regex UniquePart = new(@"\A\.[0-9a-f]{32}\z");

    /// <summary>Replaces a file. If that fails, the old file stays and no other file remains. Only one writer at a time.</summary>
    /// <param name="path">The file itself, not a link to it.</param>
    /// <param name="mode">Its permissions from the first byte on. On Windows, the file keeps its permissions, or inherits those of its folder.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or another user's.</exception>
    public static void Replace(string path, UnixFileMode mode, Action<Stream> write)
    {
        CheckReplaceable(path);
        RemoveLeftovers(path);
        string next = $"{NextPrefix(path)}.{Guid.NewGuid():N}{Extension}";
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
            TryDelete(next);
            throw;
        }
    }

    /// <summary>Deletes a file, if that is possible.</summary>
    public static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The file stays: another process has it open, or another user owns it.
        }
    }

    /// <summary>Creates a folder and its parents if they are missing. Only the owner can access them.</summary>
    public static void CreateFolder(string path)
    {
        if (Directory.Exists(path))
        {
            return;
        }

        if (Path.GetDirectoryName(path) is { Length: > 0 } parent)
        {
            CreateFolder(parent);
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnersFolder);
        }
    }

    /// <summary>Rejects read-only files and files of other users, because replacing a file would circumvent both.</summary>
    private static void CheckReplaceable(string path)
    {
        if (!File.Exists(path))
        {
            return;
        }

        if (IsReadOnly(path))
        {
            throw new UnauthorizedAccessException(Texts.FileReadOnly.With(path));
        }

        if (!IsOwn(path))
        {
            throw new UnauthorizedAccessException(Texts.FileForeign.With(path));
        }
    }

    /// <summary>Removes the temporary files of killed writers.</summary>
    private static void RemoveLeftovers(string path)
    {
        string prefix = NextPrefix(path);
        foreach (string file in Directory.GetFiles(Path.GetDirectoryName(path)!, $"{Path.GetFileName(prefix)}.*{Extension}"))
        {
            if (file.StartsWith(prefix, StringComparison.Ordinal)
                && file.Length > prefix.Length + Extension.Length
                && UniquePart.IsMatch(file[prefix.Length..^Extension.Length]))
            {
                // It may belong to another user. It doesn't affect the write.
                TryDelete(file);
            }
        }
    }

    private static string NextPrefix(string path) => Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}");

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
