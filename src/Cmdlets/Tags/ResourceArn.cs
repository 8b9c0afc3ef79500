using System.Globalization;

namespace CognitoIdentity.Commands;

/// <summary>The ARN of an identity pool: <c>arn:PARTITION:cognito-identity:REGION:ACCOUNT:identitypool/REGION:GUID</c>.</summary>
internal static class ResourceArn
{
    private const string PoolPart = ":identitypool/";

    public static string Of(string identityPoolId, string partition, string accountId) =>
        $"arn:{partition}:cognito-identity:{ResourceId.Region(identityPoolId)}:{accountId}{PoolPart}{identityPoolId}";

    /// <summary>The pool that an ARN, or a bare pool id, is about.</summary>
    /// <exception cref="CognitoIdentityException"><c>ResourceArnInvalid</c></exception>
    public static (string IdentityPoolId, bool IsArn) Parse(string text)
    {
        bool isArn = text.StartsWith("arn:", StringComparison.Ordinal);
        int part = isArn ? text.IndexOf(PoolPart, StringComparison.Ordinal) : -1;
        string id = part < 0 ? text : text[(part + PoolPart.Length)..];
        return ResourceIds.IsValid(id)
            ? (id, isArn)
            : throw new CognitoIdentityException(
                nameof(Texts.ResourceArnInvalid), string.Format(CultureInfo.CurrentCulture, Texts.ResourceArnInvalid, text));
    }
}
