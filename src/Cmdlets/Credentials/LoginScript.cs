using System.Management.Automation;
using System.Security;
using CognitoIdentity.Api;

namespace CognitoIdentity.Commands;

/// <summary>Script blocks that stand for the token of a login.</summary>
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
            [{ BaseObject: string { Length: > 0 } text }] => text,
            [{ BaseObject: SecureString { Length: > 0 } secret }] => secret.Reveal(),
            _ => throw Failed(provider, Texts.LoginScriptEmpty),
        };
        return Shapes.IdentityProviderToken.LengthProblem(token.Length) is { } problem ? throw Failed(provider, problem) : token;
    }

    private static PSObject[] Run(ScriptBlock script, string provider)
    {
        try
        {
            return [.. script.Invoke()];
        }
        catch (RuntimeException e) when (e is not PipelineStoppedException)
        {
            // Without the cause: it shows all that the script threw, which may be the token.
            throw Failed(provider, MaskedText.Of(e.Message));
        }
    }

    private static CognitoIdentityException Failed(string provider, string reason) => new(nameof(Texts.LoginScriptFailed), [provider, reason]);
}
