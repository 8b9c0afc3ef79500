using System.Collections;
using System.Management.Automation;
using System.Security;
using CognitoIdentity.Tokens;

namespace CognitoIdentity.Commands;

/// <summary>
/// Makes logins, whose tokens are secret from then on, of any map from provider names to tokens (strings or SecureStrings), or
/// of an object that has one, such as New-CILocalLogin makes.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class LoginTransformationAttribute : ArgumentTransformationAttribute
{
    private const string Logins = "Logins";

    /// <summary>Whether a script block may stand for a token, that it fetches. The tokens are then of type object.</summary>
    public bool TakesScripts { get; set; }

    /// <summary>
    /// Whether a member Logins in the pipeline that holds no tokens becomes an empty map, which stands for no login: that of an identity has the
    /// names of providers, and that of a guest's token is empty. An argument may not: the command rejects it when it begins.
    /// </summary>
    public bool PassesOverNames { get; set; }

    /// <summary>A token that is secret from now on, or a script block; null for anything else.</summary>
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

/// <summary>Makes a secret of a token that is a string; a SecureString stays what it is.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class LoginTokenTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether a script block may stand for the token, that it fetches. It stays what it is.</summary>
    public bool TakesScripts { get; set; }

    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) => inputData is null ? null
        : LoginTransformationAttribute.Token(inputData) is { } token && (TakesScripts || token is not ScriptBlock) ? token
        : throw new ArgumentTransformationMetadataException(TakesScripts ? Texts.LoginTokenOrScriptInvalid : Texts.LoginTokenInvalid);
}
