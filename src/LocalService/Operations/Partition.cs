namespace CognitoIdentity.Local;

/// <summary>The partition of AWS that a region is in.</summary>
internal static class Partition
{
    private static readonly (string Prefix, string Name)[] Others =
    [
        ("cn-", "aws-cn"),
        ("us-gov-", "aws-us-gov"),
        ("us-iso-", "aws-iso"),
        ("us-isob-", "aws-iso-b"),
        ("us-isof-", "aws-iso-f"),
        ("eu-isoe-", "aws-iso-e"),
        ("eusc-", "aws-eusc"),
    ];

    public static string Of(string region)
    {
        foreach ((string prefix, string name) in Others)
        {
            if (region.StartsWith(prefix, StringComparison.Ordinal))
            {
                return name;
            }
        }

        return "aws";
    }
}
