namespace CognitoIdentity.Help;

/// <summary>A page that is generated in part. What is written by hand stays.</summary>
public sealed class GeneratedPage
{
    private readonly string _path;
    private readonly string _written;

    /// <param name="path">The page, which need not be there yet.</param>
    /// <param name="generate">Makes what the page ought to be from what it is.</param>
    public GeneratedPage(string path, Func<string, string> generate)
    {
        _path = path;
        IsThere = File.Exists(path);
        _written = IsThere ? File.ReadAllText(path) : string.Empty;
        Text = generate(_written);
    }

    /// <summary>The name of the file.</summary>
    public string Name => Path.GetFileName(_path);

    /// <summary>Whether there is a file.</summary>
    public bool IsThere { get; }

    /// <summary>What the page ought to be.</summary>
    public string Text { get; }

    /// <summary>Whether the file is what it ought to be.</summary>
    public bool IsCurrent => _written == Text;

    /// <summary>A page of which parts are generated.</summary>
    /// <param name="path">The page.</param>
    /// <param name="parts">What the parts ought to be, by name: each stands between <c>&lt;!-- name --&gt;</c> and <c>&lt;!-- end of name --&gt;</c>.</param>
    public static GeneratedPage WithParts(string path, params IReadOnlyList<(string Name, string Text)> parts) =>
        new(path, written => parts.Aggregate(
            written, (page, part) => Replace(path, page, $"<!-- {part.Name} -->\n", part.Text, $"<!-- end of {part.Name} -->")));

    /// <summary>Makes the file what it ought to be.</summary>
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
