using Markdig.Syntax;

namespace CognitoIdentity.Help.Pages;

/// <summary>An example of a page: scripts, what they show, and prose.</summary>
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

    /// <summary>All of the example but its first script.</summary>
    public string Remarks { get; }

    /// <summary>The blocks of <c>powershell</c>, in order.</summary>
    public IReadOnlyList<string> Scripts { get; }
}
