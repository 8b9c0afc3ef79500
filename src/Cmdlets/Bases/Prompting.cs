using System.Collections;
using System.Runtime.CompilerServices;
using CognitoIdentity.Api;

namespace CognitoIdentity.Commands;

/// <summary>
/// The names of pools whose ids came from objects or were found by name. A name belongs to one instance of the id string, because the pool
/// may have another name in a later command.
/// </summary>
internal static class PoolNames
{
#pragma warning disable IDE0028 // .NET Framework's has no collection initializer.
    private static readonly ConditionalWeakTable<string, string> Known = new();
#pragma warning restore IDE0028

    /// <summary>Keeps the name of an id for <see cref="Find"/>, and returns the id.</summary>
    public static string Note(string id, string? name)
    {
        if (string.IsNullOrEmpty(name))
        {
            return id;
        }

        string own = new(id.ToCharArray());
        Known.Add(own, name!);
        return own;
    }

    /// <summary>The name that came with an id, or null.</summary>
    public static string? Find(string id) => Known.TryGetValue(id, out string? name) ? name : null;
}

/// <summary>Describes what a command changes, for its prompt and -WhatIf.</summary>
internal static class Changes
{
    /// <summary>The settings whose value changes, each as "name from old to new".</summary>
    public static string Of(IEnumerable<(string Name, object? Before, object? After)> settings)
    {
        string[] changes =
        [
            .. settings.Select(setting => (setting.Name, Before: Text(setting.Before), After: Text(setting.After)))
                .Where(setting => setting.Before != setting.After)
                .Select(setting => Texts.ChangeOf.With(setting.Name, setting.Before, setting.After)),
        ];
        return changes.Length == 0 ? Texts.ChangeNone : string.Join(", ", changes);
    }

    /// <summary>The names of entries that are removed, with their values where these are known.</summary>
    public static string Removed<T>(IEnumerable<string> names, IDictionary<string, T>? entries) =>
        string.Join(", ", names.Select(name => Value(entries, name) is { } value ? $"{name} ({value})" : name));

    /// <summary>The entries whose value changes.</summary>
    public static IEnumerable<(string Name, object? Before, object? After)> Between<T>(IDictionary<string, T>? before, IDictionary<string, T>? after) =>
        (before?.Keys ?? []).Union(after?.Keys ?? []).Select(key => (key, Value(before, key), Value(after, key)));

    /// <summary>The settings of a pool, before and after.</summary>
    public static IEnumerable<(string Name, object? Before, object? After)> Between(IdentityPoolSettings before, IdentityPoolSettings after) =>
        StructureShape.Of(typeof(IdentityPoolSettings)).Members.Select(member => (member.Name, member.Get(before), member.Get(after)));

    /// <summary>The roles and role mappings of a pool, before and after.</summary>
    public static IEnumerable<(string Name, object? Before, object? After)> Between(IdentityPoolRoles before, IdentityPoolRoles after) =>
        [.. Between(before.Roles, after.Roles), .. Between(before.RoleMappings, after.RoleMappings)];

    /// <summary>The value of an entry; null if there is no such entry.</summary>
    public static object? Value<T>(IDictionary<string, T>? map, string key) => map is not null && map.TryGetValue(key, out T? value) ? value : null;

    private static string Text(object? value) => value switch
    {
        null => Texts.ChangeUnset,
        IDictionary<string, string> map => List(map.Select(entry => $"{entry.Key} = {entry.Value}")),
        RoleMapping { RulesConfiguration.Rules: { Count: > 0 } rules } mapping => $"{mapping} ({rules})",
        IEnumerable list and not string => List(list.Cast<object?>()),
        _ => value.ToString() ?? string.Empty,
    };

    private static string List(IEnumerable<object?> items) => string.Join(", ", items) is { Length: > 0 } text ? text : Texts.ChangeUnset;
}
