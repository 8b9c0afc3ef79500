using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace CognitoIdentity.ModuleTests.Documentation;

/// <summary>The plain English of texts, pages and comments, as far as a test can tell.</summary>
public sealed partial class PlainEnglishTests
{
    private const int LongestText = 300;

    private const string TextFile = "src/Module/Errors/Texts.resx";

    /// <summary>Phrases that readers have to decode, and words for each.</summary>
    private static readonly (Regex Phrase, string Instead)[] Banned =
    [
        (Phrase("puts? out|putting out"), "writes, returns"),
        (Phrase("at one stroke"), "atomically"),
        (Phrase(@"will(?: not)? do(?=[.,;:)]|$)"), "is accepted, is enough"),
        (Phrase("comes? of (?:it|that)"), "results"),
        (Phrase("(?:comes?|came) to nothing"), "fails"),
        (Phrase(@"mend(?:s|ed|ing)?\b"), "fix"),
        (Phrase(@"that of the\b"), "a noun"),
        (Phrase("(?<!there )is no (?!longer|more)"), "isn't a"),
        (Phrase(@"(?<!there )is none\b"), "isn't one"),
        (Phrase("(?:nothing|nobody|no one|none) (?:is|was) (?:called|asked)|calls nothing"), "no request was made, makes no request"),
        (Phrase("who signs(?! in)"), "the caller"),
        (Phrase("last words|farewell|rehears(?:al|es?)|first door"), "the technical term"),
        (Phrase("(?:errors?|one) of (?:its|their) own"), "a separate error"),
        (Phrase("(?:is|are|was|were) told"), "is reported, is notified"),
        (Phrase("goes? nowhere"), "is rejected"),
        (Phrase("made[- ]up"), "fictitious"),
        (Phrase("pass(?:es|ed)? over"), "ignores"),
        (Phrase("from what to what"), "old and new values"),
        (Phrase("all the same"), "anyway"),
        (Phrase("whoever"), "a noun"),
    ];

    private static readonly string[] Folders = ["docs", "runner", "samples", "src", "tests", "tools"];

    /// <summary>Folders and files that are not checked. This file has the phrases.</summary>
    private static readonly string[] Skipped = ["bin", "obj", "node_modules", "PlainEnglishTests.cs"];

    [Fact]
    public void No_text_is_too_long_to_be_read_at_a_prompt() => Assert.Empty(UserTexts()
        .Where(text => text.Value.Length > LongestText)
        .Select(text => $"{TextFile}:{text.Line}: {text.Name} has {text.Value.Length} characters; {LongestText} are allowed."));

    [Fact]
    public void No_text_page_or_comment_has_a_banned_phrase() => Assert.Empty(UserTexts()
        .SelectMany(text => Problems($"{TextFile}:{text.Line}", text.Value))
        .Concat(Files().SelectMany(file => File.ReadLines(Path.Combine(BuiltModule.Root, file)).Index()
            .SelectMany(line => Problems($"{file}:{line.Index + 1}", Prose(file, line.Item))))));

    [Theory]
    [InlineData("a.md", "Pools will do.", "Pools will do.")]
    [InlineData("a.cs", "    return; // Nothing is called.", " // Nothing is called.")]
    [InlineData("a.cs", "    /// <summary>This is no pool.</summary>", " /// <summary>This is no pool.</summary>")]
    [InlineData("a.ps1", "Get-It # at one stroke", " # at one stroke")]
    [InlineData("a.cs", "    string text = \"This is no pool.\";", "")]
    public void The_check_reads_pages_and_comments(string file, string line, string prose)
    {
        Assert.Equal(prose, Prose(file, line));
        Assert.Equal(prose.Length > 0, Problems("1", prose).Any());
    }

    [Theory]
    [InlineData("There is no pool.")]
    [InlineData("It is no longer valid.")]
    [InlineData("The command will document this.")]
    public void The_check_accepts_plain_English(string prose) => Assert.Empty(Problems("1", prose));

    private static IEnumerable<string> Problems(string place, string prose) => Banned
        .Where(banned => banned.Phrase.IsMatch(prose))
        .Select(banned => $"{place}: '{banned.Phrase.Match(prose).Value}'; use: {banned.Instead}.");

    /// <summary>What a line has for readers: all of a page, and only the comment of code.</summary>
    private static string Prose(string file, string line) => Path.GetExtension(file) switch
    {
        ".md" => line,
        ".cs" => SlashComment().Match(line).Value,
        _ => HashComment().Match(line).Value,
    };

    private static IEnumerable<(string Name, string Value, int Line)> UserTexts() =>
        XDocument.Load(Path.Combine(BuiltModule.Root, TextFile), LoadOptions.SetLineInfo).Root!.Elements("data")
            .Select(text => (text.Attribute("name")!.Value, text.Element("value")!.Value, ((IXmlLineInfo)text).LineNumber));

    private static IEnumerable<string> Files() => Folders
        .SelectMany(folder => Directory.GetFiles(Path.Combine(BuiltModule.Root, folder), "*", SearchOption.AllDirectories))
        .Select(file => Path.GetRelativePath(BuiltModule.Root, file).Replace('\\', '/'))
        .Where(file => Path.GetExtension(file) is ".md" or ".cs" or ".ps1" or ".psm1" && !file.Split('/').Any(Skipped.Contains));

    private static Regex Phrase(string pattern) => new($@"\b(?:{pattern})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    [GeneratedRegex(@"(?:^|\s)//.*$")]
    private static partial Regex SlashComment();

    [GeneratedRegex(@"(?:^|\s)#.*$")]
    private static partial Regex HashComment();
}
