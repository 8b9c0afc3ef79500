namespace CognitoIdentity.Benchmarks;

/// <summary>What a profile or a script pays that only names the module.</summary>
internal sealed class Import : Row
{
    public override string Name => "import";

    public override IEnumerable<Line> Measure(Bench bench)
    {
        Turns<double> turns = Turns.Take(bench.Rounds(15), bench.Hosts, host =>
        {
            double bare = host.Run(bench, "bare").Seconds;
            return (host.Run(bench, "import").Seconds - bare) * 1000;
        });
        yield return new Line("import, above the bare host", "ms", turns.Samples(turn => turn)).AtMost(40);

        Turns<ProcessRun> loads = Turns.Take(1, bench.Hosts, host => host.Run(bench, "assemblies"));
        string ours = string.Join(", ", loads[Contender.Ours][0].Written["assembly"]);
        yield return new Line("import: assemblies loaded, the runtime's included", "", loads.Samples(load => load["loaded"]));
        yield return new Line($"import: of the module, {ours}", "", loads.Samples(load => load.Written["assembly"].Count()));
        yield return new Line("import: of lib/", "", loads.Samples(load => load.Written["assembly"].Count(file => file.StartsWith("lib", StringComparison.Ordinal))))
            .Exactly(0);
    }
}
