using System.Collections;
using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Removes the wrappers that PowerShell puts around values.</summary>
internal static class Unwrap
{
    /// <summary>The value itself; a custom object doesn't change.</summary>
    public static object? Value(object? value) => value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;

    /// <summary>The elements of a collection, or the one value. A string and a dictionary are one value.</summary>
    public static IEnumerable<object?> Elements(object? value)
    {
        object? plain = Value(value);
        return plain is IEnumerable many and not string and not IDictionary ? many.Cast<object?>() : [value];
    }

    /// <summary>The entries of any dictionary, or the properties of a custom object such as ConvertFrom-Json returns.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">It is neither.</exception>
    public static IEnumerable<(string Key, object? Value)> Entries(object value) => Value(value) switch
    {
        IDictionary<string, string> strings => strings.Select(entry => (entry.Key, (object?)entry.Value)),
        IDictionary dictionary => dictionary.Keys.Cast<object>().Select(key => (LanguagePrimitives.ConvertTo<string>(key), dictionary[key])),
        PSObject custom => custom.Properties.Select(property => (property.Name, (object?)property.Value)),
        { } other => throw new ArgumentTransformationMetadataException(
            Texts.MapInvalid.With(other.GetType().Name)),
        null => [],
    };

    /// <summary>The value of an object's property or of a dictionary's entry; null if it doesn't exist.</summary>
    public static object? Member(object? value, string name)
    {
        if (Value(value) is IDictionary entries)
        {
            return Key(entries, name) is { } key ? Value(entries[key]) : null;
        }

        return value is null ? null : Value(PSObject.AsPSObject(value).Properties[name]?.Value);
    }

    /// <summary>Whether an object has a property, or a dictionary an entry, whatever its value.</summary>
    public static bool HasMember(object? value, string name) =>
        Value(value) is IDictionary entries ? Key(entries, name) is not null : value is not null && PSObject.AsPSObject(value).Properties[name] is not null;

    /// <summary>True, false, or null for null and empty text. The text <c>False</c>, as in a CSV file, is false.</summary>
    public static bool? Flag(object? value) => Value(value) switch
    {
        null or "" => null,
        string text when bool.TryParse(text, out bool flag) => flag,
        bool flag => flag,
        SwitchParameter flag => flag.IsPresent,
        { } other => throw new ArgumentTransformationMetadataException(Texts.FlagInvalid.With(DisplayText.Of(other))),
    };

    private static object? Key(IDictionary entries, string name) =>
        entries.Keys.Cast<object>().FirstOrDefault(key => string.Equals(key.ToString(), name, StringComparison.OrdinalIgnoreCase));
}
