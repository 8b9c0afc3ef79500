using System.Globalization;
using System.Management.Automation.Language;
using System.Text;
using System.Text.RegularExpressions;
using NuGet.Versioning;

namespace CognitoIdentity.Package;

/// <summary>A file that ships. Its path in the module's folder has slashes on every platform.</summary>
internal sealed record ShippedFile(string Path, byte[] Bytes)
{
    public string Name => System.IO.Path.GetFileName(Path);

    public string Sha256 => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Bytes));
}

/// <summary>The files of a built module, in order. <c>Files</c> has the completed manifest, <c>Manifest</c> the one that is written by hand.</summary>
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

        // Without a byte order mark, Windows PowerShell would read the file in the machine's code page.
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);
        files[ManifestName] = [.. utf8.Preamble, .. utf8.GetBytes(manifest.Complete(names, section.Notes))];
        return new Content(manifest, section, [.. names.Select(name => new ShippedFile(name, files[name]))]);
    }
}

/// <summary>The module's manifest. It is parsed and not run, because some values depend on the edition.</summary>
internal sealed class Manifest
{
    private readonly string _text;
    private readonly HashtableAst _data;

    /// <exception cref="InvalidDataException">The text isn't a manifest.</exception>
    public Manifest(string text)
    {
        _text = text;
        ScriptBlockAst script = Parser.ParseInput(text, out _, out ParseError[] errors);
        if (errors is [var error, ..])
        {
            throw new InvalidDataException($"The manifest can't be read: {error.Message}");
        }

        _data = script.Find(part => part is HashtableAst, searchNestedScriptBlocks: false) as HashtableAst
            ?? throw new InvalidDataException("The manifest has no hashtable.");
    }

    /// <exception cref="InvalidDataException">PowerShell does not accept the prerelease part. SemVer allows dots in it, PowerShell doesn't.</exception>
    public NuGetVersion Version
    {
        get
        {
            string prerelease = Text("PrivateData", "PSData", "Prerelease");
            return prerelease.All(char.IsAsciiLetterOrDigit)
                ? NuGetVersion.Parse(prerelease.Length > 0 ? $"{Text("ModuleVersion")}-{prerelease}" : Text("ModuleVersion"))
                : throw new InvalidDataException($"The manifest has '{prerelease}' for Prerelease. PowerShell takes letters and digits, such as rc1.");
        }
    }

    public string Author => Text("Author");

    public string CompanyName => Text("CompanyName");

    public string Copyright => Text("Copyright");

    public string Description => Text("Description");

    public IReadOnlyList<string> Cmdlets => List("CmdletsToExport");

    public IReadOnlyList<string> Editions => List("CompatiblePSEditions");

    public IReadOnlyList<string> Tags => List("PrivateData", "PSData", "Tags");

    public Uri LicenseUri => new(Text("PrivateData", "PSData", "LicenseUri"));

    public Uri ProjectUri => new(Text("PrivateData", "PSData", "ProjectUri"));

    public Uri IconUri => new(Text("PrivateData", "PSData", "IconUri"));

    /// <summary>
    /// The manifest with the list of files, the release notes, and the tags by which a folder repository finds the cmdlets.
    /// </summary>
    public string Complete(IEnumerable<string> files, string releaseNotes)
    {
        string list = string.Concat(files.Select(file => $"\n        {Quote(file)}"));
        Ast fileList = Value("FileList");
        Ast notes = Value("PrivateData", "PSData", "ReleaseNotes");
        Ast tags = Value("PrivateData", "PSData", "Tags");
        string allTags = string.Join(", ", Tags.Concat(Cmdlets.Select(cmdlet => $"PSCommand_{cmdlet}")).Select(Quote));

        // From the end to the start, because a change moves the text after it.
        return new[] { (At: fileList.Extent, Text: $"@({list}\n    )"), (At: notes.Extent, Text: Quote(releaseNotes)), (At: tags.Extent, Text: $"@({allTags})") }
            .OrderByDescending(change => change.At.StartOffset)
            .Aggregate(_text, (text, change) => text[..change.At.StartOffset] + change.Text + text[change.At.EndOffset..]);
    }

    private static string Quote(string text) => $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'";

    private string Text(params string[] path) => (string)Constant(path);

    private string[] List(params string[] path) => [.. ((object[])Constant(path)).Cast<string>()];

    private object Constant(string[] path) => Value(path).GetPureExpression()!.SafeGetValue();

    private PipelineAst Value(params string[] path)
    {
        HashtableAst table = _data;
        PipelineAst? value = null;
        foreach (string key in path)
        {
            value = table.KeyValuePairs.FirstOrDefault(pair => pair.Item1 is StringConstantExpressionAst name && Is(name.Value, key))?.Item2 as PipelineAst
                ?? throw new InvalidDataException($"The manifest has no value for {string.Join('.', path)}.");
            table = value.GetPureExpression() as HashtableAst ?? table;
        }

        return value!;
    }

    private static bool Is(string name, string key) => name.Equals(key, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The changelog's section of a version.</summary>
/// <param name="Date">The day of the release. All files in the packages have this time, so that two builds of a commit are identical.</param>
/// <param name="Notes">The section without its heading.</param>
internal sealed partial record Changelog(DateTimeOffset Date, string Notes)
{
    /// <exception cref="InvalidDataException">The version has no section, or the section is empty.</exception>
    public static Changelog Of(string text, string version)
    {
        Match section = Sections.Matches(text).FirstOrDefault(match => match.Groups["version"].Value == version)
            ?? throw new InvalidDataException(
                $"CHANGELOG.md has no section of {version}, the version in CognitoIdentity.psd1. Give it one, with the heading '## {version} - YYYY-MM-DD'.");
        string notes = section.Groups["notes"].Value.Trim();
        return notes.Length > 0
            ? new Changelog(DateTimeOffset.ParseExact(section.Groups["date"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal), notes)
            : throw new InvalidDataException($"The section of {version} in CHANGELOG.md is empty.");
    }

    [GeneratedRegex(@"^## (?<version>\S+) - (?<date>\d{4}-\d{2}-\d{2})\n(?<notes>.*?)(?=^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Sections { get; }
}
