namespace CognitoIdentity;

/// <summary>A partition of AWS: which regions it has, and the hosts of services in them.</summary>
internal sealed class Partition
{
    private const string FipsSuffix = "-fips";

    /// <summary>All partitions. A region without a known prefix belongs to the first partition.</summary>
    private static readonly Partition[] All =
    [
        new("aws", "", "amazonaws.com", "api.aws", "us-east-1",
            "af-south-1 ap-east-1 ap-east-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2 ap-southeast-1 "
            + "ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7 ca-central-1 ca-west-1 "
            + "eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-2 eu-west-3 il-central-1 me-central-1 "
            + "me-south-1 me-west-1 mx-central-1 sa-east-1 sa-west-1 us-east-1 us-east-2 us-west-1 us-west-2"),
        new("aws-cn", "cn-", "amazonaws.com.cn", "api.amazonwebservices.com.cn", "cn-north-1", "cn-north-1 cn-northwest-1"),
        new("aws-us-gov", "us-gov-", "amazonaws.com", "api.aws", "us-gov-west-1", "us-gov-east-1 us-gov-west-1"),
        new("aws-iso", "us-iso-", "c2s.ic.gov", "api.aws.ic.gov", "us-iso-east-1", "us-iso-east-1 us-iso-west-1"),
        new("aws-iso-b", "us-isob-", "sc2s.sgov.gov", "api.aws.scloud", "us-isob-east-1", "us-isob-east-1 us-isob-west-1"),
        new("aws-iso-e", "eu-isoe-", "cloud.adc-e.uk", "api.cloud-aws.adc-e.uk", "eu-isoe-west-1", "eu-isoe-west-1"),
        new("aws-iso-f", "us-isof-", "csp.hci.ic.gov", "api.aws.hci.ic.gov", "us-isof-south-1", "us-isof-east-1 us-isof-south-1"),
        new("aws-eusc", "eusc-", "amazonaws.eu", "api.amazonwebservices.eu", "eusc-de-east-1", "eusc-de-east-1"),
    ];

    private static readonly string[] WithoutService = ["ap-east-2", "ap-southeast-6", "me-west-1", "sa-west-1", "cn-northwest-1"];

    private static readonly string[] FipsOnDualStackHost = ["us-east-1", "us-east-2", "us-west-1", "us-west-2"];

    private readonly string _prefix;
    private readonly string _suffix;
    private readonly string _dualStackSuffix;
    private readonly string _regions;

    public Partition(string name, string prefix, string suffix, string dualStackSuffix, string iamRegion, string regions)
    {
        Name = name;
        _prefix = prefix;
        _suffix = suffix;
        _dualStackSuffix = dualStackSuffix;
        _regions = regions;
        IamRegion = iamRegion;
    }

    /// <summary>The name, such as <c>aws-cn</c>.</summary>
    public string Name { get; }

    /// <summary>The regions that were known when this was written.</summary>
    public string[] Regions => _regions.Split(' ');

    /// <summary>The region that calls of IAM are signed for. IAM has one address for the whole partition.</summary>
    public string IamRegion { get; }

    /// <summary>The known regions that had Amazon Cognito identity pools when this was written.</summary>
    public string[] ServiceRegions => [.. Regions.Except(WithoutService)];

    /// <summary>The regions of all partitions.</summary>
    public static IEnumerable<string> AllRegions => All.SelectMany(partition => partition.Regions);

    /// <summary>The partition of a region.</summary>
    public static Partition Of(string region) =>
        Array.Find(All, partition => partition._prefix.Length > 0 && region.StartsWith(partition._prefix, StringComparison.Ordinal)) ?? All[0];

    /// <summary>The address of Amazon Cognito identity pools. In the aws partition its ordinary host has IPv6; its FIPS host has it in four regions.</summary>
    public Uri CognitoIdentity(string region, bool useFips, bool useDualStack)
    {
        bool hasIPv6 = Name == "aws" && (!useFips || FipsOnDualStackHost.Contains(region));
        return Address("cognito-identity", region, useFips, useDualStack && !hasIPv6);
    }

    /// <summary>
    /// The name of Amazon Cognito identity pools in login keys, in the issuer of its tokens, and in trust policies. Public are the names in the aws
    /// partition, in cn-north-1 (keys and issuer) and in the aws-us-gov partition (trust policies). All others are derived from these.
    /// </summary>
    public string IdentityService(string region) => (Name, region) switch
    {
        ("aws", _) => ProviderNames.IdentityService,
        (_, "us-gov-west-1") => "cognito-identity-us-gov.amazonaws.com",
        _ => $"cognito-identity.{region}.{_suffix}",
    };

    /// <summary>The address of STS. In the aws-us-gov partition its ordinary host is the FIPS host.</summary>
    public Uri Sts(string region, bool useFips, bool useDualStack)
    {
        return Address("sts", region, useFips && (useDualStack || Name != "aws-us-gov"), useDualStack);
    }

    /// <summary>The address of IAM. In the aws-us-gov partition its ordinary host is the FIPS host.</summary>
    public Uri Iam(bool useFips, bool useDualStack)
    {
        return (Name, useDualStack) switch
        {
            ("aws", false) => new Uri($"https://iam{(useFips ? FipsSuffix : null)}.{_suffix}"),
            ("aws-us-gov", _) => Address("iam", "us-gov", isFips: false, useDualStack),
            _ => Address("iam", useDualStack ? "global" : IamRegion, useFips, useDualStack),
        };
    }

    private Uri Address(string service, string region, bool isFips, bool isDualStack) =>
        new($"https://{service}{(isFips ? FipsSuffix : null)}.{region}.{(isDualStack ? _dualStackSuffix : _suffix)}");
}
