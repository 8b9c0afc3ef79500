using Mono.Cecil;

namespace CognitoIdentity.Closure;

/// <summary>Whether all is there that an assembly refers to: assemblies, types, methods and fields, by whatever forwards.</summary>
internal static class ReferenceTable
{
    /// <summary>How many there are.</summary>
    public static int Count(AssemblyDefinition assembly) =>
        assembly.Modules.Sum(module => module.GetTypeReferences().Count() + module.GetMemberReferences().Count() + module.ExportedTypes.Count);

    /// <summary>Those that are missing.</summary>
    public static IEnumerable<string> Missing(World world, AssemblyDefinition assembly)
    {
        foreach (ModuleDefinition module in assembly.Modules)
        {
            IEnumerable<string> missing =
            [
                .. module.AssemblyReferences.Where(wanted => world.Bind(wanted) is null).Select(wanted => $"assembly {wanted.FullName}"),
                .. module.GetTypeReferences().Where(type => type.Resolve() is null).Select(type => $"type {type.FullName} of {type.Scope.Name}"),
                .. module.ExportedTypes.Where(type => type.Resolve() is null).Select(type => $"forward {type.FullName} to {type.Scope.Name}"),
                .. module.GetMemberReferences().Where(IsMissing).Select(member => $"member {member.FullName}"),
            ];
            foreach (string one in missing)
            {
                yield return $"{assembly.Name.Name}: {one}";
            }
        }
    }

    // The runtime itself makes the members of arrays.
    private static bool IsMissing(MemberReference member) =>
        member.DeclaringType is not ArrayType && member is MethodReference or FieldReference && member.Resolve() is null;
}
