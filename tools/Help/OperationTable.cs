using System.Collections;
using System.Management.Automation;
using System.Reflection;
using System.Text;

namespace CognitoIdentity.Help;

/// <summary>Which cmdlets call which operation of the API, as the cmdlets' own attribute says.</summary>
public static class OperationTable
{
    private const string OperationAttribute = "CognitoIdentity.Commands.ServiceOperationAttribute";

    /// <summary>The operations that a cmdlet calls.</summary>
    public static IReadOnlyList<string> Operations(CmdletInfo cmdlet) =>
    [
        .. cmdlet.ImplementingType.CustomAttributes
            .Where(attribute => attribute.AttributeType.FullName == OperationAttribute)
            .SelectMany(attribute => (IEnumerable<CustomAttributeTypedArgument>)attribute.ConstructorArguments.Single().Value!)
            .Select(name => (string)name.Value!),
    ];

    /// <summary>The operations of a cmdlet as Markdown, with the permission that each needs.</summary>
    public static string Permissions(CmdletInfo cmdlet) => Operations(cmdlet) is { Count: > 0 } operations
        ? string.Join('\n', operations.Select(operation => !IsSigned(Described([cmdlet])[operation]!)
            ? $"- {operation}: is not signed, and needs no permission"
            : $"- {operation}: needs the permission `cognito-identity:{operation}`"))
        : "None: this cmdlet calls no service.";

    /// <summary>Which operations need no permission, as Markdown.</summary>
    public static string WriteUnsigned(IReadOnlyList<CmdletInfo> cmdlets)
    {
        IDictionary operations = Described(cmdlets);
        IEnumerable<string> unsigned = operations.Keys.Cast<string>().Where(name => !IsSigned(operations[name]!)).Order(StringComparer.Ordinal);
        return $"These operations are not signed, and need no permission: {string.Join(", ", unsigned)}.\n";
    }

    /// <summary>The table as Markdown, a row an operation.</summary>
    public static string Write(IReadOnlyList<CmdletInfo> cmdlets)
    {
        var table = new StringBuilder("| operation | cmdlet |\n|---|---|\n");
        foreach (IGrouping<string, string> operation in cmdlets
            .SelectMany(cmdlet => Operations(cmdlet).Select(operation => (Operation: operation, cmdlet.Name)))
            .GroupBy(call => call.Operation, call => $"`{call.Name}`", StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            table.Append(null, $"| {operation.Key} | {string.Join(", ", operation.Order(StringComparer.Ordinal))} |\n");
        }

        return table.ToString();
    }

    private static bool IsSigned(object operation) => (bool)operation.GetType().GetProperty("IsSigned")!.GetValue(operation)!;

    /// <summary>The module's own description of the operations, by name.</summary>
    private static IDictionary Described(IReadOnlyList<CmdletInfo> cmdlets) => (IDictionary)BuiltModule.Property(cmdlets, "Api.Operation", "ByName");
}
