using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Collections.Generic;

namespace CognitoIdentity.Closure;

/// <summary>
/// Whether the module can begin. PowerShell loads all types of the assembly with the cmdlets before any of its code runs, and .NET Framework
/// does not look again for an assembly that was not found once. So none of these types may need one of lib/ to be loaded, and what finds
/// those of lib/ may not need them either.
/// </summary>
internal static class Beginning
{
    /// <summary>What would need a library too early.</summary>
    public static IEnumerable<string> TooEarly(World world)
    {
        TypeDefinition[] types = [.. world.Roots.SelectMany(assembly => assembly.MainModule.GetTypes())];
        return
        [
            .. from type in Loaded(types.Where(type => type.Module.Assembly.Name.Name.EndsWith(".Cmdlets", StringComparison.Ordinal)))
               from needed in Needed(type)
               where world.IsLibrary(needed)
               select $"{type.FullName} can't be loaded before {needed.FullName} is found",
            .. from method in Called(types.Where(Finds).SelectMany(type => type.Methods))
               from needed in Needed(method)
               where world.IsLibrary(needed)
               select $"{method.FullName} takes part in finding lib/, and needs {needed.FullName} from there",
        ];
    }

    /// <summary>Whether code of a type runs first of all, in a module's initializer, or answers binds that fail.</summary>
    private static bool Finds(TypeDefinition type) =>
        type.Name == "<Module>"
        || type.Methods.SelectMany(Code).Any(code => code.Operand is MethodReference { Name: "add_AssemblyResolve" })
        || (type.DeclaringType is { } outer && Finds(outer));

    /// <summary>Types, and those that have to be loaded for them, as far as they are the module's own.</summary>
    private static HashSet<TypeDefinition> Loaded(IEnumerable<TypeDefinition> types) =>
        All(types, type => Needed(type).Select(needed => needed.Resolve()).Where(IsOurs));

    /// <summary>Methods, and those that they call, with what makes the static fields of their types, as far as they are the module's own.</summary>
    private static HashSet<MethodDefinition> Called(IEnumerable<MethodDefinition> methods) =>
        All(methods, method => Code(method)
            .Where(code => code.OpCode.FlowControl == FlowControl.Call || code.Operand is FieldReference)
            .Select(code => ((MemberReference)code.Operand).Resolve())
            .Where(found => IsOurs(found?.DeclaringType))
            .SelectMany(found => found.DeclaringType.Methods.Where(method => method == found || (method.IsConstructor && method.IsStatic))));

    private static bool IsOurs(TypeDefinition? type) => type?.Module.Assembly.Name.Name.StartsWith(nameof(CognitoIdentity), StringComparison.Ordinal) == true;

    private static HashSet<T> All<T>(IEnumerable<T> first, Func<T, IEnumerable<T>> next)
    {
        var all = new HashSet<T>();
        for (T[] more = [.. first]; more.Length > 0; more = [.. more.Where(all.Add).SelectMany(next)])
        {
        }

        return all;
    }

    /// <summary>What a type can't be loaded without: its base, its interfaces, and structures that are its fields.</summary>
    private static IEnumerable<TypeReference> Needed(TypeDefinition type) =>
        Parts(type.BaseType)
            .Concat(type.Interfaces.SelectMany(one => Parts(one.InterfaceType)))
            .Concat(type.Fields.Select(field => field.FieldType).Where(field => field.IsValueType).SelectMany(Parts).Where(part => part.IsValueType));

    /// <summary>What a method can't be compiled without.</summary>
    private static IEnumerable<TypeReference> Needed(MethodDefinition method) =>
        Code(method)
            .SelectMany(code => code.Operand switch
            {
                MethodReference called => called.Parameters.Select(one => one.ParameterType).Append(called.DeclaringType).Append(called.ReturnType),
                FieldReference field => [field.DeclaringType, field.FieldType],
                TypeReference type => [type],
                _ => [],
            })
            .Concat(method.HasBody ? method.Body.Variables.Select(variable => variable.VariableType) : [])
            .SelectMany(Parts);

    private static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Parts).Append(generic.ElementType),
        TypeSpecification specification => Parts(specification.ElementType),
        _ => [type],
    };

    private static Collection<Instruction> Code(MethodDefinition method) => method.HasBody ? method.Body.Instructions : [];
}
