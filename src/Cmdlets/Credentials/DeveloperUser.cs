namespace CognitoIdentity.Commands;

/// <summary>A user of your own backend, and in whose name it is signed in.</summary>
/// <param name="Id">The user's id in the backend.</param>
/// <param name="Provider">The developer provider name, or null for that of the pool.</param>
/// <param name="Signer">The access key or the profile that signs, or null for what is found without being named.</param>
internal sealed record DeveloperUser(string Id, string? Provider, string? Signer)
{
    /// <summary>Who the user is to the cache.</summary>
    public string Subject => LoginSubject.Of("developer", Provider, Id, Signer);
}
