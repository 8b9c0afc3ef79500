namespace CognitoIdentity.Benchmarks;

/// <summary>Cached credentials, requested in a loop.</summary>
internal sealed class CachedCredential : Row
{
    public override string Name => "cached-credential";

    public override IEnumerable<Line> Measure(Bench bench)
    {
        using Service service = new(new Serving());
        const int Count = 5000;
        Turns<(ProcessRun Run, int Requests)> turns = Loop(Count, bench.Rounds(9));
        Dictionary<string, Sample> samples = turns.Samples(turn => turn.Run.All("cached"));
        samples[Contender.Floor] = turns.Samples(turn => turn.Run.All("empty"))[Contender.Ours];
        yield return new Line("cached credential; floor: an empty compiled cmdlet", "µs", samples);
        yield return new Line("cached credential: above the empty cmdlet", "µs", turns.Samples(turn =>
            turn.Run.All("cached").Zip(turn.Run.All("empty"), (cached, empty) => cached - empty))).AtMost(100);
        yield return new Line("cached credential: requests after the first call", "", turns.Samples(turn => turn.Requests - 1)).Exactly(0);
        Turns<(ProcessRun Run, int Requests)> more = Loop(10 * Count, 1);
        yield return Growth(samples, more.Samples(turn => turn.Run.All("cached").Select(time => 10 * time)));

        Turns<(ProcessRun Run, int Requests)> Loop(int calls, int rounds) => Turns.Take(1, bench.Hosts, host =>
        {
            int before = service.Requests("GetCredentialsForIdentity");
            ProcessRun run = host.Run(
                bench, "cached", service, [("BENCH_COUNT", calls), ("BENCH_ROUNDS", rounds), ("BENCH_WARMUP", 10_000)]);
            return (run, service.Requests("GetCredentialsForIdentity") - before);
        }, warmUp: false);
    }
}
