using System.Text.RegularExpressions;
using YamlDotNet.Serialization;

namespace CognitoIdentity.Help.Pages;

/// <summary>The page of a cmdlet as it is written, in the Markdown schema of platyPS, 2024-05-01.</summary>
public sealed partial class CmdletPage
{
    /// <summary>The sections of every page, in their order.</summary>
    public static readonly IReadOnlyList<string> Sections =
        ["SYNOPSIS", "SYNTAX", "ALIASES", "DESCRIPTION", "EXAMPLES", "PARAMETERS", "INPUTS", "OUTPUTS", "NOTES", "RELATED LINKS"];

    /// <summary>Those that have nothing but headings, each with its text.</summary>
    private static readonly string[] Lists = ["EXAMPLES", "PARAMETERS", "INPUTS", "OUTPUTS", "NOTES"];

    private readonly Section _page;

    /// <param name="markdown">The page; empty for one that is not written yet.</param>
    /// <exception cref="InvalidOperationException">It has what the schema has no place for, which would be lost.</exception>
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

    /// <summary>What stands before the title.</summary>
    public IReadOnlyDictionary<string, string> FrontMatter { get; }

    /// <summary>The examples, in their order.</summary>
    public IReadOnlyList<Example> Examples { get; }

    /// <summary>A section of the schema; an empty one when it is not there.</summary>
    public Section this[string title] => _page[title];

    [GeneratedRegex(@"\A---\n(.*?\n)---\n", RegexOptions.Singleline)]
    private static partial Regex FrontMatterPattern();
}
