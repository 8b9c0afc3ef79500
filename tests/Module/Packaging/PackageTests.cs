using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CognitoIdentity.Package;
using NuGet.Packaging;

namespace CognitoIdentity.ModuleTests.Packaging;

public sealed class PackageTests(PackedModule packed) : IClassFixture<PackedModule>
{
    private static readonly string Version = Value("ModuleVersion");
    private static readonly string FullVersion = Value("Prerelease") is { Length: > 0 } prerelease ? $"{Version}-{prerelease}" : Version;

    [Fact]
    public void There_is_a_package_a_zip_a_bill_of_materials_and_checksums() =>
        Assert.Equal(
            [$"CognitoIdentity-{FullVersion}.cdx.json", $"CognitoIdentity-{FullVersion}.zip", $"CognitoIdentity.{FullVersion}.nupkg", "SHA256SUMS"],
            BuiltModule.FilesIn(packed.Folder));

    [Fact]
    public void The_package_has_the_built_module_at_its_root_and_nothing_else() =>
        Assert.Equal(BuiltModule.FilesIn(BuiltModule.Folder), packed.Shipped.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void The_zip_has_the_same_files_in_the_folder_where_PowerShell_looks_for_them()
    {
        IReadOnlyDictionary<string, byte[]> zipped = packed.Files(".zip");

        Assert.Equal(packed.Shipped.Keys.Select(name => $"CognitoIdentity/{Version}/{name}").Order(), zipped.Keys.Order());
        Assert.All(packed.Shipped, file => Assert.Equal(file.Value, zipped[$"CognitoIdentity/{Version}/{file.Key}"]));
    }

    [Fact]
    public void It_says_of_itself_what_a_gallery_asks_for()
    {
        using var package = new PackageArchiveReader(packed.Path(".nupkg"));
        NuspecReader about = package.NuspecReader;

        Assert.Equal("CognitoIdentity", about.GetId());
        Assert.Equal(FullVersion, about.GetVersion().ToNormalizedString());
        Assert.Equal("The CognitoIdentity authors", about.GetAuthors());
        Assert.Equal("The CognitoIdentity authors", about.GetOwners());
        Assert.False(about.GetRequireLicenseAcceptance());
        Assert.Equal("https://www.apache.org/licenses/LICENSE-2.0", about.GetLicenseUrl());
        Assert.Equal("https://github.com/CognitoIdentity/CognitoIdentity", about.GetProjectUrl());
        Assert.EndsWith("/docs/icon.png", about.GetIconUrl(), StringComparison.Ordinal);
        Assert.NotEmpty(about.GetDescription());
        Assert.Empty(about.GetDependencyGroups());
    }

    [Fact]
    public void A_gallery_finds_it_as_a_module_and_by_its_commands()
    {
        using var package = new PackageArchiveReader(packed.Path(".nupkg"));
        string tags = package.NuspecReader.GetTags();

        Assert.All(
            ["PSModule", "PSEdition_Core", "PSIncludes_Cmdlet", "PSCmdlet_Get-CICredential", "PSCommand_Get-CICredential", "AWS"],
            tag => Assert.Contains(tag, tags.Split(' ')));

        // The limit of NuGet servers.
        Assert.InRange(tags.Length, 1, 4000);
    }

    [Fact]
    public void The_release_notes_are_the_changelogs_section_of_the_version()
    {
        string changelog = File.ReadAllText(Path.Combine(BuiltModule.Root, "CHANGELOG.md"));
        using var package = new PackageArchiveReader(packed.Path(".nupkg"));
        string notes = package.NuspecReader.GetReleaseNotes();

        Assert.StartsWith("### ", notes, StringComparison.Ordinal);
        Assert.DoesNotContain("\n## ", notes, StringComparison.Ordinal);
        Assert.Matches($@"\n## {Regex.Escape(FullVersion)} - \d{{4}}-\d\d-\d\d\n\n{Regex.Escape(notes)}\n", changelog);
    }

    [Fact]
    public void The_checksums_match_the_files() =>
        Assert.All(
            File.ReadAllLines(packed.Path("SHA256SUMS")),
            line => Assert.Equal(line[..64], Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(packed.Folder, line[66..]))))));

    [Fact]
    public void Packed_twice_it_is_the_same()
    {
        using var again = new PackedModule();

        Assert.All(Directory.GetFiles(packed.Folder), file => Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(again.Path(Path.GetFileName(file)))));
    }

    [Theory]
    [InlineData(".nupkg")]
    [InlineData(".zip")]
    public void All_in_it_is_of_the_day_in_the_changelog(string end)
    {
        string changelog = File.ReadAllText(Path.Combine(BuiltModule.Root, "CHANGELOG.md"));
        string day = Regex.Match(changelog, $@"\n## {Regex.Escape(FullVersion)} - (\S+)\n").Groups[1].Value;

        using ZipArchive archive = ZipFile.OpenRead(packed.Path(end));

        Assert.All(archive.Entries, entry => Assert.Equal($"{day}T00:00:00", entry.LastWriteTime.ToString("s", CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void The_assemblies_say_the_whole_version() =>
        Assert.All(
            Directory.GetFiles(BuiltModule.Folder, "CognitoIdentity*.dll", SearchOption.AllDirectories),
            file => Assert.Equal(FullVersion, System.Diagnostics.FileVersionInfo.GetVersionInfo(file).ProductVersion!.Split('+')[0]));

    [Theory]
    [InlineData("lib/Stray.dll")]
    [InlineData("lib/AWSSDK.Core.dll")]
    [InlineData("other/lib/AWSSDK.Core.dll")]
    public void An_unknown_assembly_is_not_packed(string path)
    {
        var genuine = new ShippedFile("net/AWSSDK.Core.dll", packed.Shipped["lib/AWSSDK.Core.dll"]);
        var stray = new ShippedFile(path, Encoding.ASCII.GetBytes("of unknown origin"));

        InvalidDataException error = Assert.Throws<InvalidDataException>(() => Origins.Of([genuine, stray], BuiltModule.Root));

        Assert.Equal($"{path} is from no package in the lock files of src/.", error.Message);
    }

    private static string Value(string key) =>
        Regex.Match(File.ReadAllText(Path.Combine(BuiltModule.Root, "CognitoIdentity.psd1")), $@"\b{key}\s*=\s*'([^']*)'").Groups[1].Value;
}

/// <summary>The packages of the built module, for this platform only.</summary>
public sealed class PackedModule : IDisposable
{
    public PackedModule()
    {
        Release.Of(BuiltModule.Root, BuiltModule.Folder).Write(Folder);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("ci-package-").FullName;

    /// <summary>The module's files in the package.</summary>
    public IReadOnlyDictionary<string, byte[]> Shipped => Files(".nupkg")
        .Where(file => file.Key is not ("CognitoIdentity.nuspec" or "[Content_Types].xml" or "_rels/.rels" or "package/services/metadata/core-properties/nuget.psmdcp"))
        .ToDictionary();

    /// <summary>The path of the only file with this ending.</summary>
    public string Path(string end) => Assert.Single(Directory.GetFiles(Folder, $"*{end}"));

    /// <summary>The files in the archive with this ending.</summary>
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
