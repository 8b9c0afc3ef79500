using System.Management.Automation;
using System.Security;
using CognitoIdentity.Tokens;

namespace CognitoIdentity.Commands;

/// <summary>All logins of a user, as they are sent. None for a guest.</summary>
internal sealed class LoginSet
{
    // In the order of the providers, so that the same logins have the same hashes.
    private readonly Dictionary<string, string> _tokens = new(StringComparer.Ordinal);

    /// <param name="logins">The tokens by provider: secure strings, and script blocks, which are run now.</param>
    /// <exception cref="CognitoIdentityException"><c>LoginScriptFailed</c></exception>
    public LoginSet(IDictionary<string, object> logins)
    {
        foreach ((string provider, object token) in logins.OrderBy(login => login.Key, StringComparer.Ordinal))
        {
            _tokens.Add(provider, token is ScriptBlock script ? LoginScript.GetToken(script, provider) : ((SecureString)token).Reveal());
        }
    }

    /// <summary>The tokens by provider, as the service takes them: null for a guest. Secret.</summary>
    public IDictionary<string, string>? Tokens => _tokens.Count == 0 ? null : _tokens;

    /// <summary>The hash of the tokens.</summary>
    public string Digest => Combine(token => Hash.Of(token));

    /// <summary>The hash of the user that the tokens name, see <see cref="LoginSubject"/>.</summary>
    public string Subject => Combine(LoginSubject.OfToken);

    private string Combine(Func<string, string> hash) => _tokens.Count == 0
        ? LoginSubject.Guest
        : Hash.Of([.. _tokens.SelectMany(login => new[] { login.Key, hash(login.Value) })]);
}
