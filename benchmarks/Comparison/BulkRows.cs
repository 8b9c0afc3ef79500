using System.Globalization;

namespace CognitoIdentity.Benchmarks;

/// <summary>A large list, one object after the other.</summary>
internal sealed class Streaming : Row
{
    public override string Name => "streaming";

    public override IEnumerable<Line> Measure(Bench bench)
    {
        int count = bench.Size(100_000);
        string ids = bench.PathOf("ids");
        using Service service = new(new Serving());
        service.AddGuests(count / 10, ids);
        Turns<ProcessRun> less = List(count / 10);
        Turns<(double Seconds, int Pages)> first = Turns.Take(bench.Rounds(5), bench.Hosts, host =>
        {
            int before = service.Requests("ListIdentities");
            ProcessRun run = host.Run(bench, "first-object", service, answer: _ => $"{service.Requests("ListIdentities") - before}");
            return (run["seconds"], (int)run["pages"]);
        });
        service.AddGuests(count - (count / 10), ids);
        Turns<ProcessRun> turns = List(count);

        yield return new Line($"streaming {count:N0} identities", "s", turns.Samples(turn => turn["seconds"]))
            .AtMost(1, Contender.JavaScript).AtMost(0.5, Contender.Boto3);
        yield return new Line("streaming: objects a second", "", turns.Samples(turn => count / turn["seconds"]));
        yield return new Line("streaming: whole process", "s", turns.Samples(turn => turn.Seconds));
        yield return new Line("streaming: CPU time of the whole process", "s", turns.Samples(turn => turn.CpuSeconds));
        yield return new Line("streaming: peak memory of the process", "MB", turns.Samples(turn => turn["peak"] / 1e6));
        yield return new Line("streaming: first object", "ms", first.Samples(turn => turn.Seconds * 1000));
        yield return new Line("streaming: pages requested before it", "", first.Samples(turn => turn.Pages)).Exactly(1);
        yield return Growth(less.Samples(turn => turn["seconds"]), turns.Samples(turn => turn["seconds"]));

        Turns<ProcessRun> List(int expected) => Turns.Take(bench.Rounds(5), bench.Scripted, contender =>
        {
            ProcessRun run = contender.Run(bench, "list", service);
            return run["count"] == expected ? run : throw new InvalidOperationException($"{contender.Name} listed {run["count"]} of {expected}.");
        });
    }
}

/// <summary>The memory that a list needs when its objects are dropped.</summary>
internal sealed class Memory : Row
{
    public override string Name => "memory";

    public override IEnumerable<Line> Measure(Bench bench)
    {
        const int Few = 1000;
        int count = bench.Size(1_000_000);
        using Service service = new(new Serving());
        Turns<double> few = Peaks(Few);
        Turns<double> all = Peaks(count);
        yield return new Line($"memory: peak of listing {Few:N0} identities", "MB", few.Samples(peak => peak));
        yield return new Line($"memory: peak of listing {count:N0}", "MB", all.Samples(peak => peak));
        yield return new Line("memory: the difference", "MB", bench.Hosts.ToDictionary(
            host => host.Name, host => Sample.Of(all[host.Name].Zip(few[host.Name], (more, less) => more - less)))).AtMost(40);

        Turns<double> Peaks(int many)
        {
            service.AddGuests(many - service.Left, bench.PathOf("ids"));
            return Turns.Take(bench.Rounds(3), bench.Hosts, host => host.Run(bench, "list-to-null", service)["peak"] / 1e6);
        }
    }
}

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

        // If the limit is the default of the cmdlet, the script does not pass it.
        Dictionary<string, Sample> Describe(IEnumerable<Contender> contenders, string path, string atATime) =>
            Turns.Take(bench.Rounds(5), contenders, contender => contender.Run(
                bench, "describe", service,
                [("BENCH_IDS", path), ("BENCH_LIMIT", contender.Module is not null && atATime == asOurs ? "" : atATime)])).Samples(turn => turn["seconds"]);
    }
}

/// <summary>Deletes many identities without quotas.</summary>
internal sealed class Deletion : Row
{
    private const double Latency = 0.02;
    private const int PerCall = 60;

