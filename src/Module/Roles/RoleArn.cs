using System.Text.RegularExpressions;

namespace CognitoIdentity;

/// <summary>Reads <c>arn:PARTITION:iam::ACCOUNT:role/PATH/NAME</c>.</summary>
internal static class RoleArn
{
    private static readonly Regex Form = new(@"\Aarn:(?<partition>aws[a-z-]*):iam::(?<account>[0-9]{12}):role/([\x21-\x7e]+/)?(?<name>[\w+=,.@-]{1,64})\z", RegexOptions.ECMAScript);

    public static bool IsOne(string arn) => Form.IsMatch(arn);

    public static string AccountOf(string roleArn) => Form.Match(roleArn).Groups["account"].Value;

    /// <summary>The partition of AWS, such as <c>aws-cn</c>.</summary>
    public static string PartitionOf(string roleArn) => Form.Match(roleArn).Groups["partition"].Value;

    /// <summary>The ARN of a session of a role.</summary>
    public static string OfSession(string roleArn, string sessionName)
    {
        Match match = Form.Match(roleArn);
        return $"arn:{match.Groups["partition"]}:sts::{match.Groups["account"]}:assumed-role/{match.Groups["name"]}/{sessionName}";
    }
}
