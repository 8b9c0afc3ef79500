namespace CognitoIdentity.Benchmarks;

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
        yield return new Line("under quotas: refused calls, of 100 sent", "", turns.Samples(turn => 100 * (turn.Requests - calls) / turn.Requests)).AtMost(10);
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
