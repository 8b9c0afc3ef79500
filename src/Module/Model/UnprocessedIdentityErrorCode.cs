namespace CognitoIdentity;

/// <summary>Known values of <see cref="UnprocessedIdentityId.ErrorCode"/>.</summary>
public static class UnprocessedIdentityErrorCode
{
    /// <summary>The caller may not delete this identity.</summary>
    public const string AccessDenied = "AccessDenied";

    /// <summary>The service failed; the deletion can be tried again.</summary>
    public const string InternalServerError = "InternalServerError";
}
