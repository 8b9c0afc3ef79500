using System.Runtime.CompilerServices;

namespace CognitoIdentity.UnitTests.Client;

/// <summary>Tests that change the environment of the process run alone.</summary>
[CollectionDefinition(nameof(ProcessEnvironment), DisableParallelization = true)]
public sealed class ProcessEnvironment;

/// <summary>Hides the machine's AWS settings from the tests.</summary>
internal static class TestEnvironment
{
    private static readonly string Folder = Directory.CreateTempSubdirectory("cognito-identity-").FullName;

    public static string ConfigFile { get; } = Path.Combine(Folder, "config");

    public static string CredentialsFile { get; } = Path.Combine(Folder, "credentials");

    /// <summary>A new file in the tests' folder.</summary>
    public static string WriteFile(string name, string text)
    {
        string path = Path.Combine(Folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    [ModuleInitializer]
    internal static void Isolate()
    {
        foreach (string name in Environment.GetEnvironmentVariables().Keys.OfType<string>().Where(IsAboutAwsOrProxies))
        {
            Environment.SetEnvironmentVariable(name, null);
        }

        File.WriteAllText(ConfigFile, string.Empty);
        File.WriteAllText(CredentialsFile, string.Empty);
        Environment.SetEnvironmentVariable("AWS_CONFIG_FILE", ConfigFile);
        Environment.SetEnvironmentVariable("AWS_SHARED_CREDENTIALS_FILE", CredentialsFile);
        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_DISABLED", "true");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Folder, recursive: true);
    }

    private static bool IsAboutAwsOrProxies(string name) =>
        name.StartsWith("AWS_", StringComparison.OrdinalIgnoreCase) || name.EndsWith("_PROXY", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Environment variables and shared files until the end of the scope. Only in <see cref="ProcessEnvironment"/>.</summary>
internal sealed class EnvironmentScope : IDisposable
{
    private readonly Dictionary<string, string?> _variables = [];
    private readonly List<string> _files = [];

    /// <summary>The text of the shared config file.</summary>
    public string Config
    {
        init => SetFile(TestEnvironment.ConfigFile, value);
    }

    /// <summary>The text of the shared credentials file.</summary>
    public string Credentials
    {
        init => SetFile(TestEnvironment.CredentialsFile, value);
    }

    /// <summary>Sets a variable, or removes it.</summary>
    public string? this[string name]
    {
        set
        {
            _variables.TryAdd(name, Environment.GetEnvironmentVariable(name));
            Environment.SetEnvironmentVariable(name, value);
        }
    }

    /// <summary>The address of the instance metadata service.</summary>
    public static EnvironmentScope WithMetadata(string url) =>
        new() { ["AWS_EC2_METADATA_DISABLED"] = null, ["AWS_EC2_METADATA_SERVICE_ENDPOINT"] = url };

    public void Dispose()
    {
        foreach ((string name, string? value) in _variables)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        _files.ForEach(path => File.WriteAllText(path, string.Empty));
    }

    private void SetFile(string path, string text)
    {
        _files.Add(path);
        File.WriteAllText(path, text);
    }
}
