using System.Text;

namespace CognitoIdentity.Package;

/// <summary>What is published of a version: the package for galleries, the zip, the bill of materials of both, and checksums.</summary>
internal sealed record Release(Content Content, IReadOnlyList<Component> Components)
{
    public static Release Of(string root, string module)
    {
        var content = Content.Of(module, File.ReadAllText(Path.Combine(root, "CHANGELOG.md")));
        return new Release(content, Origins.Of(content.Files, root));
    }

    /// <summary>Writes all into a folder, and gives the paths.</summary>
    public IReadOnlyList<string> Write(string folder)
    {
        Directory.CreateDirectory(folder);
        string name = $"CognitoIdentity.{Content.Manifest.Version.ToNormalizedString()}";
        ShippedFile[] files =
        [
            new($"{name}.nupkg", GalleryPackage.Write(Content)),
            new($"{name}.zip", ZipPackage.Write(Content)),
            new($"{name}.cdx.json", BillOfMaterials.Write(Content, Components)),
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