    public override string Name => "deletion";

    public override IEnumerable<Line> Measure(Bench bench)
    {
        int count = bench.Size(60_000);
        string ids = bench.PathOf("ids");
        double limit = 4;
        using Service service = new(new Serving(LatencyMilliseconds: (int)(Latency * 1000)));
        Turns<(double Seconds, int Requests)> less = Delete(count / 10);
        Turns<(double Seconds, int Requests)> turns = Delete(count);

        double calls = Math.Ceiling((double)count / PerCall);
        Dictionary<string, Sample> samples = turns.Samples(turn => turn.Seconds);
        samples[Contender.Floor] = Sample.Of([Math.Ceiling(calls / limit) * Latency]);
        yield return new Line($"deletion: {count:N0} identities at 20 ms, {limit} calls at a time (boto3: one)", "s", samples)
            .AtMost(1.3, Contender.Floor).ComparedWith(Contender.JavaScript);
        yield return new Line("deletion: requests", "", turns.Samples(turn => turn.Requests)).Exactly(calls);
        yield return Growth(less.Samples(turn => turn.Seconds), turns.Samples(turn => turn.Seconds));

        Turns<(double Seconds, int Requests)> Delete(int many) => Turns.Take(bench.Rounds(3), bench.Scripted, contender =>
        {
            service.AddGuests(many, ids);
            int before = service.Requests("DeleteIdentities");
            ProcessRun run = contender.Run(bench, "delete", service, [("BENCH_IDS", ids), ("BENCH_LIMIT", limit)]);
            limit = contender.Name == Contender.Ours ? run["limit"] : limit;
            return service.Left == 0
                ? (run["seconds"], service.Requests("DeleteIdentities") - before)
                : throw new InvalidOperationException($"{contender.Name} did not delete all identities.");
        });
    }
}

/// <summary>Deletes many identities under quotas: 10 calls at once, then 10 a second.</summary>
internal sealed class UnderQuotas : Row
{
    private const double PerSecond = 10;
    private const double Burst = 10;
    private const int PerCall = 60;

    public override string Name => "under-quotas";

    public override IEnumerable<Line> Measure(Bench bench)
    {
        int count = bench.Options.Quick ? 1800 : 6000; // A tenth would be less than the burst.
        Turns<Outcome> turns = Delete(count, bench.Rounds(3));
        double calls = (double)count / PerCall;
        yield return new Line($"under quotas: {count:N0} identities", "s", turns.Samples(turn => turn.Seconds));
        yield return new Line("under quotas: not deleted", "", turns.Samples(turn => turn.Left)).Exactly(0);
        yield return new Line("under quotas: share of what the quota allows", "%", turns.Samples(turn => 100 * Floor(calls) / turn.Seconds)).AtLeast(90);
        yield return new Line("under quotas: throttled calls, of 100 sent", "", turns.Samples(turn => 100 * (turn.Requests - calls) / turn.Requests)).AtMost(10);
        if (!bench.Options.Quick)
        {
            Turns<Outcome> more = Delete(10 * count, 1);
            yield return new Line($"under quotas: {10 * count:N0} identities, share of what the quota allows", "%", more.Samples(turn => 100 * Floor(10 * calls) / turn.Seconds))
                .AtLeast(90);
            yield return new Line($"under quotas: {10 * count:N0} identities, not deleted", "", more.Samples(turn => turn.Left)).Exactly(0);
        }

        // Each run has its own service, so its quota is full.
        Turns<Outcome> Delete(int many, int rounds) => Turns.Take(rounds, bench.Hosts, host =>
        {
            string ids = bench.PathOf("ids");
            using Service service = new(new Serving(LatencyMilliseconds: 20, EnforceQuota: true));
            service.AddGuests(many, ids);
            ProcessRun run = host.Run(bench, "delete", service, [("BENCH_IDS", ids)]);
            return new Outcome(run["seconds"], service.Requests("DeleteIdentities"), service.Left);
        }, warmUp: false);
    }

    private static double Floor(double calls) => (calls - Burst) / PerSecond;

    private sealed record Outcome(double Seconds, int Requests, int Left);
}
