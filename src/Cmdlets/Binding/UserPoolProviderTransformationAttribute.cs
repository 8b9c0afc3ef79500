using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Converts objects, dictionaries and <c>providerName:clientId</c> strings to user-pool providers.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class UserPoolProviderTransformationAttribute : ArgumentTransformationAttribute
{
    private static readonly string[][] Names =
        [[nameof(CognitoIdentityProvider.ProviderName)], [nameof(CognitoIdentityProvider.ClientId)], [nameof(CognitoIdentityProvider.ServerSideTokenCheck)]];

    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData) => Convert(inputData);

    /// <summary>The providers; null for null.</summary>
    public static CognitoIdentityProvider[]? Convert(object? value) => value is null ? null : [.. Unwrap.Elements(value).Select(Provider)];

    private static CognitoIdentityProvider Provider(object? element) => Unwrap.Value(element) switch
    {
        CognitoIdentityProvider provider => provider,
        string text => Parse(text),
        _ => Read(element) ?? throw Invalid(element),
    };

    // A provider name may contain a colon, a client id may not.
    private static CognitoIdentityProvider Parse(string text)
    {
        int colon = text.LastIndexOf(':');
        return colon > 0 && colon < text.Length - 1
            ? new CognitoIdentityProvider { ProviderName = text[..colon], ClientId = text[(colon + 1)..] }
            : throw Invalid(text);
    }

    private static CognitoIdentityProvider? Read(object? element)
    {
        var members = new DescribedObject(element, Texts.KindUserPoolProvider, Names);
        return members[nameof(CognitoIdentityProvider.ProviderName)] is string name && members[nameof(CognitoIdentityProvider.ClientId)] is string clientId
            ? new CognitoIdentityProvider
            {
                ProviderName = name,
                ClientId = clientId,
                ServerSideTokenCheck = Unwrap.Flag(members[nameof(CognitoIdentityProvider.ServerSideTokenCheck)]),
            }
            : null;
    }

    private static ArgumentTransformationMetadataException Invalid(object? element) =>
        new(Texts.UserPoolProviderInvalid.With(DisplayText.Of(element)));
}
