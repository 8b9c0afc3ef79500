namespace Polyfills;

/// <summary>What paths and folders have on .NET.</summary>
internal static class Files
{
    extension(Path)
    {
        public static string GetFullPath(string path, string basePath) => Path.GetFullPath(Path.Combine(basePath, path));
    }

    extension(Directory)
    {
        /// <summary>On Windows there are no modes.</summary>
        public static DirectoryInfo CreateDirectory(string path, UnixFileMode mode)
        {
            _ = mode;
            return Directory.CreateDirectory(path);
        }
    }
}
