namespace CognitoIdentity.Benchmarks;

/// <summary>The results of each contender, by its name.</summary>
internal sealed class Turns<T>
{
    private readonly Dictionary<string, List<T>> _done;

    public Turns(Dictionary<string, List<T>> done) => _done = done;

    public IReadOnlyList<T> this[string contender] => _done[contender];

    /// <summary>One number of each turn.</summary>
    public Dictionary<string, Sample> Samples(Func<T, double> number) => Samples(turn => [number(turn)]);

    /// <summary>Several numbers of each turn.</summary>
    public Dictionary<string, Sample> Samples(Func<T, IEnumerable<double>> numbers) =>
        _done.ToDictionary(pair => pair.Key, pair => Sample.Of(pair.Value.SelectMany(numbers)));
}

internal static class Turns
{
    /// <summary>Lets each contender do the work once a round, so a disturbance of the machine hits all of them.</summary>
    /// <param name="rounds">The number of rounds.</param>
    /// <param name="contenders">The contenders.</param>
    /// <param name="work">One turn.</param>
    /// <param name="warmUp">Whether a first round warms the file cache and does not count.</param>
    public static Turns<T> Take<T>(int rounds, IEnumerable<Contender> contenders, Func<Contender, T> work, bool warmUp = true)
    {
        Contender[] all = [.. contenders];
        Dictionary<string, List<T>> done = all.ToDictionary(contender => contender.Name, _ => new List<T>());
        for (int round = warmUp ? 0 : 1; round <= rounds; round++)
        {
            foreach (Contender contender in all)
            {
                T result = work(contender);
                if (round > 0)
                {
                    done[contender.Name].Add(result);
                }
            }
        }

        return new Turns<T>(done);
    }
}
