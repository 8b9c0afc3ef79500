using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CognitoIdentity.Help;

/// <summary>Markdown as text for a console, with tables in columns.</summary>
internal sealed class PlainText
{
    /// <summary>For MAML, because PowerShell itself wraps and indents.</summary>
    public static readonly PlainText Unwrapped = new(NoWidth, codeIndent: 0);

    /// <summary>For a part of MAML that PowerShell indents by 4 and does not wrap. Get-Help breaks lines that fill the last column.</summary>
    public static readonly PlainText Indented = new(AboutTopic.ShortWidth - 1, codeIndent: 0);

    private const int NoWidth = int.MaxValue;
    private const string ColumnGap = "  ";

    private readonly int _width;
    private readonly int _codeIndent;

    /// <param name="width">The width of a line.</param>
    /// <param name="codeIndent">The indentation of code.</param>
    public PlainText(int width, int codeIndent)
    {
        _width = width;
        _codeIndent = codeIndent;
    }

    /// <summary>The blocks of a text: paragraphs, lists, tables and code.</summary>
    public IEnumerable<string> Blocks(string markdown) => Section.Parse(markdown).Select(block => Write(block, _width)).Where(text => text.Length > 0);

    /// <summary>Indents each line that is not empty.</summary>
    public static string Indent(string text, int by) =>
        string.Join('\n', text.Split('\n').Select(line => line.Length == 0 ? line : new string(' ', by) + line));

    /// <summary>The text of inline Markdown. A link to another site is followed by its address.</summary>
    public static string Of(Inline? inline) => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        LineBreakInline => " ",
        AutolinkInline link => link.Url,
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        LinkInline { Url: { } url } link when IsAbsolute(url) && Children(link) != url => $"{Children(link)} ({url})",
        ContainerInline container => Children(container),
        _ => string.Empty,
    };

    /// <summary>Whether a link leads to another site.</summary>
    public static bool IsAbsolute(string url) => url.Contains("://", StringComparison.Ordinal);

    private static string Children(ContainerInline container) => string.Concat(container.Select(Of));

    private string Write(Block block, int width) => block switch
    {
        HeadingBlock heading => Of(heading.Inline),
        ParagraphBlock paragraph => Wrap(Of(paragraph.Inline), width),
        YamlFrontMatterBlock => string.Empty,
        CodeBlock code => Indent(code.Lines.ToString(), _codeIndent),
        Table table => WriteTable(table, width),
        ListBlock list => string.Join('\n', list.OfType<ListItemBlock>().Select(item => WriteItem(item, list.IsOrdered ? $"{item.Order}. " : "- ", width))),
        QuoteBlock quote => string.Join("\n\n", quote.Select(inner => Write(inner, width))),
        _ => string.Empty,
    };

    private string WriteItem(ListItemBlock item, string mark, int width)
    {
        string text = string.Join('\n', item.Select(block => Write(block, Narrow(width, mark.Length))));
        return mark + Indent(text, mark.Length)[mark.Length..];
    }

    private static int Narrow(int width, int by) => width == NoWidth ? NoWidth : width - by;

    private static string Wrap(string text, int width)
    {
        var lines = new StringBuilder();
        int length = 0;
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            bool fits = length + 1 + word.Length <= width;
            lines.Append(length == 0 ? string.Empty : fits ? " " : "\n").Append(word);
            length = length > 0 && fits ? length + 1 + word.Length : word.Length;
        }

        return lines.ToString();
    }

    /// <summary>A table in columns. If it is too wide, the widest column is wrapped.</summary>
    private string WriteTable(Table table, int width)
    {
        List<string[]> rows =
        [
            .. table.OfType<TableRow>().Select(row => row.Cast<TableCell>()
                .Select(cell => string.Join(' ', cell.Select(block => Write(block, NoWidth)))).ToArray()),
        ];
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        int excess = widths.Sum() + (ColumnGap.Length * (widths.Length - 1)) - width;
        if (excess > 0)
        {
            int widest = Array.IndexOf(widths, widths.Max());
            widths[widest] = Math.Max(widths[widest] - excess, 1);
        }

        rows.Insert(1, [.. widths.Select(column => new string('-', column))]);
        return string.Join('\n', rows.SelectMany(row => WriteRow(row, widths)));
    }

    private static IEnumerable<string> WriteRow(string[] row, int[] widths)
    {
        string[][] cells = [.. row.Select((cell, column) => Wrap(cell, widths[column]).Split('\n'))];
        return Enumerable.Range(0, cells.Max(cell => cell.Length)).Select(line => string.Join(
            ColumnGap, cells.Select((cell, column) => (line < cell.Length ? cell[line] : string.Empty).PadRight(widths[column]))).TrimEnd());
    }
}

/// <summary>An about topic as Get-Help shows it: plain text, 80 columns wide.</summary>
public static class AboutTopic
{
    /// <summary>The longest short description, because PowerShell takes one line of it as the synopsis of the topic.</summary>
    public const int ShortWidth = Width - Margin;

    /// <summary>The section of the short description.</summary>
    public const string ShortDescription = "Short description";

    private const int Width = 80;
    private const int Margin = 4;

    private static readonly PlainText Console = new(ShortWidth, codeIndent: Margin);

    /// <summary>Writes the topic as plain text.</summary>
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
