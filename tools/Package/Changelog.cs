using System.Globalization;
using System.Text.RegularExpressions;

namespace CognitoIdentity.Package;

/// <summary>What the changelog says of a version.</summary>
/// <param name="Date">The day of the release: the time of everything in the packages, so that they follow from the commit alone.</param>
/// <param name="Notes">The section without its heading.</param>
internal sealed partial record Changelog(DateTimeOffset Date, string Notes)
{
    /// <exception cref="InvalidDataException">There is no section of this version, or nothing in it.</exception>
    public static Changelog Of(string text, string version)
    {
        Match section = Sections.Matches(text).FirstOrDefault(match => match.Groups["version"].Value == version)
            ?? throw new InvalidDataException(
                $"CHANGELOG.md has no section of {version}, the version in CognitoIdentity.psd1. Give it one, with the heading '## {version} - YYYY-MM-DD'.");
        string notes = section.Groups["notes"].Value.Trim();
        return notes.Length > 0
            ? new Changelog(DateTimeOffset.ParseExact(section.Groups["date"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal), notes)
            : throw new InvalidDataException($"CHANGELOG.md says nothing of {version}.");
    }

    [GeneratedRegex(@"^## (?<version>\S+) - (?<date>\d{4}-\d{2}-\d{2})\n(?<notes>.*?)(?=^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Sections { get; }
}
