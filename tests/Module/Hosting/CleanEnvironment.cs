using System.Runtime.CompilerServices;

// The tests share the process's environment and its list of local services, so they run one after the other.
[assembly: CollectionBehavior(CollectionBehavior.CollectionPerAssembly)]

namespace CognitoIdentity.ModuleTests;

/// <summary>
/// Hides the machine's AWS variables, AWS files and metadata service from the tests.
/// </summary>
internal static class CleanEnvironment
{
    [ModuleInitializer]
    internal static void Apply()
    {
        foreach (string name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(name => name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase)))
        {
            Environment.SetEnvironmentVariable(name, null);
        }

        string empty = Path.GetTempFileName();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(empty);
        Environment.SetEnvironmentVariable("AWS_CONFIG_FILE", empty);
        Environment.SetEnvironmentVariable("AWS_SHARED_CREDENTIALS_FILE", empty);
        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_DISABLED", "true");
        Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
    }
}
