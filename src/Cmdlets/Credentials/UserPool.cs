
namespace CognitoIdentity.Commands;

/// <summary>User pools as providers of logins.</summary>
internal static class UserPool
{
    /// <summary>The login key for the tokens of a user pool.</summary>
    /// <param name="id">The id of the user pool, which begins with its region.</param>
    /// <exception cref="CognitoIdentityException"><c>UserPoolIdInvalid</c>, <c>UserPoolExpected</c></exception>
    public static string LoginKey(string id) =>
        ResourceIds.IsValid(id) ? throw new CognitoIdentityException(nameof(Texts.UserPoolExpected), [DisplayText.Of(id)])
        : ProviderNames.OfUserPool(id) ?? throw new CognitoIdentityException(nameof(Texts.UserPoolIdInvalid), [DisplayText.Of(id)]);
}
