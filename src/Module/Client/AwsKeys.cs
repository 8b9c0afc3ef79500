using System.Security;

namespace CognitoIdentity;

/// <summary>A set of AWS credentials. PowerShell shows the secrets only to code that reads them by name.</summary>
public sealed class AwsKeys : ICredentialSource, ICredentialText
{
    /// <summary>The most characters of a secret key or a session token.</summary>
    internal const int MaxSecretLength = 16_384;

    /// <summary>The most characters of an access key id.</summary>
    internal const int MaxAccessKeyLength = 128;

    /// <summary>The characters that an access key id may have in a signature.</summary>
    internal const string AccessKeyPattern = @"[\w.+=@-]+";

    /// <summary>Makes a set of credentials.</summary>
    /// <param name="accessKey">The access key id. Not secret.</param>
    /// <param name="secretKey">The secret access key.</param>
    /// <param name="sessionToken">The session token of temporary credentials, or null.</param>
    public AwsKeys(string accessKey, string secretKey, string? sessionToken)
    {
        AccessKey = accessKey;
        SecretKey = secretKey;
        SessionToken = sessionToken;
    }

    /// <summary>The access key id. Not secret.</summary>
    public string AccessKey { get; }

    /// <summary>The secret access key. Secret.</summary>
    internal string SecretKey { get; }

    /// <summary>The session token of temporary credentials, or null. Secret.</summary>
    internal string? SessionToken { get; }

    string ICredentialText.SecretKey => SecretKey;

    string? ICredentialText.SessionToken => SessionToken;

    /// <summary>Why they are not valid, by the rules of the parameters; null if they are.</summary>
    internal string? Problem =>
        ProblemOf("access key id", AccessKey, IsAccessKey(AccessKey))
        ?? ProblemOf("secret access key", SecretKey, IsSecret(SecretKey))
        ?? (IsSecret(SessionToken ?? string.Empty) ? null : Texts.CredentialKeyInvalid.With("session token"));

    /// <inheritdoc/>
    public AwsKeys GetKeys() => this;

    /// <summary>Credentials from the parameters of a cmdlet; null when none was given.</summary>
    /// <exception cref="CognitoIdentityException"><c>CredentialsIncomplete</c></exception>
    internal static AwsKeys? From(string? accessKey, SecureString? secretKey, SecureString? sessionToken) => (accessKey, secretKey) switch
    {
        ({ } access, { } secret) => new AwsKeys(access, secret.Reveal(), sessionToken?.Reveal()),
        (null, null) when sessionToken is null => null,
        (null, _) => throw Incomplete("-AccessKey"),
        _ => throw Incomplete("-SecretKey"),
    };

    /// <summary>Whether a text can be an access key id.</summary>
    internal static bool IsAccessKey(string text)
    {
        // Without a regular expression, which takes long to compile before the first call.
        foreach (char letter in text)
        {
            if (!char.IsAsciiLetterOrDigit(letter) && letter is not ('_' or '.' or '+' or '=' or '@' or '-'))
            {
                return false;
            }
        }

        return text.Length is > 0 and <= MaxAccessKeyLength;
    }

    /// <summary>Whether a text can be a secret key or a session token, which have to fit into a signature and a header.</summary>
    internal static bool IsSecret(string text) => text.Length <= MaxSecretLength && IsVisible(text);

    /// <summary>Whether a text has only visible ASCII.</summary>
    internal static bool IsVisible(string text)
    {
        foreach (char letter in text)
        {
            if (letter is <= ' ' or > '~')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The access key id.</summary>
    public override string ToString() => AccessKey;

    private static string? ProblemOf(string name, string value, bool isValid) =>
        value.Length == 0 ? Texts.CredentialKeyMissing.With(name) : isValid ? null : Texts.CredentialKeyInvalid.With(name);

    private static CognitoIdentityException Incomplete(string missing) =>
        new(nameof(Texts.CredentialsIncomplete), [missing]);
}

/// <summary>How long credentials are used.</summary>
internal static class CredentialLife
{
    // Or for half their lifetime, if that is shorter.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    /// <summary>When credentials are renewed: shortly before their end.</summary>
    /// <param name="now">The time.</param>
    /// <param name="life">How long they are still valid.</param>
    public static DateTimeOffset RenewalOf(DateTimeOffset now, TimeSpan life) => now + life - (life / 2 < Margin ? life / 2 : Margin);
}

/// <summary>A source of AWS credentials. It may renew them, so it is read for each call.</summary>
public interface ICredentialSource
{
    /// <summary>The credentials to sign the next call with.</summary>
    AwsKeys GetKeys();
}
