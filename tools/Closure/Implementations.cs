using Mono.Cecil;

namespace CognitoIdentity.Closure;

/// <summary>
/// Whether types implement all members of their interfaces and of their abstract bases. The compiler checked that for the versions of its
/// references; this checks it for the versions that ship. An interface must not have code, which .NET Framework can't load.
/// </summary>
internal static class Implementations
{
    /// <summary>Names the members without an implementation, and the code in interfaces.</summary>
    public static IEnumerable<string> Missing(AssemblyDefinition assembly) =>
        assembly.Modules.SelectMany(module => module.GetTypes()).SelectMany(Missing).Select(missing => $"{assembly.Name.Name}: {missing}");

    private static IEnumerable<string> Missing(TypeDefinition type) =>
        type.IsInterface ? type.Methods.Where(method => method.IsStatic == method.IsAbstract).Select(method => $"code in an interface, {method.FullName}")
        : type.IsAbstract ? []
        : NotImplemented(type).Concat(NotOverridden(type));

    private static IEnumerable<string> NotImplemented(TypeDefinition type)
    {
        ConstructedType[] hierarchy = [.. ConstructedType.Hierarchy(type)];
        return from contract in hierarchy.Where(level => level.Type.Module == type.Module).SelectMany(level => level.Interfaces()).DistinctBy(contract => contract.Name)
               from method in contract.Type.Methods
               where method.IsAbstract && !method.IsStatic
               where !hierarchy.Any(level => level.Type.Methods.Any(own => level.Implements(own, contract, method)))
               select $"{type.FullName} does not implement {contract.Name}.{method.Name}";
    }

    private static IEnumerable<string> NotOverridden(TypeDefinition type)
    {
        ConstructedType[] hierarchy = [.. ConstructedType.Hierarchy(type)];
        return from depth in Enumerable.Range(0, hierarchy.Length)
               from method in hierarchy[depth].Type.Methods
               where method.IsAbstract
               where !hierarchy[..depth].Any(level => level.Type.Methods.Any(own => level.Overrides(own, hierarchy[depth], method)))
               select $"{type.FullName} does not override {hierarchy[depth].Name}.{method.Name}";
    }
}

/// <summary>A type with its type arguments, as a derived type or an implementation sees it.</summary>
internal sealed class ConstructedType
{
    private readonly string[] _arguments;

    private ConstructedType(TypeDefinition type, string[] arguments)
    {
        Type = type;
        _arguments = arguments;
        Name = arguments.Length == 0 ? type.FullName : $"{type.FullName}<{string.Join(',', arguments)}>";
    }

    public TypeDefinition Type { get; }

    public string Name { get; }

    /// <summary>A type, its base, the base of that, and so on.</summary>
    public static IEnumerable<ConstructedType> Hierarchy(TypeDefinition type)
    {
        ConstructedType? next = new(type, [.. type.GenericParameters.Select(parameter => parameter.Name)]);
        for (; next is not null; next = next.Construct(next.Type.BaseType))
        {
            yield return next;
        }
    }

    /// <summary>The interfaces that the type names, and the interfaces that these name.</summary>
    public IEnumerable<ConstructedType> Interfaces() =>
        Type.Interfaces.Select(one => Construct(one.InterfaceType)).OfType<ConstructedType>().SelectMany(found => found.Interfaces().Prepend(found));

    /// <summary>Whether a method of this type implements a method of an interface, explicitly or by its signature.</summary>
    public bool Implements(MethodDefinition own, ConstructedType contract, MethodDefinition method) =>
        (own.IsVirtual && own.IsPublic && Signature(own) == contract.Signature(method)) || IsExplicit(own, contract, method);

    /// <summary>Whether a method of this type overrides an abstract one.</summary>
    public bool Overrides(MethodDefinition own, ConstructedType contract, MethodDefinition method) =>
        (own.IsVirtual && !own.IsAbstract && Signature(own) == contract.Signature(method)) || IsExplicit(own, contract, method);

    private bool IsExplicit(MethodDefinition own, ConstructedType contract, MethodDefinition method) =>
        own.Overrides.Any(named => named.Resolve() == method && NameOf(named.DeclaringType) == contract.Name);

    private ConstructedType? Construct(TypeReference? type) =>
        type?.Resolve() is { } found
            ? new ConstructedType(found, type is GenericInstanceType { GenericArguments: var given } ? [.. given.Select(NameOf)] : [])
            : null;

    private string Signature(MethodReference method) =>
        $"{NameOf(method.ReturnType)} {method.Name}`{method.GenericParameters.Count}({string.Join(',', method.Parameters.Select(one => NameOf(one.ParameterType)))})";

    private string NameOf(TypeReference type) => type switch
    {
        GenericParameter { Type: GenericParameterType.Type } parameter when parameter.Position < _arguments.Length => _arguments[parameter.Position],
        GenericParameter parameter => $"!!{parameter.Position}",
        GenericInstanceType generic => $"{generic.ElementType.FullName}<{string.Join(',', generic.GenericArguments.Select(NameOf))}>",
        ArrayType array => $"{NameOf(array.ElementType)}[{array.Rank}]",
        ByReferenceType reference => $"{NameOf(reference.ElementType)}&",
        PointerType pointer => $"{NameOf(pointer.ElementType)}*",
        IModifierType modified => NameOf(modified.ElementType),
        _ => type.FullName,
    };
}
