using System.Reflection;

namespace CognitoIdentity.Closure;

/// <summary>Where things are, as the build says.</summary>
internal static class Places
{
    /// <summary>The reference assemblies of .NET Framework 4.7.2: all that is public there.</summary>
    public static string Framework { get; } = Find(nameof(Framework));

    /// <summary>System.Management.Automation 3.0.0.0, as Windows PowerShell 5.1 has it in public.</summary>
    public static string Host { get; } = Find(nameof(Host));

    /// <summary>What is built for Windows PowerShell.</summary>
    public static string Module { get; } = Find(nameof(Module));

    private static string Find(string name) =>
        typeof(Places).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(item => item.Key == name).Value!;
}
