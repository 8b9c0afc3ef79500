using CognitoIdentity.Tokens;

namespace CognitoIdentity.Commands;

/// <summary>A user of your own backend.</summary>
/// <param name="Id">The user's id in the backend.</param>
/// <param name="Provider">The developer provider name, or null for that of the pool.</param>
internal sealed record DeveloperUser(string Id, string? Provider)
{
    /// <summary>Who the user is to the cache, for who signs.</summary>
    /// <param name="signer">See <see cref="IServiceConnection.GetSignerAsync"/>.</param>
    public string Digest(string signer) => Hash.Of("developer", Provider, Id, signer);
}
