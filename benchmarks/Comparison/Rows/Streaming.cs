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
