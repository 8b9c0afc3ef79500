using System.Globalization;

namespace CognitoIdentity.Benchmarks;

/// <summary>Reads many pools in parallel, from ids in the pipeline.</summary>
internal sealed class FanOut : Row
{
    private const double Latency = 0.05;

    public override string Name => "fan-out";

    public override IEnumerable<Line> Measure(Bench bench)
    {
        int count = bench.Size(1000);
        string ids = bench.PathOf("ids");
        string few = bench.PathOf("few");
        using Service service = new(new Serving(Pools: count, LatencyMilliseconds: (int)(Latency * 1000)));
        service.WritePools(ids);
        File.WriteAllLines(few, File.ReadLines(ids).Take(count / 10));

        double limit = bench.Hosts[0].Run(bench, "describe", service, [("BENCH_IDS", few)])["limit"];
        string asOurs = limit.ToString(CultureInfo.InvariantCulture);
        IEnumerable<Contender> parallel = bench.Contenders.Where(contender => contender.Module is not null || contender.Name == Contender.JavaScript);
        Dictionary<string, Sample> samples = Describe(parallel, ids, asOurs);
        Dictionary<string, Sample> less = Describe(parallel, few, asOurs);
        Dictionary<string, Sample> sequential = Describe(bench.Hosts, few, "1");

        Line growth = Growth(less, samples);
        Line faster = new("fan-out: against one by one", "× as fast", sequential.ToDictionary(
            pair => pair.Key, pair => Sample.Of([10 * pair.Value.Median / samples[pair.Key].Median])));
        samples[Contender.Floor] = Sample.Of([Math.Ceiling(count / limit) * Latency]);
        yield return new Line($"fan-out: {count:N0} pools at 50 ms, {asOurs} at a time", "s", samples)
            .AtMost(1.3, Contender.Floor).ComparedWith(Contender.JavaScript);
        yield return faster.AtLeast(10);
        yield return growth;

        // Where the limit asked for is the default of the cmdlet, the script does not name it.
        Dictionary<string, Sample> Describe(IEnumerable<Contender> contenders, string path, string atATime) =>
            Turns.Take(bench.Rounds(5), contenders, contender => contender.Run(
                bench, "describe", service,
                [("BENCH_IDS", path), ("BENCH_LIMIT", contender.Module is not null && atATime == asOurs ? "" : atATime)])).Samples(turn => turn["seconds"]);
    }
}
