using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using System.Resources;
using System.Runtime.Loader;
using System.Text;
using System.Text.RegularExpressions;

namespace CognitoIdentity.Help;

/// <summary>The built module in PowerShell.</summary>
public static class ModuleInPowerShell
{
    private const string Module = "CognitoIdentity";
    private const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>The project's folder, found from the folder of this program.</summary>
    public static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CognitoIdentity.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("This program does not run in a folder of the project.");
    }

    /// <summary>The cmdlets of the module in out/, by name.</summary>
    public static IReadOnlyList<CmdletInfo> Cmdlets(string root)
    {
        InitialSessionState state = InitialSessionState.CreateDefault2();
        state.ImportPSModule([Path.Combine(root, "out", "CognitoIdentity", "CognitoIdentity.psd1")]);
        using var shell = PowerShell.Create(state);
        List<CmdletInfo> cmdlets = [.. shell.AddScript("Get-Command -Module CognitoIdentity").Invoke<CmdletInfo>()];

        // PowerShell computes these properties on first use, and needs the session for that.
        cmdlets.ForEach(cmdlet => _ = (cmdlet.Parameters, cmdlet.ParameterSets, cmdlet.OutputType, cmdlet.HelpFile));
        return cmdlets.Count > 0 ? cmdlets : throw new InvalidOperationException("There is no built module in out/.");
    }

    /// <summary>The value of a static property of the module, public or not.</summary>
    public static object Property(IReadOnlyList<CmdletInfo> cmdlets, string type, string name)
    {
        Assembly assembly = cmdlets[0].ImplementingType.Assembly;
        Assembly module = AssemblyLoadContext.GetLoadContext(assembly)!.LoadFromAssemblyName(new AssemblyName(Module));
        return module.GetType($"{Module}.{type}", throwOnError: true)!.GetProperty(name, Static)!.GetValue(null)!;
    }
}

/// <summary>Which cmdlets call which operation of the API, by the attribute of the cmdlets.</summary>
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

    /// <summary>The operations that need no permission, as Markdown.</summary>
    public static string WriteUnsigned(IReadOnlyList<CmdletInfo> cmdlets)
    {
        IDictionary operations = Described(cmdlets);
        IEnumerable<string> unsigned = operations.Keys.Cast<string>().Where(name => !IsSigned(operations[name]!)).Order(StringComparer.Ordinal);
        return $"These operations are not signed, and need no permission: {string.Join(", ", unsigned)}.\n";
    }

    /// <summary>The table of operations as Markdown.</summary>
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

    /// <summary>The module's description of the operations, by name.</summary>
    private static IDictionary Described(IReadOnlyList<CmdletInfo> cmdlets) => (IDictionary)ModuleInPowerShell.Property(cmdlets, "Api.Operation", "ByName");
}

/// <summary>The errors of the module and of the services, from the module's texts and categories.</summary>
public static partial class ErrorList
{
    /// <summary>The errors of the module as Markdown.</summary>
    public static string OfModule(IReadOnlyList<CmdletInfo> cmdlets) => Write(cmdlets, ofServices: false);

    /// <summary>The errors of the services as Markdown. The services write their messages, so the module has no texts for them.</summary>
    public static string OfServices(IReadOnlyList<CmdletInfo> cmdlets) => Write(cmdlets, ofServices: true);

    private static string Write(IReadOnlyList<CmdletInfo> cmdlets, bool ofServices)
    {
        var texts = (ResourceManager)ModuleInPowerShell.Property(cmdlets, "Texts", "ResourceManager");
        var errors = (IReadOnlyDictionary<string, (ErrorCategory Category, bool EndsTheCommand)>)ModuleInPowerShell.Property(cmdlets, "KnownErrors", "ById");

        var list = new StringBuilder();
        foreach ((string id, (ErrorCategory category, _)) in errors.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            string? cause = Text(texts, id);
            if (cause is null == ofServices)
            {
                string? remedy = Text(texts, id + "Remedy");
                list.Append(null, $"- **{id}** ({category}){(cause is null ? string.Empty : $": {cause}")}\n{(remedy is null ? string.Empty : $"\n  {remedy}\n")}");
            }
        }

        return list.ToString();
    }

    /// <summary>A text as Markdown, with … for each placeholder. Null if there is no such text.</summary>
    private static string? Text(ResourceManager texts, string name) => texts.GetString(name, CultureInfo.InvariantCulture) is { } text
        ? MarkPattern().Replace(PlacePattern().Replace(text, "…"), @"\$0")
        : null;

    [GeneratedRegex(@"\{\d+(:[^}]*)?\}")]
    private static partial Regex PlacePattern();

    [GeneratedRegex(@"[\\`*<\[]")]
    private static partial Regex MarkPattern();
}
