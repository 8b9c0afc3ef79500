using System.Management.Automation;
using System.Text.RegularExpressions;
using CognitoIdentity.Help.Pages;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CognitoIdentity.Help.Checks;

/// <summary>What is wrong with the page of a cmdlet.</summary>
public static partial class PageCheck
{
    private const int FewestExamples = 2;

    private static readonly string[] Prose = ["SYNOPSIS", "DESCRIPTION"];
    private static readonly string[] Parts = ["INPUTS", "OUTPUTS", "NOTES"];

    /// <summary>Names what is wrong, a line each. That the generated parts are right is checked by what <c>update</c> would change.</summary>
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
            .. PlaceholderPattern().Matches(markdown).Select(match => $"'{match.Value}' is a placeholder."),
        ];
    }

    /// <summary>Parameters that are documented and do not exist, or the other way round.</summary>
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
            yield return $"There are {page.Examples.Count} examples; it takes {FewestExamples}.";
        }

        foreach ((int index, Example example) in page.Examples.Index())
        {
            if (!example.Title.StartsWith($"Example {index + 1}: ", StringComparison.Ordinal))
            {
                yield return $"'{example.Title}' ought to be called 'Example {index + 1}: …'.";
            }

            if (!example.Scripts.Any(script => script.Contains(page.Name, StringComparison.Ordinal)))
            {
                yield return $"'{example.Title}' has no block of powershell that uses {page.Name}.";
            }
        }
    }

    [GeneratedRegex(@"\{\{ .*?\}\}|\b(?:TODO|TBD|FIXME)\b")]
    private static partial Regex PlaceholderPattern();
}
