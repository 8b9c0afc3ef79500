namespace CognitoIdentity.Benchmarks;

/// <summary>Many reads at a time, from ids in the pipeline.</summary>
internal sealed class FanOut : Row
{
    private const double Latency = 0.05;

    public override string Name => "fan-out";

    public override IEnumerable<Line> Measure(Bench bench)
    {
        int count = bench.Size(1000);
        string ids = bench.PathOf("ids");
        using Service service = new(new Serving(Pools: count, LatencyMilliseconds: (int)(Latency * 1000)));
        service.WritePools(ids);
        string few = bench.PathOf("few");
        File.WriteAllLines(few, File.ReadLines(ids).Take(count / 10));

        Turns<ProcessRun> turns = Describe(ids, limit: "");
        Turns<ProcessRun> less = Describe(few, limit: "");
        Turns<ProcessRun> sequential = Describe(few, limit: "1");
        double limit = turns[Contender.Ours][0]["limit"];
        Dictionary<string, Sample> samples = turns.Samples(turn => turn["seconds"]);
        samples[Contender.Floor] = Sample.Of([Math.Ceiling(count / limit) * Latency]);
        yield return new Line($"fan-out: {count:N0} pools at 50 ms, {limit} at a time", "s", samples).AtMost(1.3, Contender.Floor);
        yield return new Line(
            "fan-out: against one by one", "× as fast",
            samples.Where(pair => pair.Key != Contender.Floor).ToDictionary(
                pair => pair.Key, pair => Sample.Of([10 * Sample.Of(sequential[pair.Key].Select(turn => turn["seconds"])).Median / pair.Value.Median])))
            .AtLeast(10);
        // Not a whole number of rounds of the limit: what the last one takes is not in proportion.
        yield return Growth(less.Samples(turn => turn["seconds"]), turns.Samples(turn => turn["seconds"]));

        Turns<ProcessRun> Describe(string path, string limit) => Turns.Take(bench.Rounds(5), bench.Hosts, host =>
            host.Run(bench, "describe", service, [("BENCH_IDS", path), ("BENCH_LIMIT", limit)]));
    }
}
