namespace CognitoIdentity.Benchmarks;

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
