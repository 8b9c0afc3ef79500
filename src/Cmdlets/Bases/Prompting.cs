using System.Collections;
using System.Runtime.CompilerServices;
using CognitoIdentity.Api;

namespace CognitoIdentity.Commands;

/// <summary>
/// The names of pools whose ids were taken out of objects, or were found by name. A name stays with the very string of its id: what a
/// later command finds under the same id may have another name.
/// </summary>
internal static class PoolNames
{
#pragma warning disable IDE0028 // .NET Framework's has no collection initializer.
    private static readonly ConditionalWeakTable<string, string> Known = new();
#pragma warning restore IDE0028

    /// <summary>The id, of which the name is known from now on.</summary>
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

/// <summary>What a command makes of settings, for its prompt and -WhatIf.</summary>
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

    private static object? Value<T>(IDictionary<string, T>? map, string key) => map is not null && map.TryGetValue(key, out T? value) ? value : null;

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

/// <summary>A cmdlet that shows pools by name in its prompts, and takes a name where it takes an id.</summary>
public abstract class PoolCommand : ServiceCommand
{
    private readonly Dictionary<string, IdentityPool?> _read = new(StringComparer.Ordinal);

    /// <summary>A pool as prompts and -WhatIf show it: the name, if it is known or can be read, and the id.</summary>
    /// <param name="poolId">The pool.</param>
    /// <param name="shown">What to show instead of the id.</param>
    private protected string Target(string poolId, string? shown = null) =>
        (PoolNames.Find(poolId) ?? ReadForPrompt(poolId)?.IdentityPoolName) is { } name ? Texts.NamedTarget.With(name, shown ?? poolId) : shown ?? poolId;

    /// <summary>The pool as it is, if -WhatIf or a prompt will show it; null if not, or if it can't be read.</summary>
    private protected IdentityPool? ReadForPrompt(string poolId)
    {
        if (!_read.TryGetValue(poolId, out IdentityPool? pool))
        {
            pool = ReadForPrompt(poolId, new DescribeIdentityPoolRequest { IdentityPoolId = poolId });
            _read[poolId] = pool;
        }

        return pool;
    }

    /// <inheritdoc cref="ReadForPrompt(string)"/>
    private protected T? ReadForPrompt<T>(string poolId, IRequest<T> request)
        where T : class
    {
        if (!ShowsChange)
        {
            return null;
        }

        try
        {
            return Await(Connect(poolId).BlockingClient.SendAsync(request, Stopped));
        }
        catch (CognitoIdentityException)
        {
            // The command itself reports what is wrong; the prompt then has the id alone.
            return null;
        }
    }

    /// <summary>The id of the one pool with a name.</summary>
    /// <exception cref="CognitoIdentityException"><c>IdentityPoolNameNotFound</c>, <c>IdentityPoolNameAmbiguous</c></exception>
    private protected string FindPool(string name)
    {
        IServiceConnection connection = Connect(null);
        var found = new List<IdentityPoolShortDescription>();
        string? nextToken = null;
        do
        {
            string? token = nextToken;
            ListIdentityPoolsResponse page = Await(connection.BlockingClient.SendAsync(
                new ListIdentityPoolsRequest { MaxResults = (int)Shapes.QueryLimit.Max, NextToken = token }, Stopped));
            found.AddRange((page.IdentityPools ?? []).Where(pool => string.Equals(pool.IdentityPoolName, name, StringComparison.OrdinalIgnoreCase)));
            nextToken = page.NextToken;
            if (nextToken is not null && nextToken == token)
            {
                throw new CognitoIdentityException(nameof(Texts.PageRepeated), []);
            }
        }
        while (nextToken is not null);

        return found switch
        {
            [] => throw new CognitoIdentityException(nameof(Texts.IdentityPoolNameNotFound), [name, connection.Region]),
            [var one] => PoolNames.Note(one.IdentityPoolId!, one.IdentityPoolName),
            _ => throw new CognitoIdentityException(
                nameof(Texts.IdentityPoolNameAmbiguous),
                [name, connection.Region, string.Join(", ", found.Select(pool => Texts.NamedTarget.With(pool.IdentityPoolName, pool.IdentityPoolId)))]),
        };
    }

    /// <summary>Does the work for each pool: by name where names were given, by id otherwise.</summary>
    private protected void ForEachPool(string[] ids, string[] names, Action<string> work)
    {
        if (names.Length > 0)
        {
            ForEach(names, name => work(FindPool(name)));
        }
        else
        {
            ForEach(ids, id => work(ResourceIds.CheckPool(id)));
        }
    }
}
