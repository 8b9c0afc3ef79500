using System.Runtime.CompilerServices;

namespace Polyfills;

/// <summary>What <see cref="ConditionalWeakTable{TKey, TValue}"/> has on .NET.</summary>
internal static class WeakTables
{
    /// <summary>One at a time: for a moment the key has no value.</summary>
    public static void AddOrUpdate<TKey, TValue>(this ConditionalWeakTable<TKey, TValue> table, TKey key, TValue value)
        where TKey : class
        where TValue : class
    {
        lock (table)
        {
            table.Remove(key);
            table.Add(key, value);
        }
    }
}
