using System.Collections;
using System.Runtime.CompilerServices;

// The environment, and the list of local services, are the process's: the tests run one after the other. Beside them run
// those that start processes of their own.
[assembly: CollectionBehavior(CollectionBehavior.CollectionPerAssembly)]

namespace CognitoIdentity.ModuleTests;

/// <summary>
/// Lets nothing of the machine into the tests: no AWS variable, no AWS file, no metadata service.
/// </summary>
internal static class CleanEnvironment
{
    /// <summary>The variables to start a process with, whatever a test does to them meanwhile.</summary>
    public static IReadOnlyDictionary<string, string?> Variables { get; private set; } = new Dictionary<string, string?>();

    [ModuleInitializer]
    internal static void Apply()
    {
        foreach (string name in Current().Keys.Where(IsAws))
        {
            Environment.SetEnvironmentVariable(name, null);
        }

        string empty = Path.GetTempFileName();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(empty);
        Environment.SetEnvironmentVariable("AWS_CONFIG_FILE", empty);
        Environment.SetEnvironmentVariable("AWS_SHARED_CREDENTIALS_FILE", empty);
        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_DISABLED", "true");
        Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
        Variables = Current();
    }

    private static Dictionary<string, string?> Current() =>
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value);

    private static bool IsAws(string name) => name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase);
}
