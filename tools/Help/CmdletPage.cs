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

/// <summary>An example of a page: scripts, their output, and prose.</summary>
public sealed class Example
{
    private const string Script = "powershell";

    /// <param name="section">The section of the example.</param>
    public Example(Section section)
    {
        Title = section.Title;
        Remarks = section.Body;

        FencedCodeBlock[] scripts = [.. Section.Parse(section.Body).OfType<FencedCodeBlock>().Where(block => block.Info == Script)];
        Scripts = [.. scripts.Select(script => script.Lines.ToString())];
        if (scripts is [var first, ..])
        {
            Remarks = section.Body.Remove(first.Span.Start, first.Span.Length);
        }
    }

    /// <summary>The heading: <c>Example 1: …</c>.</summary>
    public string Title { get; }

    /// <summary>The example without its first script.</summary>
    public string Remarks { get; }

    /// <summary>The blocks of <c>powershell</c>, in order.</summary>
    public IReadOnlyList<string> Scripts { get; }
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
