using System.Diagnostics;
using System.Reflection;

namespace CognitoIdentity.ModuleTests;

/// <summary>The built shell, run as a process of its own with nothing to read from.</summary>
internal sealed record ShellProcess(int ExitCode, string Output, string Errors)
{
    private static readonly string Program =
        Path.Combine(BuiltModule.Root, "src", "Shell", "bin", Built("Configuration"), "net10.0", "CognitoIdentity.Shell.dll");

    public IReadOnlyList<string> Lines => Output.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries);

    public static ShellProcess RunCommand(string script) => Run("-Command", script);

    public static ShellProcess Run(params string[] arguments) => RunIn(BuiltModule.Root, new Dictionary<string, string?>(), arguments);

    /// <summary>Runs it in a folder, with variables set or removed.</summary>
    public static ShellProcess RunIn(string folder, IReadOnlyDictionary<string, string?> variables, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        start.Environment.Clear();
        foreach ((string name, string? value) in CleanEnvironment.Variables.Concat(variables))
        {
            // Null removes it.
            start.Environment[name] = value;
        }

        foreach (string argument in arguments.Prepend(Program))
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        bool ended = process.WaitForExit(Waiting.Limit);
        if (!ended)
        {
            process.Kill(entireProcessTree: true);
        }

        Assert.True(ended, "The shell did not end.");
        return new ShellProcess(process.ExitCode, output.Result, errors.Result);
    }

    /// <summary>What the project file says about this build.</summary>
    public static string Built(string key) =>
        Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
