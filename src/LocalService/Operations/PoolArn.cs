using System.Text.RegularExpressions;

namespace CognitoIdentity.Local;

/// <summary>Reads <c>arn:PARTITION:cognito-identity:REGION:ACCOUNT:identitypool/POOLID</c>.</summary>
internal static class PoolArn
{
    private static readonly Regex Form = new(@"\Aarn:(?<partition>[a-z-]+):cognito-identity:(?<region>[a-z0-9-]+):(?<account>[0-9]{12}):identitypool/(?<id>\k<region>:[0-9a-f-]+)\z");

    /// <summary>The id of the pool that an ARN names.</summary>
    /// <exception cref="ServiceException">It isn't the ARN of a pool in this account and region.</exception>
    public static string Read(Call call, string arn)
    {
        Match match = Form.Match(arn);
        if (!match.Success || match.Groups["partition"].Value != Partition.Of(match.Groups["region"].Value).Name)
        {
            throw ServiceErrors.InvalidParameter($"'{arn}' is not the ARN of an identity pool.");
        }

        if (match.Groups["account"].Value != call.AccountId)
        {
            throw ServiceErrors.NotAuthorized($"'{arn}' belongs to another account.");
        }

        string poolId = match.Groups["id"].Value;
        return match.Groups["region"].Value == call.Region.Name ? poolId : throw ServiceErrors.PoolNotFound(poolId);
    }
}
