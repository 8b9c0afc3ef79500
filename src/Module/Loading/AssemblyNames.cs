using System.Reflection;

namespace CognitoIdentity.Loading;

/// <summary>Decides whether an assembly satisfies a reference. Uses only the framework's own types, because it runs before other assemblies can be found.</summary>
internal static class AssemblyNames
{
    /// <summary>Whether this is the requested assembly, or a later version of it by the same publisher.</summary>
    public static bool Satisfies(this AssemblyName found, AssemblyName wanted) =>
        (wanted.Version is null || found.Version >= wanted.Version) && found.HasPublisherOf(wanted);

    /// <summary>Whether this has the same key as the requested assembly, if that is signed.</summary>
    public static bool HasPublisherOf(this AssemblyName found, AssemblyName wanted) =>
        wanted.GetPublicKeyToken() is not { Length: > 0 } token || Enumerable.SequenceEqual(token, found.GetPublicKeyToken() ?? []);
}
