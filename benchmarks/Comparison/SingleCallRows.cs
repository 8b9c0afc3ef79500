namespace CognitoIdentity.Benchmarks;

/// <summary>The cost of the first prompt: the program, the import and the first call.</summary>
internal sealed class ColdStart : Row
{
    private const double Milliseconds = 1000;

    public override string Name => "cold-start";

    public override IEnumerable<Line> Measure(Bench bench)
    {
        using Service service = new(new Serving());
        Turns<(ProcessRun Bare, ProcessRun Whole)> turns = Turns.Take(bench.Rounds(15), bench.Scripted, contender =>
            (contender.Run(bench, Contender.Bare), contender.Run(bench, "first-call", service, [("BENCH_IMPORT", contender.ModuleName)])));
        Turns<ProcessRun> cli = Turns.Take(bench.Rounds(15), bench.Contenders.Where(contender => contender.Name == Contender.Cli), contender =>
            contender.Run(bench, "cognito-identity list-identity-pools --max-results 60", service));

        yield return new Line("cold start: import and first list, above the bare program", "ms", turns.Samples(turn =>
            (turn.Whole.Seconds - turn.Bare.Seconds) * Milliseconds)).AtMost(1.3, Contender.JavaScript);
        yield return new Line("cold start: CPU time above the bare program", "ms", turns.Samples(turn => (turn.Whole.CpuSeconds - turn.Bare.CpuSeconds) * Milliseconds))
            .AtMost(1, Contender.JavaScript);
        yield return new Line("cold start: the bare program", "ms", turns.Samples(turn => turn.Bare.Seconds * Milliseconds));
        yield return new Line("cold start: whole process", "ms", Both(turn => turn.Seconds)).AtMost(1, Contender.Cli).AtMost(1, Contender.Boto3);
        yield return new Line("cold start: CPU time of the whole process", "ms", Both(turn => turn.CpuSeconds));

        Dictionary<string, Sample> Both(Func<ProcessRun, double> seconds) =>
            turns.Samples(turn => seconds(turn.Whole) * Milliseconds).Concat(cli.Samples(turn => seconds(turn) * Milliseconds))
                .ToDictionary(pair => pair.Key, pair => pair.Value);
    }
}

/// <summary>The cost of the import alone, such as in a profile.</summary>
internal sealed class Import : Row
{
    public override string Name => "import";

    public override IEnumerable<Line> Measure(Bench bench)
    {
        Turns<(ProcessRun Bare, ProcessRun ByName, ProcessRun ByPath)> turns = Turns.Take(bench.Rounds(15), bench.Hosts.Append(Bench.FloorHost), host =>
            (host.Run(bench, Contender.Bare), Load(host, host.ModuleName!), Load(host, host.Manifest!)));
        yield return Above("import by name, above the bare pwsh; floor: a trivial module", turn => turn.ByName.Seconds - turn.Bare.Seconds);
        yield return Above("import by name: its CPU time", turn => turn.ByName.CpuSeconds - turn.Bare.CpuSeconds);
        yield return Above("import by path, above the bare pwsh; floor: a trivial module", turn => turn.ByPath.Seconds - turn.Bare.Seconds);
        yield return AboveFloor("import by name, above a trivial module", turn => turn.ByName.Seconds);
        yield return AboveFloor("import by path, above a trivial module", turn => turn.ByPath.Seconds);
        yield return Above("import by path: its CPU time", turn => turn.ByPath.CpuSeconds - turn.Bare.CpuSeconds);

        Turns<ProcessRun> loads = Turns.Take(1, bench.Hosts, host => host.Run(bench, "assemblies"));
        string ours = string.Join(", ", loads[Contender.Ours][0].Written["assembly"]);
        yield return new Line("import: assemblies loaded, with those of .NET", "", loads.Samples(load => load["loaded"]));
        yield return new Line($"import: assemblies of the module ({ours})", "", loads.Samples(load => load.Written["assembly"].Count()));
        yield return new Line("import: assemblies of lib/", "", loads.Samples(load => load.Written["assembly"].Count(file => file.StartsWith("lib", StringComparison.Ordinal))))
            .Exactly(0);

        ProcessRun Load(Contender host, string module) => host.Run(bench, "import", more: [("BENCH_IMPORT", module)]);

        Line AboveFloor(string what, Func<(ProcessRun Bare, ProcessRun ByName, ProcessRun ByPath), double> seconds) => new Line(
            what,
            "ms",
            bench.Hosts.ToDictionary(host => host.Name, host => Sample.Of(turns[host.Name].Zip(turns[Contender.Floor], (own, floor) => 1000 * (seconds(own) - seconds(floor)))))).AtMost(25);

        Line Above(string what, Func<(ProcessRun Bare, ProcessRun ByName, ProcessRun ByPath), double> seconds) =>
            new Line(what, "ms", turns.Samples(turn => 1000 * seconds(turn))).ComparedWith(Contender.Floor);
    }
}

/// <summary>A cmdlet call in a loop, against the same request by a bare HttpClient.</summary>
internal sealed class OneCall : Row
{
    public override string Name => "one-call";

    public override IEnumerable<Line> Measure(Bench bench)
    {
        using Service service = new(new Serving());
        const int Count = 2000;
        Turns<ProcessRun> turns = Loop(Count, bench.Rounds(9));
        yield return Against("signed", "CPU time", "cpu", "µs").AtMost(1.3, Contender.Floor);
        yield return Against("signed", "allocations", "bytes", "bytes").AtMost(33 * 1024);
        yield return Against("prebuilt", "CPU time", "cpu", "µs").ComparedWith(Contender.Floor);
        yield return Against("prebuilt", "allocations", "bytes", "bytes").ComparedWith(Contender.Floor);

        // In the first of them the JIT compiler still optimizes.
        Turns<ProcessRun> more = Loop(10 * Count, 3);
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
