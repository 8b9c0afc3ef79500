using System.Text.RegularExpressions;

namespace CognitoIdentity.Local;

/// <summary>Starts local services.</summary>
public sealed class LocalServiceFactory : ILocalServiceFactory
{
    private static readonly Regex AccountId = new(@"\A[0-9]{12}\z");

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">An option can't be what it is.</exception>
    public ILocalService Start(LocalServiceOptions options) => Start(options, TimeProvider.System);

    internal static LocalService Start(LocalServiceOptions options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegative(options.Port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Port, ushort.MaxValue);
        if (!AccountId.IsMatch(options.AccountId))
        {
            throw new ArgumentException("An account id is 12 digits.", nameof(options));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(options.Latency, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Latency, LocalServiceOptions.MaxLatency);
        CheckRates(options);
        return new LocalService(options, clock);
    }

    private static void CheckRates(LocalServiceOptions options)
    {
        double[] rates = [options.ThrottleRate, options.ErrorRate, options.DropRate];

        // Rates that are 1 together may come to a hair more.
        if (!rates.All(rate => rate >= 0) || !(rates.Sum() <= 1 + 1e-9))
        {
            throw new CognitoIdentityException(nameof(Texts.LocalServiceRatesInvalid), []);
        }
    }
}
