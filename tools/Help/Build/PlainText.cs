using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using CognitoIdentity.Help.Pages;

namespace CognitoIdentity.Help.Build;

/// <summary>Markdown as text for a console, with tables in columns.</summary>
internal sealed class PlainText
{
    /// <summary>As PowerShell wants it, which itself wraps and indents.</summary>
    public static readonly PlainText Unwrapped = new(NoWidth, codeIndent: 0);

    private const int NoWidth = int.MaxValue;
    private const string ColumnGap = "  ";

    private readonly int _width;
    private readonly int _codeIndent;

    /// <param name="width">The width to wrap to.</param>
    /// <param name="codeIndent">How far code is indented.</param>
    public PlainText(int width, int codeIndent)
    {
        _width = width;
        _codeIndent = codeIndent;
    }

    /// <summary>The blocks of a text, each a paragraph, a list, a table or code.</summary>
    public IEnumerable<string> Blocks(string markdown) => Section.Parse(markdown).Select(block => Write(block, _width)).Where(text => text.Length > 0);

    /// <summary>Indents each line that is not empty.</summary>
    public static string Indent(string text, int by) =>
        string.Join('\n', text.Split('\n').Select(line => line.Length == 0 ? line : new string(' ', by) + line));

    /// <summary>The text of a piece of Markdown without its marks. A link that leads out of the project shows where to.</summary>
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

    /// <summary>Whether a link leads out of the project.</summary>
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

    /// <summary>A table in columns. What is too wide for the window is wrapped in the widest column.</summary>
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
