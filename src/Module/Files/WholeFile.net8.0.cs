namespace CognitoIdentity;

/// <content>Links and modes, as .NET knows them on every system.</content>
internal static partial class WholeFile
{
    /// <summary>The file itself, by whatever links it is reached. It need not be there.</summary>
    public static string Resolve(string path)
    {
        var file = new FileInfo(path);
        return file.LinkTarget is null ? file.FullName : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
    }

    /// <summary>Opens a file to read and write. One that this makes has its mode at once: there is no moment at which others may read it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="open">Whether it is there, or is made.</param>
    /// <param name="mode">Who may do what with one that is made.</param>
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
