using System.Runtime.CompilerServices;

[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace CognitoIdentity.ModuleTests;

/// <summary>
/// Lets nothing of the machine into the tests: no AWS variable, no AWS file, no metadata service. The environment is the
/// process's, so the tests run one after the other.
/// </summary>
internal static class CleanEnvironment
{
    [ModuleInitializer]
    internal static void Apply()
    {
        foreach (string name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Where(IsAws).ToList())
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

    private static bool IsAws(string name) => name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase);
}
