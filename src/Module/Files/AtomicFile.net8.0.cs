using System.Runtime.InteropServices;
using System.Text;

namespace CognitoIdentity;

/// <content>Links, owners and modes on .NET and Linux.</content>
internal static partial class AtomicFile
{
    // The limit of Linux for one path.
    private const int MostLinks = 40;

    /// <summary>
    /// The file at the end of all links of a path. It need not exist. Links are followed one by one, as the system does: a relative link starts
    /// at the real location of its folder, and .. is the real parent.
    /// </summary>
    /// <exception cref="IOException">The links form a circle.</exception>
    public static string Resolve(string path)
    {
        string full = Path.GetFullPath(path);
        string real = Path.GetPathRoot(full)!;
        var rest = new Stack<string>();
        Push(full[real.Length..]);
        int links = 0;
        while (rest.TryPop(out string? part))
        {
            if (part is "" or ".")
            {
                continue;
            }

            if (part == "..")
            {
                real = Path.GetDirectoryName(real) ?? real;
                continue;
            }

            string next = Path.Combine(real, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MostLinks)
            {
                throw new IOException(Texts.FileLinksCircular.With(path));
            }

            string root = Path.GetPathRoot(target)!;
            real = root.Length > 0 ? root : real;
            Push(target[root.Length..]);
        }

        return real;

        void Push(string parts)
        {
            foreach (string part in Enumerable.Reverse(parts.Split(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar)))
            {
                rest.Push(part);
            }
        }
    }

    /// <summary>Opens a file to read and write. A new file has its mode from the start, so others can never read it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="open">Whether it exists or is created.</param>
    /// <param name="mode">The permissions of a new file.</param>
    public static FileStream Open(string path, FileMode open, UnixFileMode mode)
    {
        var options = new FileStreamOptions { Mode = open, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = mode;
        }

        return new FileStream(path, options);
    }

    /// <summary>Whether an open file is the one at a path. Compares a unique time stamp that is set on the open file.</summary>
    public static bool IsAt(FileStream file, string path)
    {
        if (OperatingSystem.IsWindows())
        {
            // An open file can't be removed.
            return true;
        }

        // FAT has times from 1980 on, in steps of two seconds.
        DateTime mark = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(2 * Random.Shared.Next(1 << 29));
        File.SetLastWriteTimeUtc(file.SafeFileHandle, mark);
        return File.GetLastWriteTimeUtc(path) == mark;
    }

    /// <summary>Whether its owner made it read-only. This is checked because root could write it anyway.</summary>
    private static bool IsReadOnly(string path) =>
        OperatingSystem.IsWindows() ? new FileInfo(path).IsReadOnly : !File.GetUnixFileMode(path).HasFlag(UnixFileMode.UserWrite);

    /// <summary>Whether this process's user owns a file. On Windows a file that is replaced keeps its owner.</summary>
    private static bool IsOwn(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return true;
        }

        if (OperatingSystem.IsLinux())
        {
            const int currentFolder = -100;
            const uint owner = 8;
            const int ownerOffset = 20;
            byte[] status = new byte[256];
            try
            {
                return Status(currentFolder, Encoding.UTF8.GetBytes(path + '\0'), 0, owner, status) != 0 || BitConverter.ToUInt32(status, ownerOffset) == CurrentUser();
            }
            catch (EntryPointNotFoundException)
            {
                // A musl from before 2023, as in older Alpine images.
            }
        }

        try
        {
            // Only its owner, and root, may do this.
            File.SetUnixFileMode(path, File.GetUnixFileMode(path));
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern uint CurrentUser();

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int Status(int folder, byte[] path, int flags, uint mask, [Out] byte[] status);
}
