using System.Management.Automation;
using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CognitoIdentity.Help;

/// <summary>Finds what is wrong with the documentation.</summary>
public static class Check
{
    private const string NoPage = "the page is missing; `dotnet run --project tools/Help -- update` creates it.";

    private static readonly string[] FoldersWithPages = ["benchmarks", "docs"];

    /// <summary>The problems, with the name of the file.</summary>
    public static IReadOnlyList<(string File, string Problem)> Run(string root)
    {
        IReadOnlyList<CmdletInfo> cmdlets = ModuleInPowerShell.Cmdlets(root);
        return
        [
            .. Documentation.Pages(root, cmdlets).SelectMany(page => Of(page.Name, Generated(page))),
            .. Documentation.CmdletFiles(root).SelectMany(file => Of(file, Cmdlet(file, cmdlets))),
            .. Documentation.AboutFiles(root).SelectMany(file => Of(file, Topic(file))),
            .. Of(SharedParameters.Path(root), Shared(Documentation.Shared(root), cmdlets)),
            .. Linked(root).SelectMany(file => Of(file, LinkCheck.Problems(file))),
        ];
    }

    private static IEnumerable<(string File, string Problem)> Of(string file, IEnumerable<string> problems) =>
        problems.Select(problem => (Path.GetFileName(file), problem));

    private static IEnumerable<string> Generated(GeneratedPage page) =>
        !page.IsThere ? [NoPage]
        : page.IsCurrent ? []
        : ["not up to date; run `dotnet run --project tools/Help -- update`."];

    private static IEnumerable<string> Cmdlet(string file, IReadOnlyList<CmdletInfo> cmdlets) =>
        cmdlets.FirstOrDefault(cmdlet => cmdlet.Name == Path.GetFileNameWithoutExtension(file)) is { } cmdlet
            ? PageCheck.Problems(cmdlet, File.ReadAllText(file))
            : ["there is no such cmdlet."];

    private static IEnumerable<string> Topic(string file)
    {
        string markdown = File.ReadAllText(file);
        Section topic = Section.Read(markdown).Sections.Single();
        if (topic.Title != Path.GetFileNameWithoutExtension(file))
        {
            yield return "its title is not the file's name.";
        }

        if (topic[AboutTopic.ShortDescription].Body is { Length: 0 or > AboutTopic.ShortWidth })
        {
            yield return $"it needs a '{AboutTopic.ShortDescription}' of at most {AboutTopic.ShortWidth} characters: PowerShell shows its first line.";
        }

        foreach (string problem in ScriptCheck.OfTopic(markdown))
        {
            yield return problem;
        }
    }

    private static IEnumerable<string> Shared(SharedParameters shared, IReadOnlyList<CmdletInfo> cmdlets)
    {
        foreach ((string parameter, string[] exceptions) in shared.Entries)
        {
            if (!cmdlets.Any(cmdlet => shared.Find(cmdlet.Name, parameter) is not null && cmdlet.Parameters.ContainsKey(parameter)))
            {
                yield return $"no cmdlet has a parameter -{parameter}.";
            }

            foreach (string name in exceptions.Where(name => !cmdlets.Any(cmdlet => cmdlet.Name == name && cmdlet.Parameters.ContainsKey(parameter))))
            {
                yield return $"{name} is an exception, but has no parameter -{parameter}.";
            }
        }
    }

    /// <summary>The pages of the project whose links are checked.</summary>
    private static IEnumerable<string> Linked(string root) =>
    [
        .. Directory.GetFiles(root, "*.md"),
        .. FoldersWithPages.SelectMany(folder => Directory.GetFiles(Path.Combine(root, folder), "*.md", SearchOption.AllDirectories)),
    ];
}

/// <summary>Finds what is wrong with the page of a cmdlet.</summary>
public static partial class PageCheck
{
    private const int FewestExamples = 2;

    private static readonly string[] Prose = ["SYNOPSIS", "DESCRIPTION"];
    private static readonly string[] Parts = ["INPUTS", "OUTPUTS", "NOTES"];

