using CognitoIdentity.Tokens;

namespace CognitoIdentity.Commands;

/// <summary>All logins of a user, by provider. None for a guest.</summary>
internal sealed class LoginSet
{
    private readonly KeyValuePair<string, LoginToken>[] _logins;

    public LoginSet(IEnumerable<KeyValuePair<string, LoginToken>> logins)
    {
        _logins = [.. logins.OrderBy(login => login.Key, StringComparer.Ordinal)];
    }

    /// <summary>The hash of the tokens, or null if one must be fetched first.</summary>
    public string? Digest
    {
        get
        {
            string?[] digests = [.. _logins.Select(login => login.Value.Digest)];
            return digests.Contains(null) ? null : Combine(digests!);
        }
    }

    /// <summary>The tokens, fetched where need be.</summary>
    public RevealedLogins Reveal()
    {
        var tokens = _logins.ToDictionary(login => login.Key, login => login.Value.Reveal(), StringComparer.Ordinal);
        return new RevealedLogins(
            Combine(_logins.Select(login => Hash.Of(tokens[login.Key]))),
            Combine(_logins.Select(login => LoginSubject.OfToken(tokens[login.Key]))),
            tokens.Count == 0 ? null : tokens);
    }

    private string Combine(IEnumerable<string> values) =>
        _logins.Length == 0 ? LoginSubject.Guest : Hash.Of([.. _logins.Zip(values, (login, value) => new[] { login.Key, value }).SelectMany(pair => pair)]);
}

/// <summary>Logins that are there to be sent.</summary>
/// <param name="Digest">The hash of the tokens.</param>
/// <param name="Subject">Who they say that the user is, see <see cref="LoginSubject"/>.</param>
/// <param name="Tokens">The tokens by provider, as the service takes them: null for a guest. Secret.</param>
internal sealed record RevealedLogins(string Digest, string Subject, IDictionary<string, string>? Tokens);
