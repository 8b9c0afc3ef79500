// Measures the parts of a call one by one, and the local service as its pool grows, all in this process.
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using CognitoIdentity.Benchmarks;

ManualConfig config = ManualConfig.Create(DefaultConfig.Instance)
    .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
    .AddDiagnoser(MemoryDiagnoser.Default)
    .WithArtifactsPath(Path.Combine("benchmarks", "Micro", "bin", "reports"));
BenchmarkSwitcher.FromTypes([typeof(Marshalling), typeof(Signing), typeof(PerObject), typeof(LocalServiceCalls), typeof(LocalServiceState)])
    .Run(args.Length > 0 ? args : ["--filter", "*"], config);
