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
            (contender.Run(bench, "bare"), contender.Run(bench, "first-call", service)));
        Turns<ProcessRun> cli = Turns.Take(bench.Rounds(15), bench.Contenders.Where(contender => contender.Name == Contender.Cli), contender =>
            contender.Run(bench, "cognito-identity list-identity-pools --max-results 60", service));

        yield return new Line("cold start: import and first list, above the bare program", "ms", turns.Samples(turn =>
            (turn.Whole.Seconds - turn.Bare.Seconds) * Milliseconds)).AtMost(1, Contender.JavaScript);
        yield return new Line("cold start: CPU time above the bare program", "ms", turns.Samples(turn => (turn.Whole.CpuSeconds - turn.Bare.CpuSeconds) * Milliseconds));
        yield return new Line("cold start: the bare program", "ms", turns.Samples(turn => turn.Bare.Seconds * Milliseconds));
        yield return new Line("cold start: whole process", "ms", Both(turn => turn.Seconds)).AtMost(0.5, Contender.Cli).AtMost(1, Contender.Boto3);
        yield return new Line("cold start: CPU time of the whole process", "ms", Both(turn => turn.CpuSeconds));

        Dictionary<string, Sample> Both(Func<ProcessRun, double> seconds) =>
            turns.Samples(turn => seconds(turn.Whole) * Milliseconds).Concat(cli.Samples(turn => seconds(turn) * Milliseconds))
                .ToDictionary(pair => pair.Key, pair => pair.Value);
    }
}
