using System.Reflection;

namespace CognitoIdentity.Loading;

/// <summary>Which assembly will do for which reference. Needs nothing that has to be found first, such as spans on .NET Framework.</summary>
internal static class AssemblyNames
{
    /// <summary>Whether this is the assembly that is wanted, or a later version of it by the same publisher.</summary>
    public static bool Satisfies(this AssemblyName found, AssemblyName wanted) =>
        (wanted.Version is null || found.Version >= wanted.Version) && found.HasPublisherOf(wanted);

    /// <summary>Whether this is signed as the assembly that is wanted, if that is signed.</summary>
    public static bool HasPublisherOf(this AssemblyName found, AssemblyName wanted) =>
        wanted.GetPublicKeyToken() is not { Length: > 0 } token || Enumerable.SequenceEqual(token, found.GetPublicKeyToken() ?? []);
}
