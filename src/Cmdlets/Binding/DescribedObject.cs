using System.Collections;
using System.Management.Automation;
using System.Reflection;

namespace CognitoIdentity.Commands;

/// <summary>
/// An object that describes a structure of the API: a hashtable, what ConvertFrom-Json and Import-Csv return, or an object of another type. A member
/// may have the API's name or a parameter's.
/// </summary>
internal sealed class DescribedObject
{
    private const string Deserialized = "Deserialized.";

    // PowerShell adds these members to objects from jobs and from other machines.
    private static readonly string[] Added = ["PSComputerName", "PSShowComputerName", "PSSourceJobInstanceId", "RunspaceId"];

    private readonly object? _source;
    private readonly string[][] _names;

    /// <param name="source">The object.</param>
    /// <param name="kind">What it describes, for the error.</param>
    /// <param name="names">The names of each member, the API's among them.</param>
    /// <param name="ignored">Members to ignore.</param>
    /// <exception cref="ArgumentTransformationMetadataException">A user wrote a member that isn't known.</exception>
    public DescribedObject(object? source, string kind, string[][] names, params string[] ignored)
    {
        _source = source;
        _names = names;
        string[] known = [.. names.SelectMany(name => name)];
        string? unknown = WrittenMembers(source).FirstOrDefault(member => !known.Concat(ignored).Concat(Added).Contains(member, StringComparer.OrdinalIgnoreCase));
        if (unknown is not null)
        {
            string nearest = known.OrderBy(name => Distance(name.ToUpperInvariant(), unknown.ToUpperInvariant())).First();
            throw new ArgumentTransformationMetadataException(Texts.MemberUnknown.With(DisplayText.Of(unknown), kind, nearest));
        }
    }

    /// <summary>The value of a member under any of its names; null if it has none, or an empty text as in a CSV file.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">Two of its names have different values.</exception>
    public object? this[string name]
    {
        get
        {
            (string Name, object Value)[] given =
            [
                .. from alias in _names.First(names => names.Contains(name))
                   let value = Unwrap.Member(_source, alias)
                   where value is not null and not ""
                   select (alias, value),
            ];
            return given.Select(member => member.Value).Distinct().Count() > 1
                ? throw new ArgumentTransformationMetadataException(Texts.MemberTwice.With(given[0].Name, given[1].Name))
                : given.FirstOrDefault().Value;
        }
    }

    /// <summary>The names of a parameter.</summary>
    public static string[] NamesOf(PropertyInfo parameter) =>
        [parameter.Name, .. parameter.GetCustomAttribute<AliasAttribute>()?.AliasNames ?? []];

    public string? Text(string name) => this[name]?.ToString();

    // The members of a .NET object come from its type, not from the user, so unknown ones are ignored.
    private static IEnumerable<string> WrittenMembers(object? source) => Unwrap.Value(source) switch
    {
        IDictionary map => map.Keys.Cast<object>().Select(key => key.ToString()!),
        PSObject custom when !custom.TypeNames[0].StartsWith(Deserialized, StringComparison.Ordinal) => custom.Properties.Select(property => property.Name),
        _ => [],
    };

    // The Levenshtein distance.
    private static int Distance(string one, string other)
    {
        int[] row = [.. Enumerable.Range(0, other.Length + 1)];
        for (int i = 1; i <= one.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.Length; j++)
            {
                int replaced = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
