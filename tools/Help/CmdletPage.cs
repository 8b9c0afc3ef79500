using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using YamlDotNet.Serialization;

namespace CognitoIdentity.Help;

/// <summary>The page of a cmdlet, in the Markdown schema of platyPS, 2024-05-01.</summary>
public sealed partial class CmdletPage
{
    /// <summary>The sections of every page, in their order.</summary>
    public static readonly IReadOnlyList<string> Sections =
        ["SYNOPSIS", "SYNTAX", "ALIASES", "DESCRIPTION", "EXAMPLES", "PARAMETERS", "INPUTS", "OUTPUTS", "NOTES", "RELATED LINKS"];

    /// <summary>The sections that have only subsections.</summary>
    private static readonly string[] Lists = ["EXAMPLES", "PARAMETERS", "INPUTS", "OUTPUTS", "NOTES"];

    private readonly Section _page;

    /// <param name="markdown">The page, or an empty text for a new page.</param>
    /// <exception cref="InvalidOperationException">The page has a part that the schema has no place for, so writing the page would lose it.</exception>
    public CmdletPage(string markdown)
    {
        Match frontMatter = FrontMatterPattern().Match(markdown);
        FrontMatter = new DeserializerBuilder().Build().Deserialize<Dictionary<string, string>?>(frontMatter.Groups[1].Value) ?? [];
        Section text = Section.Read(markdown[frontMatter.Length..]);
        _page = text.Sections is [var page, ..] ? page : text;
        Examples = [.. this["EXAMPLES"].Sections.Select(section => new Example(section))];

        string? unplaced = _page.Sections.FirstOrDefault(section => !Sections.Contains(section.Title)) is { } unknown
            ? $"a section '{unknown.Title}'"
            : Array.Find(Lists, title => this[title].Text.Length > 0) is { } free
                ? $"text before the first heading of '{free}'"
                : null;
        if (unplaced is not null)
        {
            throw new InvalidOperationException($"The page of {Name} has {unplaced}, for which the schema has no place.");
        }
    }

    /// <summary>The cmdlet's name.</summary>
    public string Name => _page.Title;

    /// <summary>The YAML before the title.</summary>
    public IReadOnlyDictionary<string, string> FrontMatter { get; }

    /// <summary>The examples, in their order.</summary>
    public IReadOnlyList<Example> Examples { get; }

    /// <summary>A section of the page. It is empty if the page has no such section.</summary>
    public Section this[string title] => _page[title];

    [GeneratedRegex(@"\A---\n(.*?\n)---\n", RegexOptions.Singleline)]
    private static partial Regex FrontMatterPattern();
}

/// <summary>An example of a page: prose, then scripts, each with its output.</summary>
public sealed class Example
{
    /// <summary>The longest title that fits a line with the dashes around it.</summary>
    public const int LongestTitle = AboutTopic.ShortWidth - 22;

    private readonly List<FencedCodeBlock> _blocks;

    /// <param name="section">The section of the example.</param>
    public Example(Section section)
    {
        List<Block> blocks = [.. Section.Parse(section.Body)];
        int code = blocks.FindIndex(block => block is FencedCodeBlock);
        List<Block> session = code < 0 ? [] : blocks[code..];

        Title = section.Title;
        Introduction = session is [var first, ..] ? section.Body[..first.Span.Start] : section.Body;
        _blocks = [.. session.OfType<FencedCodeBlock>()];
        IsProseFirst = _blocks.Count == session.Count;
    }

    /// <summary>The heading: <c>Example 1: …</c>.</summary>
    public string Title { get; }

    /// <summary>The prose before the first script.</summary>
    public string Introduction { get; }

    /// <summary>The blocks of <c>powershell</c>, in order.</summary>
    public IEnumerable<string> Scripts => _blocks.Where(block => block.Info == Script.Language).Select(block => block.Lines.ToString());

    /// <summary>Whether all prose is before the first script. Get-Help shows prose, scripts and outputs in one typeface.</summary>
    public bool IsProseFirst { get; }

    /// <summary>The scripts and outputs as a console shows them, with prompts.</summary>
    public string Session => string.Join("\n\n", _blocks.Select(block => block.Info == Script.Language
        ? Script.WithPrompts(block.Lines.ToString())
        : block.Lines.ToString()));
}

/// <summary>A heading of a page and the text below it.</summary>
/// <param name="Level">The heading's level; 0 for the page itself.</param>
/// <param name="Title">The heading's text.</param>
/// <param name="Text">The text between the heading and the next heading.</param>
/// <param name="Body">The text between the heading and the next heading of its level, subsections included.</param>
/// <param name="Sections">The sections below it.</param>
public sealed record Section(int Level, string Title, string Text, string Body, IReadOnlyList<Section> Sections)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseYamlFrontMatter().Build();

    /// <summary>Parses Markdown with tables and front matter.</summary>
    public static MarkdownDocument Parse(string markdown) => Markdown.Parse(markdown, Pipeline);

    /// <summary>Reads the sections of a page. A line of code that looks like a heading starts no section.</summary>
    public static Section Read(string markdown)
    {
        var headings = new Queue<HeadingBlock>(Parse(markdown).OfType<HeadingBlock>());
        return Take(markdown, headings, level: 0, title: string.Empty, start: 0);
    }

    /// <summary>The section of a title. It is empty if there is no such section.</summary>
    public Section this[string title] =>
        Sections.FirstOrDefault(section => section.Title == title) ?? new Section(Level + 1, title, string.Empty, string.Empty, []);

    private static Section Take(string markdown, Queue<HeadingBlock> headings, int level, string title, int start)
    {
        int textEnd = Next(headings, markdown);
        var sections = new List<Section>();
        while (headings.TryPeek(out HeadingBlock? heading) && heading.Level > level)
        {
            headings.Dequeue();
            int end = heading.Span.End + 1;
            sections.Add(Take(markdown, headings, heading.Level, markdown[heading.Span.Start..end].Trim('#', ' '), end));
        }

        return new Section(level, title, markdown[start..textEnd].Trim('\n'), markdown[start..Next(headings, markdown)].Trim('\n'), sections);
    }

    private static int Next(Queue<HeadingBlock> headings, string markdown) =>
        headings.TryPeek(out HeadingBlock? heading) ? heading.Span.Start : markdown.Length;
}
