using System.Management.Automation;
using Microsoft.PowerShell;

namespace CognitoIdentity.Help.Pages;

/// <summary>The names of types, as platyPS writes them.</summary>
internal static class TypeNames
{
    /// <summary>With the namespace: <c>System.String[]</c>.</summary>
    public static string Full(Type type) => Name(type, Full, simple => simple.FullName!);

    /// <summary>As a syntax has it: <c>string[]</c>.</summary>
    public static string Short(Type type) => Name(
        Nullable.GetUnderlyingType(type) ?? type,
        Short,
        simple => simple == typeof(SwitchParameter) ? simple.Name : ToStringCodeMethods.Type(PSObject.AsPSObject(simple)).Split('.')[^1]);

    private static string Name(Type type, Func<Type, string> name, Func<Type, string> simple)
    {
        if (type.IsArray)
        {
            return name(type.GetElementType()!) + "[]";
        }

        if (!type.IsGenericType)
        {
            return simple(type);
        }

        string definition = simple(type.GetGenericTypeDefinition());
        Type[] arguments = type.GetGenericArguments();
        return $"{definition.Split('`', '[')[0]}`{arguments.Length}[{string.Join(',', arguments.Select(name))}]";
    }
}
