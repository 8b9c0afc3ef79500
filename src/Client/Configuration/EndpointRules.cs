using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace CognitoIdentity.Client.Configuration;

/// <summary>The host name of the service in a region. Partitions and their suffixes come from the SDK.</summary>
internal static class EndpointRules
{
    private static readonly HashSet<string> FipsOnDualStackHost = new(StringComparer.Ordinal)
    {
        "us-east-1", "us-east-2", "us-west-1", "us-west-2",
    };

    public static Uri Resolve(string region, Partition partition, bool useFips, bool useDualStack)
    {
        if ((useFips && !partition.supportsFIPS) || (useDualStack && !partition.supportsDualStack))
        {
            string kind = (useFips, useDualStack) switch
            {
                (true, true) => "FIPS dual-stack",
                (true, false) => "FIPS",
                _ => "dual-stack",
            };
            throw new CognitoIdentityException(nameof(Texts.EndpointUnsupported), [partition.name, region, kind]);
        }

        string prefix = useFips ? "cognito-identity-fips" : "cognito-identity";
        string suffix = useDualStack && !ServesDualStackOnPlainHost(region, partition, useFips) ? partition.dualStackDnsSuffix : partition.dnsSuffix;
        return new Uri($"https://{prefix}.{region}.{suffix}");
    }

    // In the aws partition the ordinary host speaks IPv6 as well; its FIPS host does so in four regions.
    private static bool ServesDualStackOnPlainHost(string region, Partition partition, bool useFips) =>
        partition.name == "aws" && (!useFips || FipsOnDualStackHost.Contains(region));
}
