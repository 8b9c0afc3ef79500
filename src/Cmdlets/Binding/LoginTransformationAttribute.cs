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

    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) => Unwrap.Value(inputData) switch
    {
        null => null,
        IDictionary<string, SecureString> logins => logins,
        IDictionary dictionary => ToLogins(dictionary),
        { } holder when Unwrap.Member(holder, Logins) is IDictionary dictionary => ToLogins(dictionary),
        { } other => throw new ArgumentTransformationMetadataException(
            string.Format(CultureInfo.CurrentCulture, Texts.MapInvalid, other.GetType().Name)),
    };

    private static Dictionary<string, SecureString> ToLogins(IDictionary dictionary)
    {
        var logins = new Dictionary<string, SecureString>(StringComparer.Ordinal);
        foreach (DictionaryEntry login in dictionary)
        {
            string provider = LanguagePrimitives.ConvertTo<string>(login.Key);
            logins[provider] = SecretTransformationAttribute.Convert(login.Value) as SecureString
                ?? throw new ArgumentTransformationMetadataException(string.Format(CultureInfo.CurrentCulture, Texts.LoginInvalid, provider));
        }

        return logins;
    }
}
