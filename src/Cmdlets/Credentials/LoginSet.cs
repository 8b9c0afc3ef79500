using System.Management.Automation;
using System.Security;
using CognitoIdentity.Api;
using CognitoIdentity.Tokens;

namespace CognitoIdentity.Commands;

/// <summary>All logins of a user, as they are sent. None for a guest.</summary>
internal sealed class LoginSet
{
    // In the order of the providers, so that the same logins have the same hashes.
    private readonly Dictionary<string, string> _tokens = new(StringComparer.Ordinal);

    /// <param name="command">The command that logs in.</param>
    /// <param name="logins">The tokens by provider: secure strings, and script blocks, which are run now.</param>
    /// <exception cref="CognitoIdentityException"><c>LoginScriptFailed</c></exception>
    public LoginSet(Cmdlet command, IDictionary<string, object> logins)
    {
        foreach ((string provider, object token) in logins.OrderBy(login => login.Key, StringComparer.Ordinal))
        {
            _tokens.Add(provider, token is ScriptBlock script
                ? command.Trim(provider, LoginScript.GetToken(script, provider))
                : command.Reveal(provider, (SecureString)token));
        }
    }

    /// <summary>The tokens by provider, as they are sent; null for a guest. Secret.</summary>
    public IDictionary<string, string>? Tokens => _tokens.Count == 0 ? null : _tokens;

    /// <summary>The hash of the tokens.</summary>
    public string Digest => Combine(token => Hash.Of(token));

    /// <summary>The hash of the user in the tokens; see <see cref="LoginSubject"/>.</summary>
    public string Subject => Combine(LoginSubject.OfToken);

    private string Combine(Func<string, string> hash) => _tokens.Count == 0
        ? LoginSubject.Guest
        : Hash.Of([.. _tokens.SelectMany(login => new[] { login.Key, hash(login.Value) })]);
}

/// <summary>
/// Identifies a user by the unverified token. Usable for finding the identity, because the service verifies the token. Not for returning
/// cached credentials.
/// </summary>
internal static class LoginSubject
{
    public const string Guest = "guest";

    /// <summary>The user of a token: issuer and subject, or the token itself if it can't be read.</summary>
    public static string OfToken(string token) =>
        JsonWebToken.TryRead(token) is { } jwt && jwt.Text("iss") is { } issuer && jwt.Text("sub") is { } subject
            ? Hash.Of("user", issuer, subject)
            : Hash.Of("token", token);
}

/// <summary>Reads the tokens of a command, and removes white space and quotes around them; see <see cref="LoginToken"/>.</summary>
internal static class GivenTokens
{
    /// <exception cref="CognitoIdentityException"><c>LoginExpected</c>: the argument of -Login has no tokens, see <see cref="LoginTransformationAttribute.PassesOverNames"/>.</exception>
    public static void Check<T>(IDictionary<string, T>? argument)
    {
        if (argument is { Count: 0 })
        {
            throw new CognitoIdentityException(nameof(Texts.LoginExpected), []);
        }
    }

    /// <summary>The tokens by provider, as they are sent; null for none.</summary>
    public static IDictionary<string, string>? Reveal(this Cmdlet command, IDictionary<string, SecureString>? logins) =>
        logins is null or { Count: 0 } ? null : logins.ToDictionary(login => login.Key, login => command.Reveal(login.Key, login.Value), StringComparer.Ordinal);

    /// <summary>The token of a provider; null if the user gave none.</summary>
    public static string Reveal(this Cmdlet command, string? provider, SecureString token) => command.Trim(provider, token.Reveal());

    /// <inheritdoc cref="Reveal(Cmdlet, string?, SecureString)"/>
    public static string Trim(this Cmdlet command, string? provider, string token)
    {
        string trimmed = LoginToken.Trim(token);
        if (trimmed.Length < token.Length)
        {
            command.WriteVerbose(Texts.TokenTrimmed.With(provider ?? Texts.Nothing));
        }

        return trimmed;
    }
}

/// <summary>Script blocks that fetch the token of a login.</summary>
internal static class LoginScript
{
    /// <summary>Runs the script, on this thread, and gives its token.</summary>
    /// <param name="script">The script.</param>
    /// <param name="provider">The provider whose token it gets, for the error.</param>
    /// <exception cref="CognitoIdentityException"><c>LoginScriptFailed</c></exception>
    public static string GetToken(ScriptBlock script, string provider)
    {
        string token = Run(script, provider) switch
        {
            [{ BaseObject: string text }] => text,
            [{ BaseObject: SecureString secret }] => secret.Reveal(),
            _ => string.Empty,
        };
        return LoginToken.Trim(token).Length == 0 ? throw Failed(provider, Texts.LoginScriptEmpty)
            : Shapes.IdentityProviderToken.LengthProblem(token.Length) is { } problem ? throw Failed(provider, problem) : token;
    }

    private static PSObject[] Run(ScriptBlock script, string provider)
    {
        try
        {
            return [.. script.Invoke()];
        }
        catch (RuntimeException e) when (e is not PipelineStoppedException)
        {
            // No inner exception: it shows everything that the script threw, which may include the token.
            throw Failed(provider, MaskedText.OfScript(e.Message));
        }
    }

    private static CognitoIdentityException Failed(string provider, string reason) => new(nameof(Texts.LoginScriptFailed), [provider, reason]);
}

/// <summary>A user of your own backend.</summary>
/// <param name="Id">The user's id in the backend.</param>
/// <param name="Provider">The developer provider name; null for the pool's own.</param>
internal sealed record DeveloperUser(string Id, string? Provider)
{
    /// <summary>The cache key of the user for one caller.</summary>
    /// <param name="signer">See <see cref="IServiceConnection.GetSignerAsync"/>.</param>
    public string Digest(string signer) => Hash.Of("developer", Provider, Id, signer);
}
