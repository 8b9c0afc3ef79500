using CognitoIdentity.Package;

namespace CognitoIdentity.ModuleTests.Packaging;

public sealed class InstallationTests : IClassFixture<PackedModule>, IDisposable
{
    private readonly PackedModule _packed;
    private readonly string _modules = Directory.CreateTempSubdirectory("ci-modules-").FullName;
    private readonly string _installed;

    public InstallationTests(PackedModule packed)
    {
        _packed = packed;
        _installed = Installation.FromFolder(packed.Folder, _modules);
    }

    public void Dispose() => Directory.Delete(_modules, recursive: true);

    [Fact]
    public void It_is_installed_by_version_without_what_is_the_packages()
    {
        Assert.Equal(Path.Combine(_modules, "CognitoIdentity"), Path.GetDirectoryName(_installed));
        Assert.Matches(@"^\d+\.\d+\.\d+$", Path.GetFileName(_installed));
        Assert.Equal(_packed.Shipped.Keys.Order(StringComparer.Ordinal), BuiltModule.FilesIn(_installed));
    }

    [Fact]
    public void The_manifest_lists_what_is_installed()
    {
        using var session = new Session(importModule: false);

        IEnumerable<string> listed = session.Run($"(Test-ModuleManifest '{Path.Combine(_installed, "CognitoIdentity.psd1")}').FileList")
            .Select(file => Path.GetRelativePath(_installed, (string)file.BaseObject).Replace('\\', '/'));

        Assert.Equal(BuiltModule.FilesIn(_installed), listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Its_manifest_says_what_is_new()
    {
        using var session = new Session(importModule: false);

        string notes = (string)Assert.Single(session.Run($"(Test-ModuleManifest '{Path.Combine(_installed, "CognitoIdentity.psd1")}').ReleaseNotes")).BaseObject;

        Assert.StartsWith("### ", notes, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_installation_leaves_nothing_of_the_one_before()
    {
        File.WriteAllText(Path.Combine(_installed, "of-before.txt"), "");

        Installation.FromFolder(_packed.Folder, _modules);

        Assert.Equal(_packed.Shipped.Keys.Order(StringComparer.Ordinal), BuiltModule.FilesIn(_installed));
    }

    [Fact]
    public void From_an_otherwise_empty_module_path_it_is_found_by_the_name_of_a_cmdlet_and_works()
    {
        ShellProcess shell = ShellProcess.Run(
            "-NoModule",
            "-Command",
            $"$env:PSModulePath = '{_modules}'; $null = Start-CILocalService; (New-CIIdentityPool shop | Get-CIIdentityPool).Name; (Get-Module CognitoIdentity).ModuleBase");

        Assert.Equal("", shell.Errors);
        Assert.Equal(["shop", _installed], shell.Lines);
    }
}
