using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>The names that the user asked for. Knows which names without wildcards were not found.</summary>
internal sealed class NameFilter
{
    private readonly List<(string Name, WildcardPattern Pattern)> _patterns;
    private readonly HashSet<string> _missing;

    public NameFilter(IEnumerable<string> names)
    {
        _patterns = [.. names.Select(name => (name, Parse(name)))];
        _missing = [.. names.Where(name => !WildcardPattern.ContainsWildcardCharacters(name))];
    }

    /// <summary>Valid after the whole list was read.</summary>
    public IEnumerable<string> NotFound => _missing;

    public bool Matches(string? name)
    {
        bool matches = false;
        foreach ((string asked, WildcardPattern pattern) in _patterns)
        {
            if (pattern.IsMatch(name ?? string.Empty))
            {
                _missing.Remove(asked);
                matches = true;
            }
        }

        return matches;
    }

    // PowerShell parses a pattern only when it is first matched.
    private static WildcardPattern Parse(string name)
    {
        try
        {
            var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant);
            pattern.IsMatch(string.Empty);
            return pattern;
        }
        catch (WildcardPatternException e)
        {
            throw new CognitoIdentityException(nameof(Texts.WildcardInvalid), [name], e);
        }
    }
}
