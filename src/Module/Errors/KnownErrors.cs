using System.Management.Automation;
using CognitoIdentity.Api;

namespace CognitoIdentity;

/// <summary>
/// The errors of this module, and the known errors of services. The ErrorId finds the properties of an error here, and its texts
/// in <see cref="ErrorTexts"/>.
/// </summary>
internal static class KnownErrors
{
    /// <summary>
    /// The errors by ErrorId: their category, and whether they end the command, because every further record would fail with the same error.
    /// </summary>
    public static IReadOnlyDictionary<string, (ErrorCategory Category, bool EndsTheCommand)> ById { get; } =
        new Dictionary<string, (ErrorCategory Category, bool EndsTheCommand)>(StringComparer.Ordinal)
        {
            [ErrorIds.ResourceNotFound] = Of(ErrorCategory.ObjectNotFound),
            [ErrorIds.NotAuthorized] = Of(ErrorCategory.PermissionDenied),
            [ErrorIds.AccessDenied] = Of(ErrorCategory.PermissionDenied),
            [ErrorIds.InvalidParameter] = Of(ErrorCategory.InvalidArgument),
            [ErrorIds.Validation] = Of(ErrorCategory.InvalidArgument),
            [ErrorIds.ValidationError] = Of(ErrorCategory.InvalidArgument),
            [ErrorIds.Serialization] = Of(ErrorCategory.InvalidArgument),
            [ErrorIds.InvalidIdentityPoolConfiguration] = Of(ErrorCategory.InvalidOperation),
            [ErrorIds.ResourceConflict] = Of(ErrorCategory.ResourceExists),
            [ErrorIds.DeveloperUserAlreadyRegistered] = Of(ErrorCategory.ResourceExists),
            [ErrorIds.ConcurrentModification] = Of(ErrorCategory.ResourceBusy),
            [ErrorIds.TooManyRequests] = Of(ErrorCategory.LimitsExceeded),
            [ErrorIds.Throttling] = Of(ErrorCategory.LimitsExceeded),
            [ErrorIds.LimitExceeded] = Of(ErrorCategory.QuotaExceeded),
            [ErrorIds.ExternalService] = Of(ErrorCategory.ResourceUnavailable),
            [ErrorIds.InternalError] = Of(ErrorCategory.ResourceUnavailable),

            [ErrorIds.UnrecognizedClient] = Of(ErrorCategory.AuthenticationError),
            [ErrorIds.InvalidClientTokenId] = Of(ErrorCategory.AuthenticationError),
            [ErrorIds.InvalidSignature] = Of(ErrorCategory.AuthenticationError),
            [ErrorIds.SignatureDoesNotMatch] = Of(ErrorCategory.AuthenticationError),
            [ErrorIds.IncompleteSignature] = Of(ErrorCategory.AuthenticationError),
            [ErrorIds.MissingAuthenticationToken] = Of(ErrorCategory.AuthenticationError),
            [ErrorIds.ExpiredToken] = Of(ErrorCategory.AuthenticationError),
            [ErrorIds.InvalidIdentityToken] = Of(ErrorCategory.AuthenticationError),

            [nameof(Texts.CaBundleInvalid)] = Ending(ErrorCategory.InvalidData),
            [nameof(Texts.ClockOffsetInvalid)] = Of(ErrorCategory.InvalidArgument),
            [nameof(Texts.ConnectionFailed)] = Of(ErrorCategory.ConnectionError),
            [nameof(Texts.CredentialExpected)] = Of(ErrorCategory.InvalidArgument),
            [nameof(Texts.CredentialExpired)] = Of(ErrorCategory.AuthenticationError),
            [nameof(Texts.CredentialInvalid)] = Of(ErrorCategory.InvalidArgument),
            [nameof(Texts.CredentialsIncomplete)] = Ending(ErrorCategory.AuthenticationError),
            [nameof(Texts.CredentialsMissing)] = Ending(ErrorCategory.AuthenticationError),
            [nameof(Texts.CredentialsUnavailable)] = Ending(ErrorCategory.AuthenticationError),
            [nameof(Texts.DeveloperProviderMissing)] = Of(ErrorCategory.InvalidOperation),
            [nameof(Texts.DeveloperProviderNameFixed)] = Of(ErrorCategory.InvalidArgument),
            [nameof(Texts.DeveloperUserInvalid)] = Of(ErrorCategory.InvalidArgument),
            [nameof(Texts.EndpointConflict)] = Ending(ErrorCategory.InvalidArgument),
            [nameof(Texts.EndpointHasCredentials)] = Ending(ErrorCategory.InvalidArgument),
            [nameof(Texts.EndpointInvalid)] = Ending(ErrorCategory.InvalidArgument),
            [nameof(Texts.EndpointUnencrypted)] = Ending(ErrorCategory.SecurityError),
            [nameof(Texts.ExportFailed)] = Of(ErrorCategory.WriteError),
            [nameof(Texts.ExportParameterInvalid)] = Of(ErrorCategory.InvalidArgument),
            [nameof(Texts.ExportProfileMissing)] = Of(ErrorCategory.InvalidArgument),
            [nameof(Texts.ExportValueUnsupported)] = Of(ErrorCategory.InvalidData),
            [nameof(Texts.GuestCreationUnclear)] = Of(ErrorCategory.WriteError),
            [nameof(Texts.IdentityIdInvalid)] = Of(ErrorCategory.InvalidArgument),
            [nameof(Texts.IdentityNotRemoved)] = Of(ErrorCategory.WriteError),
            [nameof(Texts.IdentityPoolCreationUnclear)] = Of(ErrorCategory.WriteError),
            [nameof(Texts.IdentityPoolIdInvalid)] = Of(ErrorCategory.InvalidArgument),
            [nameof(Texts.IdentityPoolIncomplete)] = Of(ErrorCategory.InvalidArgument),
            [nameof(Texts.IdentityPoolNameInvalid)] = Of(ErrorCategory.InvalidArgument),
            [nameof(Texts.IdentityPoolNameMissing)] = Of(ErrorCategory.InvalidArgument),
            [nameof(Texts.IdentityPoolNameAmbiguous)] = Of(ErrorCategory.InvalidArgument),
            [nameof(Texts.IdentityPoolNameNotFound)] = Of(ErrorCategory.ObjectNotFound),
            [nameof(Texts.IdentityRemovalUnclear)] = Of(ErrorCategory.WriteError),
            [nameof(Texts.LibraryMissing)] = Ending(ErrorCategory.NotInstalled),
            [nameof(Texts.LocalServiceElsewhere)] = Ending(ErrorCategory.InvalidOperation),
            [nameof(Texts.LocalServiceGone)] = Ending(ErrorCategory.ResourceUnavailable),
            [nameof(Texts.LocalServiceNone)] = Of(ErrorCategory.ObjectNotFound),
            [nameof(Texts.LocalServiceNotFound)] = Of(ErrorCategory.ObjectNotFound),
            [nameof(Texts.LocalServicePortInUse)] = Of(ErrorCategory.ResourceBusy),
            [nameof(Texts.LocalServiceRatesInvalid)] = Of(ErrorCategory.InvalidArgument),
            [nameof(Texts.LocalServiceStateInvalid)] = Of(ErrorCategory.InvalidData),
            [nameof(Texts.LocalServiceStateUnsaved)] = Of(ErrorCategory.WriteError),
            [nameof(Texts.LoginExpected)] = Of(ErrorCategory.InvalidArgument),
            [nameof(Texts.LoginRemovalUnclear)] = Of(ErrorCategory.WriteError),
            [nameof(Texts.LoginScriptFailed)] = Of(ErrorCategory.AuthenticationError),
            [nameof(Texts.NothingToUpdate)] = Of(ErrorCategory.InvalidArgument),
            [nameof(Texts.PageRepeated)] = Of(ErrorCategory.InvalidResult),
            [nameof(Texts.ParameterConflict)] = Of(ErrorCategory.InvalidArgument),
            [nameof(Texts.ParameterRequired)] = Of(ErrorCategory.InvalidArgument),
            [nameof(Texts.PathInvalid)] = Of(ErrorCategory.InvalidArgument),
            [nameof(Texts.PrincipalTagAmbiguous)] = Of(ErrorCategory.InvalidArgument),
            [nameof(Texts.PrincipalTagMissing)] = Of(ErrorCategory.InvalidArgument),
            [nameof(Texts.ProfileConflict)] = Of(ErrorCategory.ResourceExists),
            [nameof(Texts.ProfileHasLongTermKeys)] = Of(ErrorCategory.ResourceExists),
            [nameof(Texts.ProfileNotFound)] = Ending(ErrorCategory.ObjectNotFound),
            [nameof(Texts.ProfileUnreadable)] = Ending(ErrorCategory.InvalidData),
            [nameof(Texts.RegionInvalid)] = Of(ErrorCategory.InvalidArgument),
            [nameof(Texts.RegionMissing)] = Ending(ErrorCategory.InvalidArgument),
            [nameof(Texts.RegionNotSingle)] = Of(ErrorCategory.InvalidArgument),
            [nameof(Texts.ReplaceIncomplete)] = Of(ErrorCategory.InvalidArgument),
            [nameof(Texts.RequestTimedOut)] = Of(ErrorCategory.OperationTimeout),
            [nameof(Texts.ResourceArnInvalid)] = Of(ErrorCategory.InvalidArgument),
            [nameof(Texts.ResponseInvalid)] = Of(ErrorCategory.InvalidResult),
            [nameof(Texts.RoleMappingInvalid)] = Of(ErrorCategory.InvalidArgument),
            [nameof(Texts.RoleMappingNotFound)] = Of(ErrorCategory.ObjectNotFound),
            [nameof(Texts.RoleNotFound)] = Of(ErrorCategory.ObjectNotFound),
            [nameof(Texts.RoleMappingUnfit)] = Of(ErrorCategory.InvalidArgument),
            [nameof(Texts.RunnerMissing)] = Of(ErrorCategory.InvalidOperation),
            [nameof(Texts.TimeLimitExceeded)] = Ending(ErrorCategory.OperationTimeout),
            [nameof(Texts.UserPoolExpected)] = Of(ErrorCategory.InvalidArgument),
            [nameof(Texts.UserPoolIdInvalid)] = Of(ErrorCategory.InvalidArgument),
            [nameof(Texts.WildcardInvalid)] = Of(ErrorCategory.InvalidArgument),
        };

