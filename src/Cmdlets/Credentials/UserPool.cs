
namespace CognitoIdentity.Commands;

/// <summary>User pools as providers of logins.</summary>
internal static class UserPool
{
    /// <summary>The login key for the tokens of a user pool.</summary>
    /// <param name="id">The id of the user pool, which begins with its region.</param>
    /// <exception cref="CognitoIdentityException"><c>UserPoolIdInvalid</c>, <c>UserPoolExpected</c></exception>
    public static string LoginKey(string id) =>
        ResourceIds.IsValid(id) ? throw Error(nameof(Texts.UserPoolExpected), Texts.UserPoolExpected, id)
        : ProviderNames.OfUserPool(id) ?? throw Error(nameof(Texts.UserPoolIdInvalid), Texts.UserPoolIdInvalid, id);

    private static CognitoIdentityException Error(string errorId, string text, string id) =>
        new(errorId, text.With(Shown.Of(id)));
}
