namespace CognitoIdentity.Benchmarks;

/// <summary>All values of one measure.</summary>
internal sealed record Sample(IReadOnlyList<double> Values)
{
    public double Median => Quantile(0.5);

    /// <summary>The distance from the first quartile to the third.</summary>
    public double Spread => Quantile(0.75) - Quantile(0.25);

    public static Sample Of(IEnumerable<double> values) => new([.. values]);

    // Interpolates between the two nearest values.
    private double Quantile(double share)
    {
        double[] sorted = [.. Values.Order()];
        double place = share * (sorted.Length - 1);
        int below = (int)place;
        int above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
