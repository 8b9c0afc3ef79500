using CognitoIdentity.Package;

namespace CognitoIdentity.ModuleTests.Packaging;

/// <summary>Release notes from the changelog, and the completed manifest.</summary>
public sealed class ReleaseTextTests
{
    private const string Log = """
        # Changelog

        ## Unreleased

        - Of tomorrow.

        ## 2.0.0-rc1 - 2027-03-04

        ### Added

        - Of today.

        ## 1.0.0 - 2026-12-24

        - Of yesterday.
        """;

    [Fact]
    public void The_section_of_a_version_is_its_notes_and_its_day()
    {
        var section = Changelog.Of(Log, "2.0.0-rc1");

        Assert.Equal("### Added\n\n- Of today.", section.Notes);
        Assert.Equal(new DateTimeOffset(2027, 3, 4, 0, 0, 0, TimeSpan.Zero), section.Date);
        Assert.Equal("- Of yesterday.", Changelog.Of(Log, "1.0.0").Notes);
    }

    [Fact]
    public void A_version_without_a_section_is_not_packed()
    {
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => Changelog.Of(Log, "2.0.0"));

        Assert.Equal(
            "CHANGELOG.md has no section of 2.0.0, the version in CognitoIdentity.psd1. Give it one, with the heading '## 2.0.0 - YYYY-MM-DD'.",
            error.Message);
    }

    [Fact]
    public void A_section_that_says_nothing_is_rejected() =>
        Assert.Throws<InvalidDataException>(() => Changelog.Of("## 1.0.0 - 2026-12-24\n\n## 0.9.0 - 2026-12-23\n\n- Something.\n", "1.0.0"));

    [Fact]
    public void The_manifest_keeps_what_was_written_and_takes_any_notes()
    {
        const string Written = """
            @{
                # A remark.
                RootModule  = if ($PSEdition -eq 'Core') { 'a.dll' } else { 'b.dll' }
                CmdletsToExport = @('Get-It')
                FileList    = @()
                PrivateData = @{ PSData = @{ ReleaseNotes = ''; Tags = @('AWS') } }
            }
            """;

        string complete = new Manifest(Written).Complete(["a.dll", "lib/b.dll"], "It's new, it’s $free\n- and `long`");

        Assert.Equal(
            """
            @{
                # A remark.
                RootModule  = if ($PSEdition -eq 'Core') { 'a.dll' } else { 'b.dll' }
                CmdletsToExport = @('Get-It')
                FileList    = @(
                    'a.dll'
                    'lib/b.dll'
                )
                PrivateData = @{ PSData = @{ ReleaseNotes = 'It''s new, it’’s $free
            - and `long`'; Tags = @('AWS', 'PSCommand_Get-It') } }
            }
            """,
            complete);
    }

    [Theory]
    [InlineData("", "2.1.0")]
    [InlineData("rc1", "2.1.0-rc1")]
    public void The_version_is_the_manifests_with_its_prerelease_part(string prerelease, string version) =>
        Assert.Equal(version, WithPrerelease(prerelease).Version.ToNormalizedString());

    [Fact]
    public void A_prerelease_part_that_PowerShell_does_not_take_is_rejected()
    {
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => WithPrerelease("rc.1").Version);

        Assert.Equal("The manifest has 'rc.1' for Prerelease. PowerShell takes letters and digits, such as rc1.", error.Message);
    }

    [Fact]
    public void A_manifest_without_a_place_for_the_list_is_rejected()
    {
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => new Manifest("@{ PrivateData = @{} }").Complete([], ""));

        Assert.Equal("The manifest has no value for FileList.", error.Message);
    }

    private static Manifest WithPrerelease(string prerelease) =>
        new($"@{{ ModuleVersion = '2.1.0'; PrivateData = @{{ PSData = @{{ Prerelease = '{prerelease}' }} }} }}");
}
