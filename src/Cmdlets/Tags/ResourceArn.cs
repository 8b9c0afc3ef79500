using System.Text.RegularExpressions;

namespace CognitoIdentity.Commands;

/// <summary>The ARN of an identity pool: <c>arn:PARTITION:cognito-identity:REGION:ACCOUNT:identitypool/REGION:GUID</c>.</summary>
internal static class ResourceArn
{
    private static readonly Regex Form = new(@"\Aarn:[^:]+:cognito-identity:[^:]+:[^:]+:identitypool/(.+)\z");

    public static string Of(string identityPoolId, string partition, string accountId) =>
        $"arn:{partition}:cognito-identity:{ResourceId.Region(identityPoolId)}:{accountId}:identitypool/{identityPoolId}";

    /// <summary>What a user gave, if it can be the ARN or the id of a pool.</summary>
    /// <exception cref="CognitoIdentityException"><c>ResourceArnInvalid</c></exception>
    public static string Check(string resource) => ResourceIds.IsValid(Parse(resource).IdentityPoolId)
        ? resource
        : throw new CognitoIdentityException(nameof(Texts.ResourceArnInvalid), [DisplayText.Of(resource)]);

    /// <summary>The pool that an ARN, or a bare pool id, is about.</summary>
    public static (string IdentityPoolId, bool IsArn) Parse(string resource) =>
        Form.Match(resource) is { Success: true } arn ? (arn.Groups[1].Value, true) : (resource, false);
}
