using System.Management.Automation;
using System.Security;
using CognitoIdentity.Api;
using CognitoIdentity.Tokens;

namespace CognitoIdentity.Commands;

/// <summary>A token that a script fetches when one is needed.</summary>
internal sealed class ScriptToken : LoginToken
{
    private readonly string _provider;
    private readonly ScriptBlock _script;
    private readonly SessionState _session;

    /// <param name="provider">Whose token it is.</param>
    /// <param name="script">What fetches it.</param>
    /// <param name="session">Where the command runs.</param>
    public ScriptToken(string provider, ScriptBlock script, SessionState session)
    {
        _provider = provider;
        _script = script;
        _session = session;
    }

    public override string? Digest => ScriptMemory.Find(_script, _session);

    /// <summary>Runs the script, on this thread.</summary>
    /// <exception cref="CognitoIdentityException"><c>LoginScriptFailed</c></exception>
    public override string Reveal()
    {
        string token = Run() switch
        {
            [{ BaseObject: string { Length: > 0 } text }] => text,
            [{ BaseObject: SecureString { Length: > 0 } secret }] => secret.Reveal(),
            _ => throw Failed(Texts.LoginScriptEmpty),
        };
        if (Shapes.IdentityProviderToken.LengthProblem(token.Length) is { } problem)
        {
            throw Failed(problem);
        }

        ScriptMemory.Keep(_script, _session, Hash.Of(token));
        return token;
    }

    private PSObject[] Run()
    {
        try
        {
            return [.. _script.Invoke()];
        }
        catch (RuntimeException e) when (e is not PipelineStoppedException)
        {
            // Not as the cause, which shows all that the script threw: the token, it may be.
            throw Failed(Repeated.Of(e.Message));
        }
    }

    private CognitoIdentityException Failed(string reason) => new(
        nameof(Texts.LoginScriptFailed), Texts.LoginScriptFailed.With(_provider, reason));
}
