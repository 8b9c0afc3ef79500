using Markdig;
using Markdig.Syntax;

namespace CognitoIdentity.Help.Pages;

/// <summary>A heading of a page and what is below it, as the page has it.</summary>
/// <param name="Level">The heading's level; 0 for the page itself.</param>
/// <param name="Title">The heading's text.</param>
/// <param name="Text">What is between the heading and the next one.</param>
/// <param name="Body">What is between the heading and the next of its level: the text, and the sections with their headings.</param>
/// <param name="Sections">The sections below it.</param>
public sealed record Section(int Level, string Title, string Text, string Body, IReadOnlyList<Section> Sections)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseYamlFrontMatter().Build();

    /// <summary>The Markdown of all pages: tables, and front matter.</summary>
    public static MarkdownDocument Parse(string markdown) => Markdown.Parse(markdown, Pipeline);

    /// <summary>The sections of a page. What looks like a heading in a block of code is none.</summary>
    public static Section Read(string markdown)
    {
        var headings = new Queue<HeadingBlock>(Parse(markdown).OfType<HeadingBlock>());
        return Take(markdown, headings, level: 0, title: string.Empty, start: 0);
    }

    /// <summary>The section of a title; an empty one when there is none.</summary>
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
