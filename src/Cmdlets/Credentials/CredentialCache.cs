namespace CognitoIdentity.Commands;

/// <summary>
/// The credentials of this process, and the identities that they are for, which outlive them: a guest stays the same guest.
/// In memory alone. Safe for threads.
/// </summary>
internal sealed class CredentialCache
{
    /// <summary>How long before their end credentials are renewed, unless half their life is less.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    private readonly TimeProvider _clock;
    private readonly SharedCache<CredentialKey, Entry> _credentials;

    public CredentialCache(TimeProvider clock)
    {
        _clock = clock;
        _credentials = new SharedCache<CredentialKey, Entry>(entry => _clock.GetUtcNow() < entry.RenewAt);
    }

    /// <summary>The cache of this process.</summary>
    public static CredentialCache Shared { get; } = new(TimeProvider.System);

    public SharedCache<IdentityKey, string> Identities { get; } = new(_ => true);

    public IdentityCredential? Find(CredentialKey key) => _credentials.Find(key)?.Credential.Copy();

    /// <inheritdoc cref="SharedCache{TKey, TValue}.Get"/>
    public IdentityCredential Get(CredentialKey key, Func<IdentityCredential> ask, CancellationToken stopped) =>
        _credentials.Get(key, () => Keep(ask()), stopped).Credential.Copy();

    /// <summary>New credentials, whatever is kept.</summary>
    public IdentityCredential Renew(CredentialKey key, Func<IdentityCredential> ask)
    {
        Entry renewed = Keep(ask());
        _credentials.Set(key, renewed);
        return renewed.Credential.Copy();
    }

    public void Clear()
    {
        _credentials.Remove((_, _) => true);
        Identities.Remove((_, _) => true);
    }

    /// <summary>Drops what is kept of an address, because what answered there is no more.</summary>
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

    public void ForgetIdentity(string identityId)
    {
        _credentials.Remove((key, entry) => key.Scope.IdentityId == identityId || entry?.Credential.IdentityId == identityId);
        Identities.Remove((_, identity) => identity == identityId);
    }

    private Entry Keep(IdentityCredential credential)
    {
        DateTimeOffset end = new(credential.Expiration.ToUniversalTime());
        TimeSpan half = (end - _clock.GetUtcNow()) / 2;
        return new Entry(credential, end - (half < Margin ? half : Margin));
    }

    private sealed record Entry(IdentityCredential Credential, DateTimeOffset RenewAt);
}
