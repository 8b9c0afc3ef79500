using System.Text;

namespace CognitoIdentity.Package;

/// <summary>The published files of a version: the package for galleries, the zip, the bill of materials, and checksums.</summary>
internal sealed record Release(Content Content, IReadOnlyList<Component> Components)
{
    public static Release Of(string root, string module)
    {
        var content = Content.Of(module, File.ReadAllText(Path.Combine(root, "CHANGELOG.md")));
        return new Release(content, Origins.Of(content.Files, root));
    }

    /// <summary>Writes all files into a folder, and returns their paths.</summary>
    public IReadOnlyList<string> Write(string folder)
    {
        Directory.CreateDirectory(folder);
        string version = Content.Manifest.Version.ToNormalizedString();

        // In a folder that serves as a repository, PSResourceGet takes every file named CognitoIdentity.* for a package of the module.
        ShippedFile[] files =
        [
            new($"CognitoIdentity.{version}.nupkg", GalleryPackage.Write(Content)),
            new($"CognitoIdentity-{version}.zip", ZipPackage.Write(Content)),
            new($"CognitoIdentity-{version}.cdx.json", BillOfMaterials.Write(Content, Components)),
        ];
        string sums = string.Concat(files.Select(file => $"{file.Sha256}  {file.Path}\n"));
        return [.. files.Append(new("SHA256SUMS", Encoding.ASCII.GetBytes(sums))).Select(file => Write(folder, file))];
    }

    private static string Write(string folder, ShippedFile file)
    {
        string path = Path.Combine(folder, file.Path);
        File.WriteAllBytes(path, file.Bytes);
        return path;
    }
}
