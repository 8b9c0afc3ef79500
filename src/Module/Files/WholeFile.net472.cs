using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace CognitoIdentity;

/// <content>Links, of which .NET Framework knows nothing; modes are no matter on Windows.</content>
internal static partial class WholeFile
{
    private const string Device = @"\\?\";
    private const string DeviceUnc = Device + @"UNC\";

    /// <summary>The file itself, by whatever links it is reached. It need not be there, but no link leads nowhere.</summary>
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

    /// <summary>Opens a file to read and write.</summary>
    /// <param name="path">The file.</param>
    /// <param name="open">Whether it is there, or is made.</param>
    /// <param name="mode">For other systems than Windows.</param>
    public static FileStream Open(string path, FileMode open, UnixFileMode mode)
    {
        _ = mode;
        return new FileStream(path, open, FileAccess.ReadWrite, FileShare.None);
    }

    [DllImport("kernel32", EntryPoint = "GetFinalPathNameByHandleW", CharSet = CharSet.Unicode, SetLastError = true, ExactSpelling = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern uint GetFinalPathNameByHandle(SafeFileHandle file, [Out] char[] path, uint length, uint flags);
}
