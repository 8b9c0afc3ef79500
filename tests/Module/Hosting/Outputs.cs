using System.Collections;
using System.Management.Automation;

namespace CognitoIdentity.ModuleTests;

/// <summary>Reads what a script put out. The module's types are known by their members, as scripts know them.</summary>
internal static class Outputs
{
    /// <summary>One property of all objects.</summary>
    public static IEnumerable<object?> Values(this IEnumerable<PSObject> output, string property) =>
        output.Select(item => item.Properties[property].Value);

    /// <summary>One property of the only object, as text that shows all of it: maps as sorted <c>key=value</c>, lists in their order.</summary>
    public static string Text(this IEnumerable<PSObject> output, string property) => Describe(Assert.Single(output).Properties[property].Value);

    /// <summary>All properties of the only object, as text.</summary>
    public static SortedDictionary<string, string> Members(this IEnumerable<PSObject> output) =>
        new(Assert.Single(output).Properties.ToDictionary(property => property.Name, property => Describe(property.Value)), StringComparer.Ordinal);

    private static string Describe(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        null => "null",
        IDictionary<string, string> map => string.Join(
            " ", map.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}={entry.Value}")),
        string text => text,
        IEnumerable list => string.Join(" ", list.Cast<object>()),
        { } other => other.ToString()!,
    };
}
