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
}
