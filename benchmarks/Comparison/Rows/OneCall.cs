namespace CognitoIdentity.Benchmarks;

/// <summary>A cmdlet call in a loop, against the same request by a bare HttpClient.</summary>
internal sealed class OneCall : Row
{
    public override string Name => "one-call";

    public override IEnumerable<Line> Measure(Bench bench)
    {
        using Service service = new(new Serving());
        const int Count = 2000;
        Turns<ProcessRun> turns = Loop(Count, bench.Rounds(9));
        yield return Against("signed", "CPU time", "cpu", "µs").AtMost(2, Contender.Floor);
        yield return Against("signed", "allocations", "bytes", "bytes").AtMost(2, Contender.Floor);
        yield return Against("prebuilt", "CPU time", "cpu", "µs").ComparedWith(Contender.Floor);
        yield return Against("prebuilt", "allocations", "bytes", "bytes").ComparedWith(Contender.Floor);
        Turns<ProcessRun> more = Loop(10 * Count, 1);
        yield return Growth(turns.Samples(turn => turn.All("cmdlet-cpu")), more.Samples(turn => turn.All("cmdlet-cpu").Select(cpu => 10 * cpu)));

        // The process itself does the rounds and the warm-up, so it runs once.
        Turns<ProcessRun> Loop(int calls, int rounds) => Turns.Take(1, bench.Hosts, host =>
            host.Run(bench, "one-call", service, [("BENCH_COUNT", calls), ("BENCH_ROUNDS", rounds), ("BENCH_WARMUP", 3000)]), warmUp: false);

        Line Against(string way, string what, string number, string unit)
        {
            Dictionary<string, Sample> samples = turns.Samples(turn => turn.All($"cmdlet-{number}"));
            samples[Contender.Floor] = turns.Samples(turn => turn.All($"{way}-{number}"))[Contender.Ours];
            return new Line($"one call: {what}; floor: a bare HttpClient, {(way == "signed" ? "signing each" : "signed once")}", unit, samples);
        }
    }
}
