using CognitoIdentity.Api;

namespace CognitoIdentity.Commands;

/// <summary>
/// Caches credentials, and identities for longer than their credentials, so that a guest stays the same guest. In memory only. Thread-safe.
/// </summary>
internal sealed class CredentialCache
{
    private const int MostIdentities = 10_000;

    private readonly TimeProvider _clock;
    private readonly SharedCache<CredentialKey, Entry> _credentials;

    public CredentialCache(TimeProvider clock)
    {
        _clock = clock;
        _credentials = new SharedCache<CredentialKey, Entry>(entry => _clock.GetUtcNow() < entry.RenewAt);
    }

    public SharedCache<IdentityKey, string> Identities { get; } = new(_ => true, MostIdentities);

    /// <inheritdoc cref="SharedCache{TKey, TValue}.Get"/>
    public IdentityCredential Get(CredentialKey key, Func<IdentityCredential> ask, CancellationToken stopped) =>
        _credentials.Get(key, () => Keep(key, ask()), stopped).Credential.Copy();

    /// <summary>Gets new credentials and replaces cached ones.</summary>
    public IdentityCredential Renew(CredentialKey key, Func<IdentityCredential> ask)
    {
        Entry renewed = Keep(key, ask());
        _credentials.Set(key, renewed);
        return renewed.Credential.Copy();
    }

    public void Clear()
    {
        _credentials.Remove((_, _) => true);
        Identities.Remove((_, _) => true);
    }

    /// <summary>Drops everything about an address, because its service has stopped.</summary>
    public void Forget(Uri endpoint)
    {
        _credentials.Remove((key, _) => key.Scope.Endpoint == endpoint);
        Identities.Remove((key, _) => key.Endpoint == endpoint);
    }

    public void ForgetPool(string poolId)
    {
        _credentials.Remove((key, _) => key.Scope.IdentityPoolId == poolId);
        Identities.Remove((key, _) => key.IdentityPoolId == poolId);
    }

    /// <summary>Drops an identity. Requests in flight may return it, so their results aren't cached either.</summary>
    public void ForgetIdentity(string identityId) => Remove(identityId, orUnknown: true);

    /// <summary>
    /// Drops an identity that the service denied to a user. If it doesn't exist any more, its credentials are dropped too. Otherwise it may belong
    /// to another user, whose credentials stay. Requests in flight can't return it.
    /// </summary>
    public void DropIdentity(IdentityKey user, string identityId, bool isGone)
    {
        if (isGone)
        {
            Remove(identityId, orUnknown: false);
        }
        else
        {
            Identities.Remove((key, identity) => key == user && identity == identityId);
        }
    }

    private void Remove(string identityId, bool orUnknown)
    {
        _credentials.Remove((key, entry) =>
            key.Scope.IdentityId == identityId || (entry is null ? orUnknown : entry.Credential.IdentityId == identityId));
        Identities.Remove((_, identity) => identity is null ? orUnknown : identity == identityId);
    }

    /// <summary>This machine's clock may be wrong. If it is fast, credentials aren't cached. If it is slow, they are cached only for their lifetime.</summary>
    private Entry Keep(CredentialKey key, IdentityCredential credential)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        TimeSpan left = new DateTimeOffset(credential.Expiration.ToUniversalTime()) - now;
        return new Entry(credential, CredentialLife.RenewalOf(now, left < key.Scope.Life ? left : key.Scope.Life));
    }

    private sealed record Entry(IdentityCredential Credential, DateTimeOffset RenewAt);
}

/// <summary>Identifies credentials, without the caller.</summary>
/// <param name="Endpoint">The address of the service.</param>
/// <param name="Region">The region.</param>
/// <param name="IdentityPoolId">The pool, if the user's identity in it must be looked up.</param>
/// <param name="IdentityId">The identity, when it is known.</param>
/// <param name="CustomRoleArn">The role to ask the enhanced flow for, or null for what the pool chooses.</param>
/// <param name="Role">The role to take by the classic flow, or null for the enhanced flow.</param>
internal sealed record CredentialScope(
    Uri Endpoint, string Region, string? IdentityPoolId, string? IdentityId, string? CustomRoleArn, WebIdentityRole? Role)
{
    /// <summary>How long new credentials are valid. In the enhanced flow, that is the default of the classic flow.</summary>
    public TimeSpan Life => TimeSpan.FromSeconds(Role?.DurationSeconds ?? Shapes.RoleDurationSecondsType.Default);
}

/// <summary>Credentials in the cache.</summary>
/// <param name="Scope">What they are for.</param>
/// <param name="Digest">A hash of the tokens, or of the keys that sign for a developer user. Other callers do not get these credentials.</param>
internal sealed record CredentialKey(CredentialScope Scope, string Digest);

/// <summary>An identity in the cache: a user's, identified by <see cref="LoginSubject"/>, in a pool.</summary>
internal sealed record IdentityKey(Uri Endpoint, string Region, string IdentityPoolId, string Subject);