    /// <summary>The problems of the parts that are written by hand. <see cref="Check"/> compares the generated parts with what <c>update</c> would write.</summary>
    public static IEnumerable<string> Problems(CmdletInfo cmdlet, string markdown)
    {
        var page = new CmdletPage(markdown);
        return
        [
            .. Differences(cmdlet, page),
            .. Prose.Where(title => page[title].Body.Length == 0).Select(title => $"{title} is empty."),
            .. page["PARAMETERS"].Sections.Where(section => CmdletPageWriter.TextOf(section).Length == 0).Select(section => $"{section.Title} has no text."),
            .. Parts.SelectMany(title => page[title].Sections
                .Where(section => section.Body.Length == 0).Select(section => $"{section.Title}, in {title}, has no text.")),
            .. page["NOTES"].Sections.Count < 2 ? ["NOTES say nothing of limits or errors."] : Array.Empty<string>(),
            .. Section.Parse(page["RELATED LINKS"].Body).Descendants<LinkInline>().Any() ? Array.Empty<string>() : ["RELATED LINKS has none."],
            .. Examples(page),
            .. ScriptCheck.OfCmdlet(markdown),
            .. PlaceholderPattern().Matches(markdown).Select(match => $"'{match.Value}' is a placeholder."),
        ];
    }

    /// <summary>Parameters that are documented but do not exist, or that exist but are not documented.</summary>
    private static IEnumerable<string> Differences(CmdletInfo cmdlet, CmdletPage page)
    {
        List<string> documented = [.. page["PARAMETERS"].Sections.Select(section => section.Title).Where(title => title.StartsWith('-'))];
        List<string> existing = [.. CmdletPageWriter.Parameters(cmdlet).Select(parameter => $"-{parameter.Name}")];
        return
        [
            .. documented.Except(existing).Select(name => $"{name} is documented, and the cmdlet has no such parameter."),
            .. existing.Except(documented).Select(name => $"{name} is not documented."),
        ];
    }

    private static IEnumerable<string> Examples(CmdletPage page)
    {
        if (page.Examples.Count < FewestExamples)
        {
            yield return $"There are {page.Examples.Count} examples; {FewestExamples} are required.";
        }

        foreach ((int index, Example example) in page.Examples.Index())
        {
            if (!example.Title.StartsWith($"Example {index + 1}: ", StringComparison.Ordinal))
            {
                yield return $"'{example.Title}' should be called 'Example {index + 1}: …'.";
            }

            if (example.Title.Length > Example.LongestTitle)
            {
                yield return $"'{example.Title}' has {example.Title.Length} characters; {Example.LongestTitle} fit 80 columns.";
            }

            if (!example.Scripts.Any(script => script.Contains(page.Name, StringComparison.Ordinal)))
            {
                yield return $"'{example.Title}' has no block of powershell that uses {page.Name}.";
            }

            if (!example.IsProseFirst)
            {
                yield return $"'{example.Title}' has prose after its first script; put it before.";
            }
        }
    }

    [GeneratedRegex(@"\{\{ .*?\}\}|\b(?:TODO|TBD|FIXME)\b")]
    private static partial Regex PlaceholderPattern();
}

/// <summary>Finds links within the project to files or headings that do not exist.</summary>
public static class LinkCheck
{
    /// <summary>The broken links of a file.</summary>
    public static IEnumerable<string> Problems(string file)
    {
        foreach (string url in Section.Parse(File.ReadAllText(file)).Descendants<LinkInline>().Select(link => link.Url!))
        {
            if (PlainText.IsAbsolute(url))
            {
                continue;
            }

            string[] parts = url.Split('#');
            string target = parts[0].Length == 0 ? file : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, parts[0]));
            if (!Path.Exists(target))
            {
                yield return $"the link to '{url}' leads to no file.";
            }
            else if (parts.Length > 1 && !Anchors(File.ReadAllText(target)).Contains(parts[1]))
            {
                yield return $"the link to '{url}' leads to no heading.";
            }
        }
    }

    /// <summary>The anchors that GitHub gives to the headings of a file.</summary>
    private static IEnumerable<string> Anchors(string markdown) => Section.Parse(markdown)
        .OfType<HeadingBlock>()
        .Select(heading => string.Concat(PlainText.Of(heading.Inline)
            .ToLowerInvariant()
            .Where(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_' or ' ')
            .Select(letter => letter == ' ' ? '-' : letter)));
}
