using System.Management.Automation;
using CognitoIdentity.Api;

namespace CognitoIdentity.Commands;

/// <summary>A cmdlet for the users of your own backend in a pool.</summary>
public abstract class DeveloperCommand : ServiceCommand
{
    private readonly DeveloperProviders _providers = new();

    /// <summary>The id of the pool, or the pool.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [IdTransformation(nameof(IdentityPool.IdentityPoolId))]
    [ArgumentCompleter(typeof(IdentityPoolIdCompleter))]
    public string IdentityPoolId { get; set; } = string.Empty;

    /// <summary>The developer provider name of the pool. Without it, the pool is asked, once.</summary>
    [Parameter]
    [ValidateShape(nameof(Shapes.DeveloperProviderName))]
    [ArgumentCompleter(typeof(DeveloperProviderCompleter))]
    public string? DeveloperProviderName { get; set; }

    /// <summary>The id of a user, if it can be one.</summary>
    /// <exception cref="CognitoIdentityException"><c>DeveloperUserInvalid</c></exception>
    internal static string CheckUser(string user) =>
        Shapes.DeveloperUserIdentifier.Check(user, nameof(Texts.DeveloperUserInvalid));

    /// <summary>The client for the pool.</summary>
    private protected ICognitoIdentityClient Client => Connect(IdentityPoolId).Client;

    /// <summary>Does the work for each of some users, in a pool that can be one.</summary>
    private protected void ForUsers(string[] users, Action<string> work) => ForEach(users, user =>
    {
        ResourceIds.CheckPool(IdentityPoolId);
        work(CheckUser(user));
    });

    /// <summary>The name that was given, or the pool's own.</summary>
    /// <exception cref="CognitoIdentityException"><c>DeveloperProviderMissing</c>: the pool has none.</exception>
    private protected string Provider() => DeveloperProviderName ?? Await(_providers.GetAsync(Client, IdentityPoolId, Stopped));
}
