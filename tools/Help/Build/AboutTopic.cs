using System.Text;
using CognitoIdentity.Help.Pages;

namespace CognitoIdentity.Help.Build;

/// <summary>An about topic as Get-Help shows it: plain text, 80 columns wide.</summary>
public static class AboutTopic
{
    /// <summary>The longest short description: PowerShell takes the one line of it as the topic's synopsis.</summary>
    public const int ShortWidth = Width - Margin;

    /// <summary>The section of the short description.</summary>
    public const string ShortDescription = "Short description";

    private const int Width = 80;
    private const int Margin = 4;

    private static readonly PlainText Console = new(ShortWidth, codeIndent: Margin);

    /// <summary>Writes the topic.</summary>
    public static string Write(string markdown)
    {
        Section topic = Section.Read(markdown).Sections.Single();
        var text = new StringBuilder($"TOPIC\n{PlainText.Indent(topic.Title, Margin)}\n");
        foreach (Section section in topic.Sections)
        {
            Write(text, section);
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, Section section)
    {
        text.Append(null, $"\n{(section.Level == 2 ? section.Title.ToUpperInvariant() : PlainText.Indent(section.Title, (section.Level - 2) * 2))}\n");
        text.AppendJoin("\n\n", Console.Blocks(section.Text).Select(block => PlainText.Indent(block, Margin)));
        if (section.Text.Length > 0)
        {
            text.Append('\n');
        }

        foreach (Section inner in section.Sections)
        {
            Write(text, inner);
        }
    }
}
