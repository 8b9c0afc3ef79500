using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Security;

namespace CognitoIdentity.Commands;

/// <summary>Makes logins, whose tokens are secret from then on, of any dictionary from provider names to tokens (strings or SecureStrings), or of an object that has one, such as New-CILocalLogin makes.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class LoginTransformationAttribute : ArgumentTransformationAttribute
{
    private const string Logins = "Logins";

    /// <summary>Whether a script block may stand for a token, that it fetches. The tokens are then of type object.</summary>
    public bool TakesScripts { get; set; }

    /// <summary>A token that is secret from now on, or a script block; null for anything else.</summary>
    public static object? Token(object? value) => Unwrap.Value(value) is ScriptBlock script ? script : SecretTransformationAttribute.Convert(value) as SecureString;

    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) => Unwrap.Value(inputData) switch
    {
        null => null,
        IDictionary<string, SecureString> logins when !TakesScripts => logins,
        IDictionary dictionary => Read(dictionary),
        { } holder when Unwrap.Member(holder, Logins) is IDictionary dictionary => Read(dictionary),
        { } other => throw new ArgumentTransformationMetadataException(
            string.Format(CultureInfo.CurrentCulture, Texts.MapInvalid, other.GetType().Name)),
    };

    private object Read(IDictionary dictionary) =>
        TakesScripts ? ToLogins(dictionary, Token) : ToLogins(dictionary, value => SecretTransformationAttribute.Convert(value) as SecureString);

    private static Dictionary<string, T> ToLogins<T>(IDictionary dictionary, Func<object?, T?> token)
        where T : class
    {
        var logins = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (DictionaryEntry login in dictionary)
        {
            string provider = LanguagePrimitives.ConvertTo<string>(login.Key);
            logins[provider] = token(login.Value)
                ?? throw new ArgumentTransformationMetadataException(string.Format(CultureInfo.CurrentCulture, Texts.LoginInvalid, provider));
        }

        return logins;
    }
}
