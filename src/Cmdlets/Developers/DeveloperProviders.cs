
namespace CognitoIdentity.Commands;

/// <summary>The developer provider names of pools, each asked for once.</summary>
internal sealed class DeveloperProviders
{
    private readonly Dictionary<string, string?> _known = new(StringComparer.Ordinal);

    /// <summary>The name of a pool's developer provider.</summary>
    /// <exception cref="CognitoIdentityException"><c>DeveloperProviderMissing</c>: the pool has none.</exception>
    public async Task<string> GetAsync(ICognitoIdentityClient client, string poolId, CancellationToken cancellationToken)
    {
        if (!_known.TryGetValue(poolId, out string? provider))
        {
            provider = (await client.SendAsync(new DescribeIdentityPoolRequest { IdentityPoolId = poolId }, cancellationToken)
                .ConfigureAwait(false)).DeveloperProviderName;
            _known.Add(poolId, provider);
        }

        return provider ?? throw new CognitoIdentityException(nameof(Texts.DeveloperProviderMissing), [poolId]);
    }
}
