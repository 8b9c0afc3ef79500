namespace CognitoIdentity.Help;

/// <summary>A page of which one part, between two comments, is generated. The rest is written by hand and stays.</summary>
public sealed class GeneratedPage
{
    private readonly string _path;
    private readonly string _written;

    /// <param name="path">The page.</param>
    /// <param name="part">The name of the part: it stands between <c>&lt;!-- part --&gt;</c> and <c>&lt;!-- end of part --&gt;</c>.</param>
    /// <param name="text">What the part ought to be.</param>
    public GeneratedPage(string path, string part, string text)
    {
        _path = path;
        _written = File.ReadAllText(path);
        Text = Replace(_written, $"<!-- {part} -->\n", text, $"<!-- end of {part} -->");
    }

    /// <summary>The name of the file.</summary>
    public string Name => Path.GetFileName(_path);

    /// <summary>What the page ought to be.</summary>
    public string Text { get; }

    /// <summary>Whether the file is what it ought to be.</summary>
    public bool IsCurrent => _written == Text;

    /// <summary>Makes the file what it ought to be.</summary>
    public void Update() => File.WriteAllText(_path, Text);

    private string Replace(string page, string begin, string text, string end)
    {
        int from = page.IndexOf(begin, StringComparison.Ordinal);
        int to = page.IndexOf(end, StringComparison.Ordinal);
        return from >= 0 && to > from
            ? page[..(from + begin.Length)] + text + page[to..]
            : throw new InvalidOperationException($"{_path} has no place for the generated part, between '{begin.Trim()}' and '{end}'.");
    }
}
