using System.Text.RegularExpressions;

namespace CognitoIdentity.Client.Configuration;

/// <summary>Makes the errors for missing credentials: the cause and the remedy, in this module's own texts.</summary>
internal static class CredentialFailure
{
    /// <summary>How AWS names the services of IAM Identity Center.</summary>
    public const string Sso = "SSO";
    public const string SsoOidc = "SSO OIDC";

    private const string IdentityCenter = "IAM Identity Center";

    // Exit codes of shells that can't start a program.
    private static readonly string[] NotRun = ["126", "127", "9009"];
    private static readonly Regex ExitCode = new(@"exit value (-?\d+) ");
    private static readonly string[] CodesOfTokens = ["InvalidIdentityToken", "InvalidIdentityTokenException", "IDPRejectedClaim"];
    private static readonly string[] CodesOfKeys = ["InvalidClientTokenId", "UnrecognizedClientException", "SignatureDoesNotMatch", "ExpiredToken"];

    /// <summary>The error of a source.</summary>
    /// <param name="source">Where the credentials should have come from.</param>
    /// <param name="reason">Why it gave none.</param>
    /// <param name="remedy">What to do; null for the general advice.</param>
    public static CognitoIdentityException Error(string source, string reason, string? remedy = null) =>
        new(nameof(Texts.CredentialsUnavailable), [source, reason]) { Remedy = remedy };

    public static CognitoIdentityException OfContainer(string source) => Error(source, Texts.ContainerFailed, Texts.ContainerFailedRemedy);

    public static CognitoIdentityException OfInstance(string source) => Error(source, Texts.InstanceFailed, Texts.InstanceFailedRemedy);

    /// <summary>The error for a role that STS denied.</summary>
    /// <param name="source">What names the role.</param>
    /// <param name="role">The role.</param>
    /// <param name="address">Where STS is.</param>
    /// <param name="failure">The error of the call of STS.</param>
    public static CognitoIdentityException OfRole(string source, AssumedRole role, Uri address, CognitoIdentityException failure) =>
        failure.Code == nameof(Texts.MfaAnswerLost) ? Error(source, failure.Message, failure.Remedy)
        : failure.StatusCode is null ? Unreachable(source, ServiceRoutes.Sts, address)
        : role.TokenFile is { } file ? OfToken(source, role, file, failure)
        : role.MfaDevice is { } device && failure.Message.Contains("MultiFactorAuthentication", StringComparison.Ordinal) ?
            Error(source, Texts.MfaCodeRejected.With(device), Texts.MfaCodeRejectedRemedy)
        : IsDenied(failure) ? Error(source, Texts.RoleDenied.With(role.Arn, failure.Message), Texts.RoleDeniedRemedy)
        : CodesOfKeys.Contains(failure.Code) ? Error(source, Texts.SourceKeysRejected.With(role.Arn, failure.Code), Texts.SourceKeysRejectedRemedy)
        : Answered(source, ServiceRoutes.Sts, failure.Code, failure.Message);

    /// <summary>The error for a role that is assumed with the token in a file.</summary>
    private static CognitoIdentityException OfToken(string source, AssumedRole role, string file, CognitoIdentityException failure) =>
        failure.Code is "ExpiredToken" or "ExpiredTokenException" ? Error(source, Texts.TokenFileExpired.With(file), Texts.TokenFileExpiredRemedy)
        : CodesOfTokens.Contains(failure.Code) ? Error(source, Texts.TokenFileRejected.With(file, failure.Code, failure.Message), Texts.TokenFileRejectedRemedy)
        : IsDenied(failure) ? Error(source, Texts.RoleDenied.With(role.Arn, failure.Message), Texts.RoleDeniedToTokenRemedy)
        : Answered(source, ServiceRoutes.Sts, failure.Code, failure.Message);

    /// <summary>The error for a profile that signs in to IAM Identity Center.</summary>
    /// <param name="source">What needs the credentials.</param>
    /// <param name="profile">The profile that signs in.</param>
    /// <param name="call">The call that failed; null if no call was made.</param>
    public static CognitoIdentityException OfSingleSignOn(string source, AwsProfile profile, SdkCallFailure? call)
    {
        string name = profile.Name.Any(char.IsWhiteSpace) ? PowerShellText.Quote(profile.Name) : profile.Name;
        SignIn signIn = SignIn.Of(profile);
        return !signIn.Exists ? NotSignedIn(Texts.SsoNotSignedIn.With(name))
            : signIn.HasEnded && (call is null || call.Code is not null) ? NotSignedIn(Texts.SsoSignInEnded.With(name, signIn.End!.Value.ToLocalTime()))
            : call is null ? Error(source, Texts.CredentialsUnexplained)
            : call.Code is null ? Unreachable(source, IdentityCenter, call.Address)
            : call.ServiceId == SsoOidc || call.Code == "UnauthorizedException" ? NotSignedIn(Texts.SsoSignInRejected.With(name))
            : call.Code is "ForbiddenException" or "ResourceNotFoundException" ?
                Error(source, Texts.SsoRoleDenied.With(profile["sso_role_name"], profile["sso_account_id"]), Texts.SsoRoleDeniedRemedy)
            : Answered(source, IdentityCenter, call.Code, call.Message);

        CognitoIdentityException NotSignedIn(string reason) => Error(source, reason, Texts.SsoSignInRemedy);
    }

    /// <summary>The error for a program that gave no credentials.</summary>
    public static CognitoIdentityException OfProcess(string source, Exception error)
    {
        // The program's output is left out: it may contain secrets.
        string? exitCode = ExitCode.Match(error.GetBaseException().Message) is { Success: true } found ? found.Groups[1].Value : null;
        string reason = exitCode is null ? Texts.ProcessOutputInvalid
            : NotRun.Contains(exitCode) ? Texts.ProcessNotFound.With(exitCode)
            : Texts.ProcessFailed.With(exitCode);
        return Error(source, reason, Texts.ProcessRemedy);
    }

    private static bool IsDenied(CognitoIdentityException failure) => failure.Code is "AccessDenied" or "AccessDeniedException";

    private static CognitoIdentityException Unreachable(string source, string service, Uri address) =>
        Error(source, Texts.CredentialServiceUnreachable.With(service, address.GetLeftPart(UriPartial.Authority)), Texts.CredentialServiceUnreachableRemedy);

    private static CognitoIdentityException Answered(string source, string service, string code, string message) =>
        Error(source, Texts.CredentialServiceFailed.With(service, code, message), Texts.CredentialServiceFailedRemedy);
}

/// <summary>A call of the AWS SDK that failed.</summary>
/// <param name="ServiceId">How AWS names the service.</param>
/// <param name="Address">Where it is.</param>
/// <param name="Code">The code of the error that the service answered with; null if it did not answer.</param>
/// <param name="Message">The service's text, on one line and without tokens.</param>
internal sealed record SdkCallFailure(string ServiceId, Uri Address, string? Code, string Message);
