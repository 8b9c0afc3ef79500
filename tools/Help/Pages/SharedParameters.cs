namespace CognitoIdentity.Help.Pages;

/// <summary>
/// The texts of parameters that mean the same in many cmdlets. Each is a section <c>## -Name</c>; where a cmdlet means something
/// else by the name, its own page says so, and the heading names it: <c>## -Name, except Verb-Noun</c>.
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

    /// <summary>The file of a project.</summary>
    public static string Path(string root) => System.IO.Path.Combine(root, "docs", "shared-parameters.md");

    /// <summary>The parameters, with the cmdlets that the text is not for.</summary>
    public IEnumerable<(string Parameter, string[] Exceptions)> Entries => _texts.Select(entry => (entry.Key, entry.Value.Exceptions));

    /// <summary>The text of a cmdlet's parameter, or null when its own page has it.</summary>
    public string? Find(string cmdlet, string parameter) =>
        _texts.TryGetValue(parameter, out (string Text, string[] Exceptions) entry) && !entry.Exceptions.Contains(cmdlet) ? entry.Text : null;
}
