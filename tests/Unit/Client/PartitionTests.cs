using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace CognitoIdentity.UnitTests.Client;

/// <summary>Compares the table of partitions with the AWS SDK.</summary>
public sealed class PartitionTests
{
    private static readonly string[] Later = ["eu-later-9", "cn-later-9", "us-gov-later-9", "us-iso-later-9", "us-isob-later-9", "eu-isoe-later-9", "us-isof-later-9"];

    // The SDK also lists the regional host of S3 in us-east-1, which is not a region.
    private static readonly string[] OfSdk = [.. RegionEndpoint.EnumerableAllRegions.Select(region => region.SystemName).Where(name => name != "us-east-1-regional")];

    public static TheoryData<string> Regions => [.. OfSdk, .. Later];

    [Fact]
    public void The_regions_are_those_that_the_SDK_knows() => Assert.Equal(
        OfSdk.Order(StringComparer.Ordinal),
        Partition.AllRegions.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Regions))]
    public void A_region_is_in_the_partition_that_the_SDK_says(string region) => Assert.Equal(Fn.Partition(region).name, Partition.Of(region).Name);

    [Theory]
    [MemberData(nameof(Regions))]
    public void STS_is_where_the_SDK_calls_it(string region) => Assert.All([(false, false), (true, false), (false, true), (true, true)], variant =>
    {
        (bool useFips, bool useDualStack) = variant;
        using var client = new AmazonSecurityTokenServiceClient(
            new AnonymousAWSCredentials(),
            new AmazonSecurityTokenServiceConfig
            {
                RegionEndpoint = RegionEndpoint.GetBySystemName(region),
                UseFIPSEndpoint = useFips,
                UseDualstackEndpoint = useDualStack,
            });

        Assert.Equal(new Uri(client.DetermineServiceOperationEndpoint(new GetCallerIdentityRequest()).URL), Partition.Of(region).Sts(region, useFips, useDualStack));
    });

    // As botocore's rules have it: the test's project has no client of IAM.
    [Theory]
    [InlineData("eu-west-1", false, false, "https://iam.amazonaws.com/", "us-east-1")]
    [InlineData("eu-west-1", true, false, "https://iam-fips.amazonaws.com/", "us-east-1")]
    [InlineData("eu-west-1", false, true, "https://iam.global.api.aws/", "us-east-1")]
    [InlineData("eu-west-1", true, true, "https://iam-fips.global.api.aws/", "us-east-1")]
    [InlineData("cn-northwest-1", false, false, "https://iam.cn-north-1.amazonaws.com.cn/", "cn-north-1")]
    [InlineData("cn-northwest-1", false, true, "https://iam.global.api.amazonwebservices.com.cn/", "cn-north-1")]
    [InlineData("us-gov-east-1", false, false, "https://iam.us-gov.amazonaws.com/", "us-gov-west-1")]
    [InlineData("us-gov-east-1", true, false, "https://iam.us-gov.amazonaws.com/", "us-gov-west-1")]
    [InlineData("us-gov-east-1", true, true, "https://iam.us-gov.api.aws/", "us-gov-west-1")]
    [InlineData("us-iso-west-1", false, false, "https://iam.us-iso-east-1.c2s.ic.gov/", "us-iso-east-1")]
    [InlineData("us-isob-west-1", true, false, "https://iam-fips.us-isob-east-1.sc2s.sgov.gov/", "us-isob-east-1")]
    [InlineData("eu-isoe-west-1", false, false, "https://iam.eu-isoe-west-1.cloud.adc-e.uk/", "eu-isoe-west-1")]
    [InlineData("us-isof-east-1", false, false, "https://iam.us-isof-south-1.csp.hci.ic.gov/", "us-isof-south-1")]
    [InlineData("eusc-de-east-1", false, false, "https://iam.eusc-de-east-1.amazonaws.eu/", "eusc-de-east-1")]
    public void IAM_has_one_address_and_one_region_in_a_partition(string region, bool useFips, bool useDualStack, string address, string signedFor)
    {
        var partition = Partition.Of(region);

        Assert.Equal((new Uri(address), signedFor), (partition.Iam(useFips, useDualStack), partition.IamRegion));
    }

    [Theory]
    [InlineData("ap-south-2", "cognito-identity.amazonaws.com")]
    [InlineData("us-gov-west-1", "cognito-identity-us-gov.amazonaws.com")]
    [InlineData("us-gov-east-1", "cognito-identity.us-gov-east-1.amazonaws.com")]
    [InlineData("cn-north-1", "cognito-identity.cn-north-1.amazonaws.com.cn")]
    [InlineData("us-iso-east-1", "cognito-identity.us-iso-east-1.c2s.ic.gov")]
    public void Tokens_and_trust_policies_name_the_service_as_the_partition_does(string region, string name)
    {
        Assert.Equal(name, Partition.Of(region).IdentityService(region));
        Assert.True(ProviderNames.IsIdentityService(name));
        Assert.Equal([name], new OpenIdToken { IdentityId = $"{region}:1", Token = "e30.eyJhbXIiOlsiYXV0aGVudGljYXRlZCJdfQ." }.Logins.Keys);
    }

    [Theory]
    [InlineData("cognito-idp.amazonaws.com")]
    [InlineData("my.cognito-identity.amazonaws.com")]
    [InlineData("cognito-identity")]
    public void Other_names_are_not_the_services(string name) => Assert.False(ProviderNames.IsIdentityService(name));
}
