using System.Text.RegularExpressions;
using CognitoIdentity.Client.Configuration;

namespace CognitoIdentity.Client.Sdk;

/// <summary>Says why there are no credentials, and what to do, in texts of our own.</summary>
internal static class CredentialFailure
{
    /// <summary>How AWS names the services of IAM Identity Center.</summary>
    public const string Sso = "SSO";
    public const string SsoOidc = "SSO OIDC";

    private const string IdentityCenter = "IAM Identity Center";

    // What shells end with when they find no program, or one that can't be run.
    private static readonly string[] NotRun = ["126", "127", "9009"];
    private static readonly Regex ExitCode = new(@"exit value (-?\d+) ");
    private static readonly string[] CodesOfKeys = ["InvalidClientTokenId", "UnrecognizedClientException", "SignatureDoesNotMatch", "ExpiredToken"];

    /// <summary>The error of a source.</summary>
    /// <param name="source">Where the credentials should have come from.</param>
    /// <param name="reason">Why they don't.</param>
    /// <param name="remedy">What to do; null for the advice that all sources have.</param>
    public static CognitoIdentityException Error(string source, string reason, string? remedy = null) =>
        new(nameof(Texts.CredentialsUnavailable), [source, reason]) { Remedy = remedy };

    public static CognitoIdentityException OfProfile(AwsProfile profile, Exception error, SdkCallFailure? call)
    {
        IReadOnlyList<AwsProfile> chain = SdkProfile.Chain(profile);
        AwsProfile origin = chain[^1];
        ProfileKind kind = origin.Kind(isSource: chain.Count > 1);
        if (kind == ProfileKind.SingleSignOn && (call is null || call.ServiceId is Sso or SsoOidc))
        {
            return OfSingleSignOn(profile, origin, call);
        }

        return call is not null ? OfCall(profile.Source, call, chain)
            : kind == ProfileKind.Process ? OfProcess(profile.Source, error)
            : kind != ProfileKind.Role ? Error(profile.Source, Texts.CredentialsUnexplained)
            : origin[SdkProfile.TokenFile] is { } file ? OfWebIdentity(profile.Source, file, call)
            : IsSource(SdkProfile.FromEnvironment) ? Error(profile.Source, Texts.CredentialSourceEnvironment)
            : IsSource(SdkProfile.FromContainer) ? OfContainer(profile.Source)
            : OfInstance(profile.Source);

        bool IsSource(string name) => name.Equals(origin[SdkProfile.CredentialSource], StringComparison.OrdinalIgnoreCase);
    }

    /// <param name="source">Where the credentials should have come from.</param>
    /// <param name="file">The file with the token.</param>
    /// <param name="call">The call of STS; null if it did not come to that.</param>
    public static CognitoIdentityException OfWebIdentity(string source, string file, SdkCallFailure? call) =>
        call is null ? Error(source, Texts.TokenFileUnreadable.With(file), Texts.TokenFileRemedy) : OfCall(source, call, chain: null);

    public static CognitoIdentityException OfContainer(string source) => Error(source, Texts.ContainerFailed, Texts.ContainerFailedRemedy);

    public static CognitoIdentityException OfInstance(string source) => Error(source, Texts.InstanceFailed, Texts.InstanceFailedRemedy);

    /// <summary>Throws if the file of a web identity's token can't be read. The SDK would try several times, and wait in between.</summary>
    public static void CheckTokenFile(string source, string file)
    {
        if (!Path.IsPathRooted(file))
        {
            throw Error(source, Texts.TokenFileRelative.With(file), Texts.TokenFileRemedy);
        }

        try
        {
            using FileStream opened = File.OpenRead(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Error(source, Texts.TokenFileUnreadable.With(file), Texts.TokenFileRemedy);
        }
    }

    private static CognitoIdentityException OfSingleSignOn(AwsProfile profile, AwsProfile origin, SdkCallFailure? call)
    {
        string name = origin.Name.Any(char.IsWhiteSpace) ? PowerShellText.Quote(origin.Name) : origin.Name;
        SignIn signIn = SignIn.Of(SdkProfile.SingleSignOn(origin));
        return !signIn.Exists ? NotSignedIn(Texts.SsoNotSignedIn.With(name))
            : signIn.HasEnded && (call is null || call.Code is not null) ? NotSignedIn(Texts.SsoSignInEnded.With(name, signIn.End!.Value.ToLocalTime()))
            : call is null ? Error(profile.Source, Texts.CredentialsUnexplained)
            : call.Code is null ? Unreachable(profile.Source, IdentityCenter)
            : call.ServiceId == SsoOidc || call.Code == "UnauthorizedException" ? NotSignedIn(Texts.SsoSignInRejected.With(name))
            : call.Code is "ForbiddenException" or "ResourceNotFoundException" ?
                Error(profile.Source, Texts.SsoRoleDenied.With(origin["sso_role_name"], origin["sso_account_id"]), Texts.SsoRoleDeniedRemedy)
            : Answered(profile.Source, IdentityCenter, call);

        CognitoIdentityException NotSignedIn(string reason) => Error(profile.Source, reason, Texts.SsoSignInRemedy);
    }

    /// <summary>The error of a call of STS.</summary>
    private static CognitoIdentityException OfCall(string source, SdkCallFailure call, IReadOnlyList<AwsProfile>? chain)
    {
        string? device = chain?.LastOrDefault(profile => profile["role_arn"] == call.RoleArn)?["mfa_serial"];
        return call.Code is null ? Unreachable(source, ServiceRoutes.Sts)
            : device is not null && call.Message.Contains("MultiFactorAuthentication", StringComparison.Ordinal) ?
                Error(source, Texts.MfaCodeRejected.With(device), Texts.MfaCodeRejectedRemedy)
            : call.Code is "AccessDenied" or "AccessDeniedException" ? Error(source, Texts.RoleDenied.With(call.RoleArn, call.Message), Texts.RoleDeniedRemedy)
            : CodesOfKeys.Contains(call.Code) ? Error(source, Texts.SourceKeysRejected.With(call.RoleArn, call.Code), Texts.SourceKeysRejectedRemedy)
            : Answered(source, ServiceRoutes.Sts, call);
    }

    private static CognitoIdentityException OfProcess(string source, Exception error)
    {
        // Without what the program wrote: it may have secrets.
        string? exitCode = ExitCode.Match(error.GetBaseException().Message) is { Success: true } found ? found.Groups[1].Value : null;
        string reason = exitCode is null ? Texts.ProcessOutputInvalid
            : NotRun.Contains(exitCode) ? Texts.ProcessNotFound.With(exitCode)
            : Texts.ProcessFailed.With(exitCode);
        return Error(source, reason, Texts.ProcessRemedy);
    }

    private static CognitoIdentityException Unreachable(string source, string service) =>
        Error(source, Texts.CredentialServiceUnreachable.With(service), Texts.CredentialServiceUnreachableRemedy);

    private static CognitoIdentityException Answered(string source, string service, SdkCallFailure call) =>
        Error(source, Texts.CredentialServiceFailed.With(service, call.Code, call.Message), Texts.CredentialServiceFailedRemedy);
}
