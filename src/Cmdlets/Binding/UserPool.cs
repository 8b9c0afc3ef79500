namespace CognitoIdentity.Commands;

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

    /// <summary>What is wrong with a provider name of a user pool, and the correct name; null if the form is valid.</summary>
    public static string? NameProblem(CognitoIdentityProvider provider) =>
        LoginKeyForm.Problem(provider.ProviderName ?? string.Empty, issuer: null) is var (reason, name)
            ? Texts.UserPoolNameInvalid.With(DisplayText.Of(provider.ProviderName ?? string.Empty, MostOfName), reason, name ?? Texts.LoginKeyExample)
            : null;
}
