using System.Management.Automation;
using CognitoIdentity.Api;

namespace CognitoIdentity.Commands;

/// <summary>A cmdlet for the users of your own backend in a pool.</summary>
public abstract class DeveloperCommand : PoolCommand
{
    private readonly DeveloperProviders _providers = new();
    private string? _found;

    /// <summary>The id of the pool, or the pool.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = IdentityPoolsCommand.IdSet, ValueFromPipelineByPropertyName = true, HelpMessage = HelpMessages.PoolId)]
    [ValidateNotNullOrEmpty]
    [IdTransformation(nameof(IdentityPool.IdentityPoolId))]
    [ArgumentCompleter(typeof(IdentityPoolIdCompleter))]
    public string IdentityPoolId { get; set; } = string.Empty;

    /// <summary>The name of the pool, instead of its id. Exactly one pool in the region must have it.</summary>
    [Parameter(Mandatory = true, ParameterSetName = IdentityPoolsCommand.NameSet, HelpMessage = HelpMessages.PoolName)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IdentityPoolNameCompleter))]
    public string? Name { get; set; }

    /// <summary>The developer provider name of the pool. Without it, the name is read from the pool, once.</summary>
    [Parameter]
    [ValidateShape(nameof(Shapes.DeveloperProviderName))]
    [ArgumentCompleter(typeof(DeveloperProviderCompleter))]
    public string? DeveloperProviderName { get; set; }

    /// <summary>The id of a user, if it can be one.</summary>
    /// <exception cref="CognitoIdentityException"><c>DeveloperUserInvalid</c></exception>
    internal static string CheckUser(string user) =>
        Shapes.DeveloperUserIdentifier.Check(user, nameof(Texts.DeveloperUserInvalid));

    /// <summary>The client for the pool.</summary>
    private protected ICognitoIdentityClient Client => Connect(IdentityPoolId).BlockingClient;

    /// <summary>Checks the pool's id and the user, finds the pool if it has a name, and does the work for each user.</summary>
    private protected void ForUsers(string[] users, Action<string> work) => ForEach(users, user =>
    {
        string? poolId = Name is null ? ResourceIds.CheckPool(IdentityPoolId) : null;
        string checkedUser = CheckUser(user);
        IdentityPoolId = poolId ?? (_found ??= FindPool(Name!));
        work(checkedUser);
    });

    /// <summary>The name that was given, or the pool's own.</summary>
    /// <exception cref="CognitoIdentityException"><c>DeveloperProviderMissing</c>: the pool has none.</exception>
    private protected string Provider() => DeveloperProviderName ?? Await(_providers.GetAsync(Client, IdentityPoolId, Stopped));
}

/// <summary>The developer provider names of pools, each read once.</summary>
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
