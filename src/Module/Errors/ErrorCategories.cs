using System.Management.Automation;

namespace CognitoIdentity;

/// <summary>Which PowerShell category an error belongs to.</summary>
internal static class ErrorCategories
{
    /// <summary>The category of each error of this module and of those that services are known to answer with, by ErrorId.</summary>
    public static IReadOnlyDictionary<string, ErrorCategory> Known { get; } = new Dictionary<string, ErrorCategory>(StringComparer.Ordinal)
    {
        ["ResourceNotFound"] = ErrorCategory.ObjectNotFound,
        ["NotAuthorized"] = ErrorCategory.PermissionDenied,
        ["AccessDenied"] = ErrorCategory.PermissionDenied,
        ["InvalidParameter"] = ErrorCategory.InvalidArgument,
        ["Validation"] = ErrorCategory.InvalidArgument,
        ["ValidationError"] = ErrorCategory.InvalidArgument,
        ["Serialization"] = ErrorCategory.InvalidArgument,
        ["InvalidIdentityPoolConfiguration"] = ErrorCategory.InvalidOperation,
        ["ResourceConflict"] = ErrorCategory.ResourceExists,
        ["DeveloperUserAlreadyRegistered"] = ErrorCategory.ResourceExists,
        ["ConcurrentModification"] = ErrorCategory.ResourceBusy,
        ["TooManyRequests"] = ErrorCategory.LimitsExceeded,
        ["Throttling"] = ErrorCategory.LimitsExceeded,
        ["LimitExceeded"] = ErrorCategory.QuotaExceeded,
        ["ExternalService"] = ErrorCategory.ResourceUnavailable,
        ["InternalError"] = ErrorCategory.ResourceUnavailable,

        ["UnrecognizedClient"] = ErrorCategory.AuthenticationError,
        ["InvalidClientTokenId"] = ErrorCategory.AuthenticationError,
        ["InvalidSignature"] = ErrorCategory.AuthenticationError,
        ["SignatureDoesNotMatch"] = ErrorCategory.AuthenticationError,
        ["IncompleteSignature"] = ErrorCategory.AuthenticationError,
        ["MissingAuthenticationToken"] = ErrorCategory.AuthenticationError,
        ["ExpiredToken"] = ErrorCategory.AuthenticationError,
        ["InvalidIdentityToken"] = ErrorCategory.AuthenticationError,

        [nameof(Texts.ClockOffsetInvalid)] = ErrorCategory.InvalidArgument,
        [nameof(Texts.ConfigFileFixed)] = ErrorCategory.InvalidOperation,
        [nameof(Texts.ConnectionFailed)] = ErrorCategory.ConnectionError,
        [nameof(Texts.CredentialExpired)] = ErrorCategory.AuthenticationError,
        [nameof(Texts.CredentialInvalid)] = ErrorCategory.InvalidArgument,
        [nameof(Texts.CredentialsIncomplete)] = ErrorCategory.AuthenticationError,
        [nameof(Texts.CredentialsMissing)] = ErrorCategory.AuthenticationError,
        [nameof(Texts.CredentialsUnavailable)] = ErrorCategory.AuthenticationError,
        [nameof(Texts.DeveloperProviderMissing)] = ErrorCategory.InvalidOperation,
        [nameof(Texts.DeveloperProviderNameFixed)] = ErrorCategory.InvalidArgument,
        [nameof(Texts.DeveloperUserInvalid)] = ErrorCategory.InvalidArgument,
        [nameof(Texts.EndpointConflict)] = ErrorCategory.InvalidArgument,
        [nameof(Texts.EndpointHasCredentials)] = ErrorCategory.InvalidArgument,
        [nameof(Texts.EndpointInvalid)] = ErrorCategory.InvalidArgument,
        [nameof(Texts.EndpointUnsupported)] = ErrorCategory.InvalidArgument,
        [nameof(Texts.ExportFailed)] = ErrorCategory.WriteError,
        [nameof(Texts.ExportParameterInvalid)] = ErrorCategory.InvalidArgument,
        [nameof(Texts.ExportValueUnsupported)] = ErrorCategory.InvalidData,
        [nameof(Texts.IdentityIdInvalid)] = ErrorCategory.InvalidArgument,
        [nameof(Texts.IdentityNotRemoved)] = ErrorCategory.WriteError,
        [nameof(Texts.IdentityPoolIdInvalid)] = ErrorCategory.InvalidArgument,
        [nameof(Texts.IdentityPoolIncomplete)] = ErrorCategory.InvalidArgument,
        [nameof(Texts.IdentityPoolNameInvalid)] = ErrorCategory.InvalidArgument,
        [nameof(Texts.IdentityPoolNameMissing)] = ErrorCategory.InvalidArgument,
        [nameof(Texts.IdentityPoolNameNotFound)] = ErrorCategory.ObjectNotFound,
        [nameof(Texts.IdentityRemovalUnclear)] = ErrorCategory.WriteError,
        [nameof(Texts.LibraryMissing)] = ErrorCategory.NotInstalled,
        [nameof(Texts.LocalServiceGone)] = ErrorCategory.ResourceUnavailable,
        [nameof(Texts.LocalServiceNone)] = ErrorCategory.ObjectNotFound,
        [nameof(Texts.LocalServiceNotFound)] = ErrorCategory.ObjectNotFound,
        [nameof(Texts.LocalServicePortInUse)] = ErrorCategory.ResourceBusy,
        [nameof(Texts.LocalServiceRatesInvalid)] = ErrorCategory.InvalidArgument,
        [nameof(Texts.LocalServiceStateInvalid)] = ErrorCategory.InvalidData,
        [nameof(Texts.LocalServiceStateUnsaved)] = ErrorCategory.WriteError,
        [nameof(Texts.LoginScriptFailed)] = ErrorCategory.AuthenticationError,
        [nameof(Texts.NothingToUpdate)] = ErrorCategory.InvalidArgument,
        [nameof(Texts.PrincipalTagAmbiguous)] = ErrorCategory.InvalidArgument,
        [nameof(Texts.PrincipalTagMissing)] = ErrorCategory.InvalidArgument,
        [nameof(Texts.ProfileConflict)] = ErrorCategory.ResourceExists,
        [nameof(Texts.ProfileNotFound)] = ErrorCategory.ObjectNotFound,
        [nameof(Texts.ProfileUnreadable)] = ErrorCategory.InvalidData,
        [nameof(Texts.RegionInvalid)] = ErrorCategory.InvalidArgument,
        [nameof(Texts.RegionMissing)] = ErrorCategory.InvalidArgument,
        [nameof(Texts.RegionNotSingle)] = ErrorCategory.InvalidArgument,
        [nameof(Texts.ReplaceIncomplete)] = ErrorCategory.InvalidArgument,
        [nameof(Texts.RequestTimedOut)] = ErrorCategory.OperationTimeout,
        [nameof(Texts.ResourceArnInvalid)] = ErrorCategory.InvalidArgument,
        [nameof(Texts.ResponseInvalid)] = ErrorCategory.InvalidResult,
        [nameof(Texts.RoleMappingInvalid)] = ErrorCategory.InvalidArgument,
        [nameof(Texts.RoleMappingNotFound)] = ErrorCategory.ObjectNotFound,
        [nameof(Texts.RoleNotFound)] = ErrorCategory.ObjectNotFound,
        [nameof(Texts.RoleMappingUnfit)] = ErrorCategory.InvalidArgument,
        [nameof(Texts.RunnerMissing)] = ErrorCategory.InvalidOperation,
        [nameof(Texts.UserPoolExpected)] = ErrorCategory.InvalidArgument,
        [nameof(Texts.UserPoolIdInvalid)] = ErrorCategory.InvalidArgument,
        [nameof(Texts.WildcardInvalid)] = ErrorCategory.InvalidArgument,
    };

    public static ErrorCategory Of(CognitoIdentityException exception) =>
        Known.TryGetValue(exception.ErrorId, out ErrorCategory category) ? category
        : exception.StatusCode >= 500 ? ErrorCategory.ResourceUnavailable
        : ErrorCategory.InvalidOperation;
}
