using System.Globalization;
using System.Runtime.Versioning;
using NuGet.Frameworks;
using NuGet.Packaging;

namespace CognitoIdentity.Package;

/// <summary>
/// The package that the PowerShell Gallery and folder repositories take, with what <c>Publish-PSResource</c> would put in. Like it, it
/// names licence and icon by address: the Gallery knows no other way.
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

    /// <summary>By PSCommand_ and PSCmdlet_ a gallery finds the module that has a command.</summary>
    private static IEnumerable<string> Tags(Manifest manifest) =>
        [
            "PSModule",
            .. manifest.Tags,
            .. manifest.Editions.Select(edition => $"PSEdition_{edition}"),
            "PSIncludes_Cmdlet",
            .. manifest.Cmdlets.Select(cmdlet => $"PSCmdlet_{cmdlet}"),
            .. manifest.Cmdlets.Select(cmdlet => $"PSCommand_{cmdlet}"),
        ];

    /// <summary>A file of the module. What its folders are called says nothing of frameworks.</summary>
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
