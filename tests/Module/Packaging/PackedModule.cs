using System.IO.Compression;
using CognitoIdentity.Package;

namespace CognitoIdentity.ModuleTests.Packaging;

/// <summary>What the packaging makes of the built module, which is for this platform alone.</summary>
public sealed class PackedModule : IDisposable
{
    public PackedModule()
    {
        Release.Of(BuiltModule.Root, BuiltModule.Folder).Write(Folder);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("ci-package-").FullName;

    /// <summary>The files of the package, without the package's own.</summary>
    public IReadOnlyDictionary<string, byte[]> Shipped => Files(".nupkg")
        .Where(file => file.Key is not ("CognitoIdentity.nuspec" or "[Content_Types].xml" or "_rels/.rels" or "package/services/metadata/core-properties/nuget.psmdcp"))
        .ToDictionary();

    /// <summary>The path of the one file that ends so.</summary>
    public string Path(string end) => Assert.Single(Directory.GetFiles(Folder, $"*{end}"));

    /// <summary>The files in the archive that ends so.</summary>
    public IReadOnlyDictionary<string, byte[]> Files(string end)
    {
        using ZipArchive archive = ZipFile.OpenRead(Path(end));
        return archive.Entries.ToDictionary(entry => entry.FullName, Read);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using Stream stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
