using System.Globalization;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using System.Security;

namespace CognitoIdentity.Commands;

/// <summary>A token that a script fetches when one is needed, always for the same user.</summary>
internal sealed class ScriptToken : LoginToken
{
    // By the block itself: one of the same text may be another user's, for its variables are others.
    private static readonly ConditionalWeakTable<ScriptBlock, string> Subjects = [];

    private readonly string _provider;
    private readonly ScriptBlock _script;

    public ScriptToken(string provider, ScriptBlock script)
    {
        _provider = provider;
        _script = script;
    }

    public override string? Subject => Subjects.TryGetValue(_script, out string? subject) ? subject : null;

    /// <summary>Runs the script, on this thread.</summary>
    /// <exception cref="CognitoIdentityException"><c>LoginScriptFailed</c></exception>
    public override string Reveal()
    {
        string token = Run() switch
        {
            [{ BaseObject: string { Length: > 0 } text }] => text,
            [{ BaseObject: SecureString { Length: > 0 } secret }] => secret.Reveal(),
            _ => throw Failed(Texts.LoginScriptEmpty, cause: null),
        };
        if (TextRule.LoginToken.LengthProblem(token.Length) is { } problem)
        {
            throw Failed(problem, cause: null);
        }

        Subjects.AddOrUpdate(_script, LoginSubject.OfToken(token));
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
            throw Failed(e.Message, e);
        }
    }

    private CognitoIdentityException Failed(string reason, Exception? cause) => new(
        nameof(Texts.LoginScriptFailed), string.Format(CultureInfo.CurrentCulture, Texts.LoginScriptFailed, _provider, reason), cause);
}
