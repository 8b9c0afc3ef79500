namespace CognitoIdentity.ModuleTests;

/// <summary>A copy of the built module in a folder of its own, with a difference.</summary>
internal sealed class ModuleCopy : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("CognitoIdentity").FullName;

    /// <param name="rename">The path of each file in the copy, by its path in the module, with slashes; null for leaving it out.</param>
    public ModuleCopy(Func<string, string?> rename)
    {
        foreach (string file in Directory.GetFiles(BuiltModule.Folder, "*", SearchOption.AllDirectories))
        {
            if (rename(Path.GetRelativePath(BuiltModule.Folder, file).Replace('\\', '/')) is { } name)
            {
                string copy = Path.Combine(_folder, name);
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        }
    }

    public string Manifest => Path.Combine(_folder, "CognitoIdentity.psd1");

    public static ModuleCopy Without(string folder) => new(name => name.StartsWith(folder + "/", StringComparison.Ordinal) ? null : name);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
