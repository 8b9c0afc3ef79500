using System.Management.Automation;

namespace CognitoIdentity;

/// <summary>Makes every error record of the module.</summary>
internal static class ErrorRecords
{
    /// <summary>The record of a failed call: ErrorId, category, target, and what to do next where it is known.</summary>
    /// <param name="exception">What went wrong.</param>
    /// <param name="target">The id, or other input, that it went wrong with.</param>
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
