namespace CognitoIdentity;

/// <content>Links and modes, as .NET knows them on every system.</content>
internal static partial class AtomicFile
{
    /// <summary>The file that a chain of links ends at. It need not exist.</summary>
    public static string Resolve(string path)
    {
        var file = new FileInfo(path);
        return file.LinkTarget is null ? file.FullName : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
    }

    /// <summary>Opens a file to read and write. A new file has its mode from the start: others can never read it.</summary>
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
}
