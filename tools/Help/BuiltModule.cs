using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using System.Runtime.Loader;

namespace CognitoIdentity.Help;

/// <summary>The built module, as PowerShell sees it.</summary>
public static class BuiltModule
{
    private const string Module = "CognitoIdentity";
    private const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>The folder of the project that this program was built in.</summary>
    public static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CognitoIdentity.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("This program runs outside of the project.");
    }

    /// <summary>The cmdlets of the module in out/, by name.</summary>
    public static IReadOnlyList<CmdletInfo> Cmdlets(string root)
    {
        InitialSessionState state = InitialSessionState.CreateDefault2();
        state.ImportPSModule([Path.Combine(root, "out", "CognitoIdentity", "CognitoIdentity.psd1")]);
        using var shell = PowerShell.Create(state);
        List<CmdletInfo> cmdlets = [.. shell.AddScript("Get-Command -Module CognitoIdentity").Invoke<CmdletInfo>()];

        // What they say of themselves is worked out in the session.
        cmdlets.ForEach(cmdlet => _ = (cmdlet.Parameters, cmdlet.ParameterSets, cmdlet.OutputType, cmdlet.HelpFile));
        return cmdlets.Count > 0 ? cmdlets : throw new InvalidOperationException("There is no built module in out/.");
    }

    /// <summary>A static property of a type of the module, which need not be public.</summary>
    public static object Property(IReadOnlyList<CmdletInfo> cmdlets, string type, string name)
    {
        Assembly assembly = cmdlets[0].ImplementingType.Assembly;
        Assembly module = AssemblyLoadContext.GetLoadContext(assembly)!.LoadFromAssemblyName(new AssemblyName(Module));
        return module.GetType($"{Module}.{type}", throwOnError: true)!.GetProperty(name, Static)!.GetValue(null)!;
    }
}
