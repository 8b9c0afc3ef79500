using Markdig.Syntax;

namespace CognitoIdentity.Help.Pages;

/// <summary>An example of a page: scripts, what they show, and prose.</summary>
public sealed class Example
{
    private const string Script = "powershell";

    private const string Shown = "output";
    private const string NoRun = "no-run";

    /// <param name="section">The section of the example.</param>
    public Example(Section section)
    {
        Title = section.Title;
        Remarks = section.Body;

        var steps = new List<ExampleStep>();
        foreach (FencedCodeBlock block in Section.Parse(section.Body).OfType<FencedCodeBlock>())
        {
            if (block.Info == Script)
            {
                Remarks = steps.Count > 0 ? Remarks : section.Body.Remove(block.Span.Start, block.Span.Length);
                steps.Add(new ExampleStep(block.Lines.ToString(), null, block.Arguments != NoRun));
            }
            else if (block.Info == Shown && steps.Count > 0)
            {
                steps[^1] = steps[^1] with { Output = block.Lines.ToString() };
            }
        }

        Steps = steps;
    }

    /// <summary>The heading: <c>Example 1: …</c>.</summary>
    public string Title { get; }

    /// <summary>All of the example but its first script.</summary>
    public string Remarks { get; }

    /// <summary>What is done, in order: blocks of <c>powershell</c>, each with the block of <c>output</c> that follows it.</summary>
    public IReadOnlyList<ExampleStep> Steps { get; }
}

/// <summary>A script of an example.</summary>
/// <param name="Script">The script.</param>
/// <param name="Output">What it shows; null where the page does not say.</param>
/// <param name="Runs">Whether it can run without an AWS account: it is not marked <c>no-run</c>.</param>
public sealed record ExampleStep(string Script, string? Output, bool Runs);
