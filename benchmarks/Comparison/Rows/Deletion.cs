namespace CognitoIdentity.Benchmarks;

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
