using System.Diagnostics;

namespace CognitoIdentity.Benchmarks;

/// <summary>One way to do the work: a program and the kind of script it runs.</summary>
/// <param name="Name">Its column in the table.</param>
/// <param name="Program">The program's path.</param>
/// <param name="Arguments">The arguments before the script.</param>
/// <param name="Extension">The extension of its scripts, with the dot. Null for a program that runs no scripts.</param>
/// <param name="Module">The folder of the module to measure. Null for all but pwsh.</param>
internal sealed record Contender(string Name, string Program, string[] Arguments, string? Extension, string? Module = null)
{
    public const string Ours = "CognitoIdentity";
    public const string Before = "before";
    public const string JavaScript = "SDK for JavaScript";
    public const string Boto3 = "boto3";
    public const string Cli = "aws";
    public const string Floor = "floor";

    public bool RunsScripts => Extension is not null;

    public string? ModuleName => Path.GetFileName(Module);

    public string? Manifest => Module is null ? null : Path.Combine(Module, ModuleName + ".psd1");

    /// <summary>Where PowerShell finds the module, and the module of the floor.</summary>
    public string? ModulePath => Module is null ? null : Path.GetDirectoryName(Module) + Path.PathSeparator + Path.GetDirectoryName(Bench.FloorModule);

    /// <summary>Runs a script of <see cref="Extension"/>, or a command line of a program that runs no scripts.</summary>
    /// <param name="bench">The scripts, and the environment that all processes share.</param>
    /// <param name="script">The script's name without extension, or the command line.</param>
    /// <param name="service">The service to call.</param>
    /// <param name="more">Variables for the environment of this run.</param>
    /// <param name="answer">Answers a question of the script.</param>
    public ProcessRun Run(
        Bench bench, string script, Service? service = null, (string Name, object? Value)[]? more = null, Func<string, string>? answer = null)
    {
        string[] work = RunsScripts ? [Path.Combine(bench.Scripts, script + Extension)] : ["--endpoint-url", service!.Endpoint, .. script.Split(' ')];
        ProcessStartInfo start = new(Program, [.. Arguments, .. work]);
        start.Environment.Clear();
        (string Name, object? Value)[] own = [("AWS_ENDPOINT_URL", service?.Endpoint), ("BENCH_POOL", service?.Pool), ("PSModulePath", ModulePath)];
        foreach ((string name, object? value) in bench.Environment.Concat(own).Concat(more ?? []))
        {
            start.Environment[name] = value?.ToString();
        }

        return ProcessRun.Of(start, answer);
    }
}
