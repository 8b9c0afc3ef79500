using System.Security;
using CognitoIdentity.Tokens;

namespace CognitoIdentity.Commands;

/// <summary>A token of a login, or where to get one.</summary>
internal abstract class LoginToken
{
    /// <summary>The hash of the token, or null if it must be fetched first.</summary>
    public abstract string? Digest { get; }

    /// <summary>The token itself, for the wire.</summary>
    public abstract string Reveal();
}

/// <summary>A token that the caller has.</summary>
internal sealed class SecretToken : LoginToken
{
    private readonly SecureString _token;

    public SecretToken(SecureString token)
    {
        _token = token;
    }

    public override string Digest => Hash.Of(Reveal());

    public override string Reveal() => _token.Reveal();
}
