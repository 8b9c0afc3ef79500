using System.Reflection;

namespace CognitoIdentity.Loading;

/// <summary>
/// What packages ask for in a later version than .NET Framework has, and yet leave to it, because it has all of it. An application redirects
/// such references in its configuration.
/// </summary>
internal static class Facade
{
    private static readonly AssemblyName ValueTuple = new("System.ValueTuple, Version=4.0.0.0, Culture=neutral, PublicKeyToken=cc7b13ffcd2ddd51");

    /// <summary>The framework's own assembly for a later one; null for any other.</summary>
    public static AssemblyName? For(AssemblyName wanted) =>
        wanted.Name == ValueTuple.Name && wanted.Version > ValueTuple.Version ? ValueTuple : null;
}
