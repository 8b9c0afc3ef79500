using Mono.Cecil;

namespace CognitoIdentity.Closure;

/// <summary>
/// Whether types keep what they promise: all members of their interfaces, and of abstract bases. The compiler sees to it, for the versions
/// that it was given; here are those that ship. Interfaces must be without code, of which .NET Framework's runtime knows nothing.
/// </summary>
internal static class Contracts
{
    /// <summary>What is not kept.</summary>
    public static IEnumerable<string> Broken(AssemblyDefinition assembly) =>
        assembly.Modules.SelectMany(module => module.GetTypes()).SelectMany(Broken).Select(broken => $"{assembly.Name.Name}: {broken}");

    private static IEnumerable<string> Broken(TypeDefinition type) =>
        type.IsInterface ? type.Methods.Where(method => method.IsStatic == method.IsAbstract).Select(method => $"code in an interface, {method.FullName}")
        : type.IsAbstract ? []
        : NotImplemented(type).Concat(NotOverridden(type));

    private static IEnumerable<string> NotImplemented(TypeDefinition type)
    {
        View[] chain = [.. View.Chain(type)];
        return from contract in chain.Where(view => view.Type.Module == type.Module).SelectMany(view => view.Interfaces()).DistinctBy(view => view.Name)
               from method in contract.Type.Methods
               where method.IsAbstract && !method.IsStatic
               where !chain.Any(view => view.Type.Methods.Any(own => view.Implements(own, contract, method)))
               select $"{type.FullName} does not implement {contract.Name}.{method.Name}";
    }

    private static IEnumerable<string> NotOverridden(TypeDefinition type)
    {
        View[] chain = [.. View.Chain(type)];
        return from level in Enumerable.Range(0, chain.Length)
               from method in chain[level].Type.Methods
               where method.IsAbstract
               where !chain[..level].Any(view => view.Type.Methods.Any(own => view.Overrides(own, chain[level], method)))
               select $"{type.FullName} does not override {chain[level].Name}.{method.Name}";
    }
}
