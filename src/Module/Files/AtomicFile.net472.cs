using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace CognitoIdentity;

/// <content>Links, which .NET Framework has no API for. Unix modes do not exist there.</content>
internal static partial class AtomicFile
{
    private const string Device = @"\\?\";
    private const string DeviceUnc = Device + @"UNC\";

    /// <summary>The file that a chain of links ends at. It need not exist, but a link must not be broken.</summary>
    public static string Resolve(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists || !file.Attributes.HasFlag(FileAttributes.ReparsePoint))
        {
            return file.FullName;
        }

        using FileStream stream = file.Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        char[] target = new char[short.MaxValue];
        uint length = GetFinalPathNameByHandle(stream.SafeFileHandle, target, (uint)target.Length, flags: 0);
        if (length == 0)
        {
            throw new IOException(new Win32Exception(Marshal.GetLastWin32Error()).Message);
        }

        string found = new(target, 0, (int)length);
        return found.StartsWith(DeviceUnc, StringComparison.Ordinal) ? @"\\" + found[DeviceUnc.Length..]
            : found.StartsWith(Device, StringComparison.Ordinal) ? found[Device.Length..]
            : found;
    }

    /// <summary>Whether an open file is the one at a path. On Windows it is, because an open file can't be removed.</summary>
    public static bool IsAt(FileStream file, string path)
    {
        _ = path;
        return !file.SafeFileHandle.IsClosed;
    }

    private static bool IsReadOnly(string path) => new FileInfo(path).IsReadOnly;

    // On Windows a file that is replaced keeps its owner.
    private static bool IsOwn(string path) => path.Length > 0;

    /// <summary>Opens a file to read and write.</summary>
    /// <param name="path">The file.</param>
    /// <param name="open">Whether it exists or is created.</param>
    /// <param name="mode">Not used on Windows.</param>
    public static FileStream Open(string path, FileMode open, UnixFileMode mode)
    {
        _ = mode;
        return new FileStream(path, open, FileAccess.ReadWrite, FileShare.None);
    }

    [DllImport("kernel32", EntryPoint = "GetFinalPathNameByHandleW", CharSet = CharSet.Unicode, SetLastError = true, ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern uint GetFinalPathNameByHandle(SafeFileHandle file, [Out] char[] path, uint length, uint flags);
}
