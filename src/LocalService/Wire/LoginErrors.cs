using System.Globalization;

namespace CognitoIdentity.Local;

/// <summary>Why a login, or an access without one, is denied. The texts were seen in real answers, but for those marked ours.</summary>
internal static class LoginErrors
{
    public static ServiceException NoGuests() => ServiceErrors.NotAuthorized("Unauthenticated access is not supported for this identity pool.");

    public static ServiceException Forbidden(string identityId) => ServiceErrors.NotAuthorized($"Access to Identity '{identityId}' is forbidden.");

    public static ServiceException NoMatch() =>
        ServiceErrors.NotAuthorized("Logins don't match. Please include at least one valid login for this identity or identity pool.");

    public static ServiceException UnsupportedProvider() =>
        ServiceErrors.NotAuthorized("Token is not from a supported provider of this identity pool.");

    public static ServiceException NotPublic() => ServiceErrors.InvalidParameter("Please provide a valid public provider");

    public static ServiceException UnsupportedDeveloperProvider() =>
        ServiceErrors.InvalidParameter("This identity pool does not support the specified developer provider");

    // Ours.
    public static ServiceException NoDeveloperUser() =>
        ServiceErrors.InvalidParameter("Please provide a user of the developer provider, with an identifier of at most 1024 characters");

    public static ServiceException ClassicFlowDisabled() =>
        ServiceErrors.InvalidParameter("Basic (classic) flow is not enabled, please use enhanced flow.");

    public static ServiceException ClassicFlowWithRoleMappings() =>
        ServiceErrors.InvalidParameter("Basic (classic) flow is not supported with RoleMappings, please use enhanced flow.");

    public static ServiceException NotAToken() => Invalid("Not a valid OpenId Connect identity token.");

    public static ServiceException NotOurToken() => Invalid("Not a Cognito token.");

    public static ServiceException OurToken() => Invalid("Can't pass in a Cognito token.");

    public static ServiceException WrongIssuer() => Invalid("Issuer doesn't match providerName");

    public static ServiceException MissingClaim(string name) => Invalid($"Missing a required claim: {name}");

    public static ServiceException WrongSignature() => Invalid("Couldn't verify signed token.");

    // Real answers have the later moment, which is now, first.
    public static ServiceException Expired(long expiry, long now) =>
        Invalid(string.Create(CultureInfo.InvariantCulture, $"Token expired: {now} >= {expiry}"));

    private static ServiceException Invalid(string reason) => ServiceErrors.NotAuthorized($"Invalid login token. {reason}");
}
