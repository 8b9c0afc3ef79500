using System.IO.Compression;
using NuGet.Packaging;

namespace CognitoIdentity.Package;

/// <summary>Installs the package as <c>Install-PSResource</c> does: by version, and without what is the package's and not the module's.</summary>
internal static class Installation
{
    /// <summary>Installs the one package in a folder into a folder of modules, and gives where it is now.</summary>
    public static string FromFolder(string folder, string modules)
    {
        return Directory.GetFiles(folder, "*.nupkg") is [var package]
            ? FromPackage(package, modules)
            : throw new InvalidDataException($"There is not one package in {folder}.");
    }

    private static string FromPackage(string package, string modules)
    {
        using var reader = new PackageArchiveReader(package);
        string target = Path.Combine(modules, reader.NuspecReader.GetId(), reader.NuspecReader.GetVersion().Version.ToString(3));
        if (Directory.Exists(target))
        {
            Directory.Delete(target, recursive: true);
        }

        using ZipArchive archive = ZipFile.OpenRead(package);
        foreach (ZipArchiveEntry entry in archive.Entries.Where(entry => !IsOfPackage(entry.FullName)))
        {
            string path = Path.Combine(target, entry.FullName);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            entry.ExtractToFile(path);
        }

        return target;
    }

    private static bool IsOfPackage(string name) =>
        name.EndsWith(".nuspec", StringComparison.Ordinal) || name.StartsWith("_rels/", StringComparison.Ordinal)
            || name.StartsWith("package/", StringComparison.Ordinal) || name == "[Content_Types].xml";
}
