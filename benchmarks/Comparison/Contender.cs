using System.Diagnostics;

namespace CognitoIdentity.Benchmarks;

/// <summary>One way to do the work: a program, how it takes a script, and what the scripts of its kind are called.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Program">The program's path.</param>
/// <param name="Arguments">What goes before the script.</param>
/// <param name="Extension">Of its scripts, with the dot; null for a program that runs none.</param>
/// <param name="Module">The module to measure, for a host of PowerShell.</param>
internal sealed record Contender(string Name, string Program, string[] Arguments, string? Extension, string? Module = null)
{
    public const string Ours = "CognitoIdentity";
    public const string Before = "before";
    public const string InPwsh = "in pwsh";
    public const string JavaScript = "SDK for JavaScript";
    public const string Boto3 = "boto3";
    public const string Cli = "aws";
    public const string Floor = "floor";

    public bool HostsModule => Module is not null;

    public bool RunsScripts => Extension is not null;

    /// <summary>Runs a script of <see cref="Extension"/>, or what the command line alone does.</summary>
    /// <param name="bench">Where the scripts are, and what all processes have in their environment.</param>
    /// <param name="script">The script's name without extension.</param>
    /// <param name="service">The service to call.</param>
    /// <param name="more">More of the environment.</param>
    /// <param name="answer">Answers what the script asks.</param>
    public ProcessRun Run(
        Bench bench, string script, Service? service = null, (string Name, object? Value)[]? more = null, Func<string, string>? answer = null)
    {
        string[] work = RunsScripts ? [Path.Combine(bench.Scripts, script + Extension)] : ["--endpoint-url", service!.Endpoint, .. script.Split(' ')];
        ProcessStartInfo start = new(Program, [.. Arguments, .. work]);
        start.Environment.Clear();
        (string Name, object? Value)[] own = [("AWS_ENDPOINT_URL", service?.Endpoint), ("BENCH_POOL", service?.Pool), ("BENCH_MODULE", Module)];
        foreach ((string name, object? value) in bench.Environment.Concat(own).Concat(more ?? []))
        {
            start.Environment[name] = value?.ToString();
        }

        return ProcessRun.Of(start, answer);
    }
}
