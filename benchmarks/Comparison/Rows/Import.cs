namespace CognitoIdentity.Benchmarks;

/// <summary>The cost of the import alone, such as in a profile.</summary>
internal sealed class Import : Row
{
    public override string Name => "import";

    public override IEnumerable<Line> Measure(Bench bench)
    {
        Turns<(ProcessRun Bare, ProcessRun ByName, ProcessRun ByPath)> turns = Turns.Take(bench.Rounds(15), bench.Hosts.Append(Bench.FloorHost), host =>
            (host.Run(bench, "bare"), Load(host, host.ModuleName!), Load(host, host.Manifest!)));
        yield return Above("import by name, above the bare pwsh; floor: a trivial module", turn => turn.ByName.Seconds - turn.Bare.Seconds).AtMost(40);
        yield return Above("import by name: its CPU time", turn => turn.ByName.CpuSeconds - turn.Bare.CpuSeconds);
        yield return Above("import by path, above the bare pwsh; floor: a trivial module", turn => turn.ByPath.Seconds - turn.Bare.Seconds).AtMost(40);
        yield return Above("import by path: its CPU time", turn => turn.ByPath.CpuSeconds - turn.Bare.CpuSeconds);

        Turns<ProcessRun> loads = Turns.Take(1, bench.Hosts, host => host.Run(bench, "assemblies"));
        string ours = string.Join(", ", loads[Contender.Ours][0].Written["assembly"]);
        yield return new Line("import: assemblies loaded, with those of .NET", "", loads.Samples(load => load["loaded"]));
        yield return new Line($"import: assemblies of the module ({ours})", "", loads.Samples(load => load.Written["assembly"].Count()));
        yield return new Line("import: assemblies of lib/", "", loads.Samples(load => load.Written["assembly"].Count(file => file.StartsWith("lib", StringComparison.Ordinal))))
            .Exactly(0);

        ProcessRun Load(Contender host, string module) => host.Run(bench, "import", more: [("BENCH_IMPORT", module)]);

        Line Above(string what, Func<(ProcessRun Bare, ProcessRun ByName, ProcessRun ByPath), double> seconds) =>
            new Line(what, "ms", turns.Samples(turn => 1000 * seconds(turn))).ComparedWith(Contender.Floor);
    }
}
