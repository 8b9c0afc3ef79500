namespace System.Text.RegularExpressions;

/// <summary>Marks a method that <c>src/RegexGenerator</c> implements, as .NET's own generator does on .NET.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class GeneratedRegexAttribute : Attribute
{
    public GeneratedRegexAttribute(string pattern, RegexOptions options = RegexOptions.None)
    {
        Pattern = pattern;
        Options = options;
    }

    public string Pattern { get; }

    public RegexOptions Options { get; }
}
