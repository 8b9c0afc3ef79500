using System.Text;

namespace CognitoIdentity.Package;

/// <summary>A file as it ships, with its path in the module's folder, which has slashes on every platform.</summary>
internal sealed record ShippedFile(string Path, byte[] Bytes)
{
    public string Name => System.IO.Path.GetFileName(Path);

    public string Sha256 => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Bytes));
}

/// <summary>What ships: the files of a built module, in order. The manifest among them is complete; the one beside is as it was written.</summary>
internal sealed record Content(Manifest Manifest, Changelog Changelog, IReadOnlyList<ShippedFile> Files)
{
    public const string ManifestName = "CognitoIdentity.psd1";

    public static Content Of(string module, string changelog)
    {
        string path = Path.Combine(module, ManifestName);
        if (!File.Exists(path))
        {
            throw new InvalidDataException($"There is no built module in {module}.");
        }

        var manifest = new Manifest(File.ReadAllText(path));
        Changelog section = Changelog.Of(changelog, manifest.Version.ToNormalizedString());
        Dictionary<string, byte[]> files = Directory.GetFiles(module, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(module, file).Replace('\\', '/'), File.ReadAllBytes, StringComparer.Ordinal);
        string[] names = [.. files.Keys.Order(StringComparer.Ordinal)];

        // With a byte order mark, without which Windows PowerShell takes a file for one of the machine's code page.
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);
        files[ManifestName] = [.. utf8.Preamble, .. utf8.GetBytes(manifest.Complete(names, section.Notes))];
        return new Content(manifest, section, [.. names.Select(name => new ShippedFile(name, files[name]))]);
    }
}