    public static ErrorCategory CategoryOf(CognitoIdentityException exception) =>
        ById.TryGetValue(exception.ErrorId, out (ErrorCategory Category, bool EndsTheCommand) known) ? known.Category
        : exception.StatusCode >= 500 ? ErrorCategory.ResourceUnavailable
        : ErrorCategory.InvalidOperation;

    public static bool EndsTheCommand(CognitoIdentityException exception) =>
        ById.TryGetValue(exception.ErrorId, out (ErrorCategory Category, bool EndsTheCommand) known) && known.EndsTheCommand;

    private static (ErrorCategory Category, bool EndsTheCommand) Of(ErrorCategory category) => (category, false);

    private static (ErrorCategory Category, bool EndsTheCommand) Ending(ErrorCategory category) => (category, true);
}

/// <summary>Makes every error record of the module.</summary>
internal static class ErrorRecords
{
    /// <summary>The record of a failed call: ErrorId, category, target, and the remedy if it is known.</summary>
    /// <param name="exception">What went wrong.</param>
    /// <param name="target">The id, or other input, with the problem.</param>
    public static ErrorRecord Create(CognitoIdentityException exception, object? target)
    {
        var record = new ErrorRecord(exception, exception.ErrorId, KnownErrors.CategoryOf(exception), target is string text ? DisplayText.MaskTokens(text) : target);

        record.CategoryInfo.TargetName = DisplayText.Of(record.CategoryInfo.TargetName);
        if ((exception.Remedy ?? ErrorTexts.RemedyOf(exception.ErrorId)) is { } remedy)
        {
            record.ErrorDetails = new ErrorDetails(exception.Message) { RecommendedAction = remedy };
        }

        return record;
    }
}

/// <summary>The texts that go with an error.</summary>
internal static class ErrorTexts
{
    /// <summary>The message of an error of this module, with its placeholders.</summary>
    public static string MessageOf(string errorId) => Texts.ResourceManager.GetString(errorId, Texts.Culture)!;

    /// <summary>The remedy for an error; null if none is known.</summary>
    public static string? RemedyOf(string errorId) => Texts.ResourceManager.GetString($"{errorId}Remedy", Texts.Culture);
}
