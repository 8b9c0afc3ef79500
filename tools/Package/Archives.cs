using System.Globalization;
using System.IO.Compression;
using System.Runtime.Versioning;
using NuGet.Frameworks;
using NuGet.Packaging;

namespace CognitoIdentity.Package;

/// <summary>
/// The package for the PowerShell Gallery and for folder repositories, with the same content as one from <c>Publish-PSResource</c>. It is
/// written here so that two packages of a commit are identical. Licence and icon are addresses, because the Gallery supports nothing else.
/// </summary>
internal static class GalleryPackage
{
    public static byte[] Write(Content content)
    {
        Manifest manifest = content.Manifest;
        var builder = new PackageBuilder(deterministic: true)
        {
            DeterministicTimestamp = content.Changelog.Date.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            Id = "CognitoIdentity",
            Version = manifest.Version,
            Description = manifest.Description,
            Copyright = manifest.Copyright,
            LicenseUrl = manifest.LicenseUri,
            ProjectUrl = manifest.ProjectUri,
            IconUrl = manifest.IconUri,
            ReleaseNotes = content.Changelog.Notes,
        };
        builder.Authors.Add(manifest.Author);
        builder.Owners.Add(manifest.CompanyName);
        builder.Tags.AddRange(Tags(manifest));
        builder.Files.AddRange(content.Files.Select(file => new PackageFile(file, content.Changelog.Date)));
        using var package = new MemoryStream();
        builder.Save(package);
        return package.ToArray();
    }

    /// <summary>A gallery finds the module of a command by the tags PSCommand_ and PSCmdlet_.</summary>
    private static IEnumerable<string> Tags(Manifest manifest) =>
        [
            "PSModule",
            .. manifest.Tags,
            .. manifest.Editions.Select(edition => $"PSEdition_{edition}"),
            "PSIncludes_Cmdlet",
            .. manifest.Cmdlets.Select(cmdlet => $"PSCmdlet_{cmdlet}"),
            .. manifest.Cmdlets.Select(cmdlet => $"PSCommand_{cmdlet}"),
        ];

    /// <summary>A file of the module. NuGet must not take its folders for target frameworks.</summary>
    private sealed class PackageFile(ShippedFile file, DateTimeOffset time) : IPackageFile
    {
        public string Path => file.Path.Replace('/', System.IO.Path.DirectorySeparatorChar);

        public string EffectivePath => Path;

        public FrameworkName? TargetFramework => null;

        public NuGetFramework? NuGetFramework => null;

        public DateTimeOffset LastWriteTime => time;

        public Stream GetStream() => new MemoryStream(file.Bytes, writable: false);
    }
}

/// <summary>The module as a zip. Unpacked into a folder of modules, PowerShell finds it by name.</summary>
internal static class ZipPackage
{
    /// <summary>The Unix mode of a regular file, rw-r--r--.</summary>
    private const int Mode = 0x81A4 << 16;

    public static byte[] Write(Content content)
    {
        using var package = new MemoryStream();
        using (var archive = new ZipArchive(package, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (ShippedFile file in content.Files)
            {
                ZipArchiveEntry entry = archive.CreateEntry($"CognitoIdentity/{content.Manifest.Version.Version.ToString(3)}/{file.Path}");
                entry.LastWriteTime = content.Changelog.Date;
                entry.ExternalAttributes = Mode;
                using Stream stream = entry.Open();
                stream.Write(file.Bytes);
            }
        }

        return package.ToArray();
    }
}
