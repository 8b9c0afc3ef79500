namespace CognitoIdentity.Commands;

/// <summary>All logins of a user, by provider. None for a guest.</summary>
internal sealed class LoginSet
{
    private readonly KeyValuePair<string, LoginToken>[] _logins;

    public LoginSet(IEnumerable<KeyValuePair<string, LoginToken>> logins)
    {
        _logins = [.. logins.OrderBy(login => login.Key, StringComparer.Ordinal)];
    }

    /// <summary>Who the user is, or null if only the tokens would tell.</summary>
    public string? Subject
    {
        get
        {
            string?[] subjects = [.. _logins.Select(login => login.Value.Subject)];
            return subjects.Contains(null) ? null : Combine(subjects!);
        }
    }

    /// <summary>The tokens, as the service takes them, and who they say that the user is.</summary>
    public (string Subject, IDictionary<string, string>? Tokens) Reveal()
    {
        if (_logins.Length == 0)
        {
            return (LoginSubject.Guest, null);
        }

        var tokens = _logins.ToDictionary(login => login.Key, login => login.Value.Reveal(), StringComparer.Ordinal);
        return (Combine(_logins.Select(login => LoginSubject.OfToken(tokens[login.Key]))), tokens);
    }

    private string Combine(IEnumerable<string> subjects) =>
        _logins.Length == 0 ? LoginSubject.Guest : LoginSubject.Of([.. _logins.Zip(subjects, (login, subject) => new[] { login.Key, subject }).SelectMany(pair => pair)]);
}
