using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Collections.Generic;

namespace CognitoIdentity.Closure;

/// <summary>
/// Whether the module needs an assembly of lib/ before its handler can find it. PowerShell loads all types of the cmdlets' assembly before
/// any code of it runs, and .NET Framework does not look again for an assembly that it did not find once. So loading these types must not
/// load an assembly of lib/, and neither must the code of the handler.
/// </summary>
internal static class LoadOrder
{
    /// <summary>Names the types and methods that need an assembly of lib/ too early.</summary>
    public static IEnumerable<string> Problems(ModuleAssemblies assemblies)
    {
        TypeDefinition[] types = [.. assemblies.Roots.SelectMany(assembly => assembly.MainModule.GetTypes())];
        return
        [
            .. from type in WithNeeded(types.Where(type => type.Module.Assembly.Name.Name.EndsWith(".Cmdlets", StringComparison.Ordinal)))
               from needed in Needed(type)
               where assemblies.IsLibrary(needed)
               select $"{type.FullName} can't be loaded before {needed.FullName} is found",
            .. from method in WithCalled(types.Where(IsHandler).SelectMany(type => type.Methods))
               from needed in Needed(method)
               where assemblies.IsLibrary(needed)
               select $"{method.FullName} takes part in finding lib/, and needs {needed.FullName} from there",
        ];
    }

    /// <summary>Whether a type has the assembly's initializer, which runs first, or the handler of failed binds.</summary>
    private static bool IsHandler(TypeDefinition type) =>
        type.Name == "<Module>"
        || type.Methods.SelectMany(Code).Any(code => code.Operand is MethodReference { Name: "add_AssemblyResolve" })
        || (type.DeclaringType is { } outer && IsHandler(outer));

    /// <summary>Types, and the module's own types that load with them.</summary>
    private static HashSet<TypeDefinition> WithNeeded(IEnumerable<TypeDefinition> types) =>
        Closure(types, type => Needed(type).Select(needed => needed.Resolve()).Where(IsOurs));

    /// <summary>Methods, and the module's own methods that they call, with the static constructors of the types.</summary>
    private static HashSet<MethodDefinition> WithCalled(IEnumerable<MethodDefinition> methods) =>
        Closure(methods, method => Code(method)
            .Where(code => code.OpCode.FlowControl == FlowControl.Call || code.Operand is FieldReference)
            .Select(code => ((MemberReference)code.Operand).Resolve())
            .Where(found => IsOurs(found?.DeclaringType))
            .SelectMany(found => found.DeclaringType.Methods.Where(method => method == found || (method.IsConstructor && method.IsStatic))));

    private static bool IsOurs(TypeDefinition? type) => type?.Module.Assembly.Name.Name.StartsWith(nameof(CognitoIdentity), StringComparison.Ordinal) == true;

    private static HashSet<T> Closure<T>(IEnumerable<T> first, Func<T, IEnumerable<T>> next)
    {
        var all = new HashSet<T>();
        for (T[] more = [.. first]; more.Length > 0; more = [.. more.Where(all.Add).SelectMany(next)])
        {
        }

        return all;
    }

    /// <summary>The types that load with a type: its base, its interfaces, and the structures among its fields.</summary>
    private static IEnumerable<TypeReference> Needed(TypeDefinition type) =>
        Parts(type.BaseType)
            .Concat(type.Interfaces.SelectMany(one => Parts(one.InterfaceType)))
            .Concat(type.Fields.Select(field => field.FieldType).Where(field => field.IsValueType).SelectMany(Parts).Where(part => part.IsValueType));

    /// <summary>The types that the JIT compiler needs for a method.</summary>
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
