using System.Globalization;

namespace CognitoIdentity.Benchmarks;

/// <summary>The command line.</summary>
internal sealed record Options
{
    public const string Usage = """
        Usage: benchmarks/run [options]

          --only a,b            only these rows
          --runs N              N rounds of each row, instead of its own number
          --quick               a tenth of the large sizes
          --module path         the built module, instead of out/CognitoIdentity
          --baseline path       another build of it, measured alongside in the column "before"
          --results folder      where the table goes, instead of benchmarks/results
          --micro               only the micro-benchmarks
        """;

    public IReadOnlyList<string> Only { get; private init; } = [];

    public int? Rounds { get; private init; }

    public bool Quick { get; private init; }

    public string Module { get; private init; } = Path.Combine("out", "CognitoIdentity");

    public string? Baseline { get; private init; }

    public string Results { get; private init; } = Path.Combine("benchmarks", "results");

    /// <exception cref="ArgumentException">The command line is invalid. The message says why.</exception>
    public static Options Parse(ReadOnlySpan<string> args) => args switch
    {
        [] => new Options(),
        ["--quick", .. ReadOnlySpan<string> rest] => Parse(rest) with { Quick = true },
        ["--only", string rows, .. ReadOnlySpan<string> rest] => Parse(rest) with { Only = rows.Split(',') },
        ["--runs", string rounds, .. ReadOnlySpan<string> rest] => Parse(rest) with { Rounds = int.Parse(rounds, CultureInfo.InvariantCulture) },
        ["--module", string path, .. ReadOnlySpan<string> rest] => Parse(rest) with { Module = path },
        ["--baseline", string path, .. ReadOnlySpan<string> rest] => Parse(rest) with { Baseline = path },
        ["--results", string folder, .. ReadOnlySpan<string> rest] => Parse(rest) with { Results = folder },
        [string other, ..] => throw new ArgumentException($"'{other}' is not an option, or its value is missing.\n{Usage}"),
    };
}
