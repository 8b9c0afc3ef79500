namespace CognitoIdentity.ModuleTests;

/// <summary>Where the build left the module.</summary>
public static class BuiltModule
{
    public static string Root { get; } = FindRoot();

    public static string Folder { get; } = Path.Combine(Root, "out", "CognitoIdentity");

    /// <summary>The folder in <c>lib/</c> with the code that is compiled ahead for this machine.</summary>
    public static string Runtime { get; } = Path.GetFileName(Directory.GetDirectories(Path.Combine(Folder, "lib")).Single());

    public static string Manifest { get; } = Path.Combine(Folder, "CognitoIdentity.psd1");

    /// <summary>The files below a folder, sorted, as relative paths with slashes.</summary>
    public static IEnumerable<string> FilesIn(string folder) =>
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CognitoIdentity.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests run outside of the project.");
    }
}
