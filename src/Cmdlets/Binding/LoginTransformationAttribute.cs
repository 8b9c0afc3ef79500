using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Security;

namespace CognitoIdentity.Commands;

/// <summary>
/// Makes logins, whose tokens are secret from then on, of any map from provider names to tokens (strings or SecureStrings), or
/// of an object that has one, such as New-CILocalLogin makes.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class LoginTransformationAttribute : ArgumentTransformationAttribute
{
    private const string Logins = "Logins";

    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) => Unwrap.Value(inputData) switch
    {
        null => null,
        IDictionary dictionary => ToLogins(dictionary),
        { } other => ToLogins(Unwrap.Member(other, Logins) ?? other),
    };

    private static Dictionary<string, SecureString> ToLogins(object map)
    {
        var logins = new Dictionary<string, SecureString>(StringComparer.Ordinal);
        foreach ((string provider, object? token) in Unwrap.Entries(map))
        {
            logins[provider] = SecretTransformationAttribute.Convert(token) as SecureString
                ?? throw new ArgumentTransformationMetadataException(string.Format(CultureInfo.CurrentCulture, Texts.LoginInvalid, provider));
        }

        return logins;
    }
}
