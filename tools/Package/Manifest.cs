using System.Management.Automation.Language;
using NuGet.Versioning;

namespace CognitoIdentity.Package;

/// <summary>The module's manifest. It is read and not run, so a value that depends on the edition is no hindrance.</summary>
internal sealed class Manifest
{
    private readonly string _text;
    private readonly HashtableAst _data;

    /// <exception cref="InvalidDataException">The text is no manifest.</exception>
    public Manifest(string text)
    {
        _text = text;
        ScriptBlockAst script = Parser.ParseInput(text, out _, out ParseError[] errors);
        if (errors is [var error, ..])
        {
            throw new InvalidDataException($"The manifest can't be read: {error.Message}");
        }

        _data = script.Find(part => part is HashtableAst, searchNestedScriptBlocks: false) as HashtableAst
            ?? throw new InvalidDataException("The manifest is no hashtable.");
    }

    /// <exception cref="InvalidDataException">PowerShell does not take what comes after the version: it wants no dots, which SemVer allows.</exception>
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
    /// The manifest with the list of files, the release notes, and tags by which a repository that is a folder finds the cmdlets.
    /// </summary>
    public string Complete(IEnumerable<string> files, string releaseNotes)
    {
        string list = string.Concat(files.Select(file => $"\n        {Quote(file)}"));
        Ast fileList = Value("FileList");
        Ast notes = Value("PrivateData", "PSData", "ReleaseNotes");
        Ast tags = Value("PrivateData", "PSData", "Tags");
        string allTags = string.Join(", ", Tags.Concat(Cmdlets.Select(cmdlet => $"PSCommand_{cmdlet}")).Select(Quote));

        // From the end to the beginning, because a change moves what follows it.
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
