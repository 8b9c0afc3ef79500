using System.Security;

namespace CognitoIdentity.Commands;

/// <summary>A token of a login, or where to get one.</summary>
internal abstract class LoginToken
{
    /// <summary>Whose token it is, or null if only the token would tell. See <see cref="LoginSubject"/>.</summary>
    public abstract string? Subject { get; }

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

    public override string Subject => LoginSubject.OfToken(Reveal());

    public override string Reveal() => _token.Reveal();
}
