using System.Management.Automation;

namespace CognitoIdentity;

/// <summary>Makes every error record of the module.</summary>
internal static class ErrorRecords
{
    private const string RemedySuffix = "Remedy";

    // With these no call can be made at all, whatever it is about.
    private static readonly HashSet<string> Ends = new(StringComparer.Ordinal)
    {
        nameof(Texts.CredentialsIncomplete),
        nameof(Texts.CredentialsMissing),
        nameof(Texts.CredentialsUnavailable),
        nameof(Texts.EndpointConflict),
        nameof(Texts.EndpointHasCredentials),
        nameof(Texts.EndpointInvalid),
        nameof(Texts.EndpointUnencrypted),
        nameof(Texts.EndpointUnsupported),
        nameof(Texts.LibraryMissing),
        nameof(Texts.LocalServiceGone),
        nameof(Texts.ProfileNotFound),
        nameof(Texts.ProfileUnreadable),
        nameof(Texts.RegionMissing),
    };

    /// <summary>Whether an error would meet every further record too, so that the command had better end.</summary>
    public static bool EndsTheCommand(CognitoIdentityException exception) => Ends.Contains(exception.ErrorId);

    /// <summary>The record of a failed call: ErrorId, category, target, and what to do next where it is known.</summary>
    /// <param name="exception">What went wrong.</param>
    /// <param name="target">The id, or other input, that it went wrong with.</param>
    public static ErrorRecord Create(CognitoIdentityException exception, object? target)
    {
        var record = new ErrorRecord(exception, exception.ErrorId, ErrorCategories.Of(exception), target is string text ? Shown.WithoutTokens(text) : target);

        record.CategoryInfo.TargetName = Shown.Of(record.CategoryInfo.TargetName);
        if ((exception.Remedy ?? Texts.ResourceManager.GetString(exception.ErrorId + RemedySuffix, Texts.Culture)) is { } remedy)
        {
            record.ErrorDetails = new ErrorDetails(exception.Message) { RecommendedAction = remedy };
        }

        return record;
    }
}
