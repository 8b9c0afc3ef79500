using System.Management.Automation;

namespace CognitoIdentity.Help;

/// <summary>The pages of docs/.</summary>
public static class Documentation
{
    private const string AboutPages = "about_*.md";

    /// <summary>The folder of the pages that the help is made from.</summary>
    public static string Folder(string root) => Path.Combine(root, "docs", "en-US");

    /// <summary>The about topics.</summary>
    public static IEnumerable<string> AboutFiles(string root) => Directory.GetFiles(Folder(root), AboutPages).Order(StringComparer.Ordinal);

    /// <summary>The pages of cmdlets.</summary>
    public static IEnumerable<string> CmdletFiles(string root) =>
        Directory.GetFiles(Folder(root), "*.md").Except(AboutFiles(root)).Order(StringComparer.Ordinal);

    /// <summary>The texts for parameters of many cmdlets.</summary>
    public static SharedParameters Shared(string root) => new(File.ReadAllText(SharedParameters.Path(root)));

    /// <summary>The pages with generated parts. The page of a new cmdlet does not exist yet.</summary>
    public static IReadOnlyList<GeneratedPage> Pages(string root, IReadOnlyList<CmdletInfo> cmdlets)
    {
        SharedParameters shared = Shared(root);
        return
        [
            GeneratedPage.WithParts(
                Path.Combine(Folder(root), "about_CognitoIdentity_Errors.md"),
                ("errors", ErrorList.OfModule(cmdlets)),
                ("errors of services", ErrorList.OfServices(cmdlets))),
            GeneratedPage.WithParts(Path.Combine(Folder(root), "about_CognitoIdentity_Operations.md"), ("unsigned operations", OperationTable.WriteUnsigned(cmdlets)), ("operations", OperationTable.Write(cmdlets))),
            .. cmdlets.Select(cmdlet => new GeneratedPage(
                Path.Combine(Folder(root), cmdlet.Name + ".md"), written => CmdletPageWriter.Write(cmdlet, new CmdletPage(written), shared))),
        ];
    }
}

/// <summary>A page with generated parts. The parts that are written by hand stay.</summary>
public sealed class GeneratedPage
{
    private readonly string _path;
    private readonly string _written;

    /// <param name="path">The page, which may not exist yet.</param>
    /// <param name="generate">Makes the new text from the current text.</param>
    public GeneratedPage(string path, Func<string, string> generate)
    {
        _path = path;
        IsThere = File.Exists(path);
        _written = IsThere ? File.ReadAllText(path) : string.Empty;
        Text = generate(_written);
    }

    /// <summary>The name of the file.</summary>
    public string Name => Path.GetFileName(_path);

    /// <summary>Whether the file exists.</summary>
    public bool IsThere { get; }

    /// <summary>The new text.</summary>
    public string Text { get; }

    /// <summary>Whether the file already has the new text.</summary>
    public bool IsCurrent => _written == Text;

    /// <summary>A page with generated parts between comments.</summary>
    /// <param name="path">The page.</param>
    /// <param name="parts">The new parts by name. Each is between <c>&lt;!-- name --&gt;</c> and <c>&lt;!-- end of name --&gt;</c>.</param>
    public static GeneratedPage WithParts(string path, params IReadOnlyList<(string Name, string Text)> parts) =>
        new(path, written => parts.Aggregate(
            written, (page, part) => Replace(path, page, $"<!-- {part.Name} -->\n", part.Text, $"<!-- end of {part.Name} -->")));

    /// <summary>Writes the new text.</summary>
    public void Update() => File.WriteAllText(_path, Text);

    private static string Replace(string path, string page, string begin, string text, string end)
    {
        int from = page.IndexOf(begin, StringComparison.Ordinal);
        int to = page.IndexOf(end, StringComparison.Ordinal);
        return from >= 0 && to > from
            ? page[..(from + begin.Length)] + text + page[to..]
            : throw new InvalidOperationException($"{path} has no place for the generated part, between '{begin.Trim()}' and '{end}'.");
    }
}

/// <summary>
/// The texts of parameters that mean the same in many cmdlets. Each is a section <c>## -Name</c>. Where the parameter of a cmdlet means
/// something else, its own page has the text, and the heading names the cmdlet: <c>## -Name, except Verb-Noun</c>.
/// </summary>
public sealed class SharedParameters
{
    private const string Exception = ", except ";

    private readonly Dictionary<string, (string Text, string[] Exceptions)> _texts;

    /// <param name="markdown">The file.</param>
    public SharedParameters(string markdown)
    {
        _texts = Section.Read(markdown).Sections.Single().Sections
            .Select(section => (Title: section.Title.Split(Exception), section.Body))
            .ToDictionary(section => section.Title[0].TrimStart('-'), section => (section.Body, section.Title.Length == 1 ? [] : section.Title[1].Split(", ")));
    }

    /// <summary>The path of the file.</summary>
    public static string Path(string root) => System.IO.Path.Combine(root, "docs", "shared-parameters.md");

    /// <summary>The parameters, each with the cmdlets that have a text of their own.</summary>
    public IEnumerable<(string Parameter, string[] Exceptions)> Entries => _texts.Select(entry => (entry.Key, entry.Value.Exceptions));

    /// <summary>The text of a cmdlet's parameter, or null if the page of the cmdlet has its own.</summary>
    public string? Find(string cmdlet, string parameter) =>
        _texts.TryGetValue(parameter, out (string Text, string[] Exceptions) entry) && !entry.Exceptions.Contains(cmdlet) ? entry.Text : null;
}
