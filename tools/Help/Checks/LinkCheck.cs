using CognitoIdentity.Help.Build;
using CognitoIdentity.Help.Pages;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CognitoIdentity.Help.Checks;

/// <summary>Links within the project lead to files, and to headings, that are there.</summary>
public static class LinkCheck
{
    /// <summary>Names the links of a file that lead nowhere.</summary>
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

    /// <summary>The headings of a file, as GitHub's links name them.</summary>
    private static IEnumerable<string> Anchors(string markdown) => Section.Parse(markdown)
        .OfType<HeadingBlock>()
        .Select(heading => string.Concat(PlainText.Of(heading.Inline)
            .ToLowerInvariant()
            .Where(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_' or ' ')
            .Select(letter => letter == ' ' ? '-' : letter)));
}
