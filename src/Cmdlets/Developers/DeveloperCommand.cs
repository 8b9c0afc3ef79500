using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>A cmdlet for the users of your own backend in a pool.</summary>
public abstract class DeveloperCommand : ServiceCommand
{
    private readonly DeveloperProviders _providers = new();

    /// <summary>The id of the pool, or the pool.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SingleIdTransformation(nameof(IdentityPool.IdentityPoolId))]
    [ArgumentCompleter(typeof(IdentityPoolIdCompleter))]
    public string IdentityPoolId { get; set; } = string.Empty;

    /// <summary>The developer provider name of the pool. Without it, the pool is asked, once.</summary>
    [Parameter]
    [ValidateText(1, 128, @"[\w._-]+")]
    public string? DeveloperProviderName { get; set; }

    /// <summary>The client for the pool.</summary>
    private protected ICognitoIdentityClient Client => Connect(ResourceIds.CheckPool(IdentityPoolId)).Client;

    /// <summary>The name that was given, or the pool's own.</summary>
    /// <exception cref="CognitoIdentityException"><c>DeveloperProviderMissing</c>: the pool has none.</exception>
    private protected string Provider() => DeveloperProviderName ?? Await(_providers.GetAsync(Client, IdentityPoolId, Stopped));
}
