using Mono.Cecil;

namespace CognitoIdentity.Closure;

/// <summary>A type with its type arguments put in, as seen from one that derives from it or implements it.</summary>
internal sealed class View
{
    private readonly string[] _arguments;

    private View(TypeDefinition type, string[] arguments)
    {
        Type = type;
        _arguments = arguments;
        Name = arguments.Length == 0 ? type.FullName : $"{type.FullName}<{string.Join(',', arguments)}>";
    }

    public TypeDefinition Type { get; }

    public string Name { get; }

    /// <summary>A type, its base, and so on.</summary>
    public static IEnumerable<View> Chain(TypeDefinition type)
    {
        View? next = new(type, [.. type.GenericParameters.Select(parameter => parameter.Name)]);
        for (; next is not null; next = next.See(next.Type.BaseType))
        {
            yield return next;
        }
    }

    /// <summary>The interfaces that the type names, and those that they name.</summary>
    public IEnumerable<View> Interfaces() =>
        Type.Interfaces.Select(one => See(one.InterfaceType)).OfType<View>().SelectMany(view => view.Interfaces().Prepend(view));

    /// <summary>Whether a method of this type is that of an interface, by saying so or by being alike.</summary>
    public bool Implements(MethodDefinition own, View contract, MethodDefinition method) =>
        (own.IsVirtual && own.IsPublic && Signature(own) == contract.Signature(method)) || Says(own, contract, method);

    /// <summary>Whether a method of this type is in the place of an abstract one.</summary>
    public bool Overrides(MethodDefinition own, View contract, MethodDefinition method) =>
        (own.IsVirtual && !own.IsAbstract && Signature(own) == contract.Signature(method)) || Says(own, contract, method);

    private bool Says(MethodDefinition own, View contract, MethodDefinition method) =>
        own.Overrides.Any(named => named.Resolve() == method && Render(named.DeclaringType) == contract.Name);

    private View? See(TypeReference? type) =>
        type?.Resolve() is { } found
            ? new View(found, type is GenericInstanceType { GenericArguments: var given } ? [.. given.Select(Render)] : [])
            : null;

    private string Signature(MethodReference method) =>
        $"{Render(method.ReturnType)} {method.Name}`{method.GenericParameters.Count}({string.Join(',', method.Parameters.Select(one => Render(one.ParameterType)))})";

    private string Render(TypeReference type) => type switch
    {
        GenericParameter { Type: GenericParameterType.Type } parameter when parameter.Position < _arguments.Length => _arguments[parameter.Position],
        GenericParameter parameter => $"!!{parameter.Position}",
        GenericInstanceType generic => $"{generic.ElementType.FullName}<{string.Join(',', generic.GenericArguments.Select(Render))}>",
        ArrayType array => $"{Render(array.ElementType)}[{array.Rank}]",
        ByReferenceType reference => $"{Render(reference.ElementType)}&",
        PointerType pointer => $"{Render(pointer.ElementType)}*",
        IModifierType modified => Render(modified.ElementType),
        _ => type.FullName,
    };
}
