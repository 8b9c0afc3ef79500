using Amazon.Runtime.Internal;

namespace CognitoIdentity.Client.Configuration;

/// <summary>
/// The SDK reads its switches from the environment once in a process. A PowerShell session sets variables as it goes, so
/// they are read again when one has changed.
/// </summary>
internal static class SdkEnvironment
{
    private static readonly string[] Names =
    [
        "AWS_PROFILE",
        "AWS_USE_FIPS_ENDPOINT",
        "AWS_USE_DUALSTACK_ENDPOINT",
        "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
        "AWS_MAX_ATTEMPTS",
        "AWS_EC2_METADATA_SERVICE_ENDPOINT",
        "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE",
    ];

    private static readonly object Lock = new();

    private static string? _seen;

    public static void Refresh()
    {
        string now = string.Join('\n', Names.Select(Environment.GetEnvironmentVariable));
        lock (Lock)
        {
            if (_seen == now)
            {
                return;
            }

            ProfileReader.CheckEnvironment();
            FallbackInternalConfigurationFactory.Reset();
            _seen = now;
        }
    }
}
