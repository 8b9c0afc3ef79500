using System.Collections;
using System.Management.Automation;
using System.Security;
using CognitoIdentity.Tokens;

namespace CognitoIdentity.Commands;

/// <summary>
/// Converts any map from provider names to tokens (strings or SecureStrings), or an object with such a map, such as the output of
/// New-CILocalLogin, to logins with SecureStrings.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class LoginTransformationAttribute : ArgumentTransformationAttribute
{
    private const string Logins = "Logins";

    /// <summary>Whether a script block that fetches the token is accepted. The tokens are then of type object.</summary>
    public bool TakesScripts { get; set; }

    /// <summary>
    /// Whether a piped member Logins without tokens becomes an empty map, which means no login. In an identity, Logins has only the names of
    /// providers. In a guest's token, it is empty. As an argument, such a value is an error when the command begins.
    /// </summary>
    public bool PassesOverNames { get; set; }

    /// <summary>A token as a SecureString, or a script block; null for anything else.</summary>
    public static object? Token(object? value) => Unwrap.Value(value) is ScriptBlock script ? script : Secret(value);

    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) => Unwrap.Value(inputData) switch
    {
        string or IEnumerable and not IDictionary or LoginMap { Count: 0 } when PassesOverNames => None(),
        null => null,
        IDictionary dictionary => Read(dictionary),
        { } other => Read(Unwrap.Member(other, Logins) ?? other),
    };

    private static SecureString? Secret(object? value) =>
        SecretTransformationAttribute.Convert(value) is SecureString secret && LoginToken.Trim(secret.Reveal()).Length > 0 ? secret : null;

    private object None() => TakesScripts ? new Dictionary<string, object>() : new Dictionary<string, SecureString>();

    private object Read(object map) => TakesScripts ? ToLogins(map, Token) : ToLogins(map, Secret);

    private static Dictionary<string, T> ToLogins<T>(object map, Func<object?, T?> token)
        where T : class
    {
        var logins = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach ((string provider, object? value) in Unwrap.Entries(map))
        {
            logins[provider] = token(value)
                ?? throw new ArgumentTransformationMetadataException(Texts.LoginInvalid.With(DisplayText.Of(provider)));
        }

        return logins.Count > 0 ? logins : throw new ArgumentTransformationMetadataException(Texts.LoginEmpty);
    }
}

/// <summary>Converts a token from a string to a SecureString. A SecureString doesn't change.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class LoginTokenTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether a script block that fetches the token is accepted. It doesn't change.</summary>
    public bool TakesScripts { get; set; }

    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) => inputData is null ? null
        : LoginTransformationAttribute.Token(inputData) is { } token && (TakesScripts || token is not ScriptBlock) ? token
        : throw new ArgumentTransformationMetadataException(TakesScripts ? Texts.LoginTokenOrScriptInvalid : Texts.LoginTokenInvalid);
}
