using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Makes user-pool providers of objects, dictionaries and <c>providerName:clientId</c> strings.</summary>
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

    // A provider name may hold a colon, a client id may not.
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

/// <summary>User pools as providers of logins.</summary>
internal static class UserPool
{
    // Longer than any name or ARN of a user pool.
    private const int MostOfName = 150;

    /// <summary>The login key for the tokens of a user pool.</summary>
    /// <param name="id">The id of the user pool, which begins with its region.</param>
    /// <exception cref="CognitoIdentityException"><c>UserPoolIdInvalid</c>, <c>UserPoolExpected</c></exception>
    public static string LoginKey(string id) =>
        ResourceIds.IsValid(id) ? throw new CognitoIdentityException(nameof(Texts.UserPoolExpected), [DisplayText.Of(id)])
        : ProviderNames.OfUserPool(id) ?? throw new CognitoIdentityException(nameof(Texts.UserPoolIdInvalid), [DisplayText.Of(id)]);

    /// <summary>What is wrong with the name of a user pool as a provider, and the right one; null if it has the form of one.</summary>
    public static string? NameProblem(CognitoIdentityProvider provider) =>
        LoginKeyForm.Problem(provider.ProviderName ?? string.Empty, issuer: null) is var (reason, name)
            ? Texts.UserPoolNameInvalid.With(DisplayText.Of(provider.ProviderName ?? string.Empty, MostOfName), reason, name ?? Texts.LoginKeyExample)
            : null;
}
