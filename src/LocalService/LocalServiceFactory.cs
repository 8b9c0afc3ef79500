using System.Text.RegularExpressions;

namespace CognitoIdentity.Local;

/// <summary>Starts local services.</summary>
public sealed partial class LocalServiceFactory : ILocalServiceFactory
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The port or the account id can't be one.</exception>
    public ILocalService Start(LocalServiceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegative(options.Port);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.Port, ushort.MaxValue);
        if (!AccountId().IsMatch(options.AccountId))
        {
            throw new ArgumentException("An account id is 12 digits.", nameof(options));
        }

        return new LocalService(options);
    }

    [GeneratedRegex(@"\A[0-9]{12}\z")]
    private static partial Regex AccountId();
}
