using Amazon;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Internal;
using CognitoIdentity.Client.Configuration;

namespace CognitoIdentity.Client.Sdk;

/// <summary>
/// Settings that the SDK would look up by itself, only once in a process, and with its own rules for the AWS files. But variables can change
/// during a PowerShell session. So this class hides the AWS files from the SDK and passes it their settings.
/// </summary>
internal static class SdkSettings
{
    // The SDK's clients take these from the environment or a profile only.
    private static readonly (string Variable, string Key)[] Switches =
    [
        ("AWS_MAX_ATTEMPTS", "max_attempts"),
        ("AWS_EC2_METADATA_SERVICE_ENDPOINT", "ec2_metadata_service_endpoint"),
        ("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", "ec2_metadata_service_endpoint_mode"),
    ];

    private static readonly object Lock = new();

    private static string? _seen;

    /// <summary>Hides the AWS files from the SDK. Also sets a default region, which the SDK would ask the instance's metadata for.</summary>
    public static void Hide()
    {
        string nowhere = Path.Combine(Path.GetPathRoot(Environment.SystemDirectory) ?? "/", Guid.NewGuid().ToString(), "none");
        foreach (string path in new[] { nameof(SharedCredentialsFile.DefaultFilePath), nameof(SharedCredentialsFile.DefaultConfigFilePath) })
        {
            // The setters are private, and the paths come from the environment of the first call.
            typeof(SharedCredentialsFile).GetProperty(path)!.SetValue(null, nowhere);
        }

        AWSConfigs.AWSRegion = RegionEndpoint.USEast1.SystemName;
    }

    /// <summary>Has the SDK read its switches again if they have changed. Meanwhile the environment holds what the profile says.</summary>
    public static void Refresh(ProfileReader profile)
    {
        string now = string.Join("\n", Switches.Select(known => Environment.GetEnvironmentVariable(known.Variable) ?? profile[known.Key]));
        lock (Lock)
        {
            if (_seen == now)
            {
                return;
            }

            (string Variable, string Key)[] unset = [.. Switches.Where(known => Environment.GetEnvironmentVariable(known.Variable) is null)];
            try
            {
                Array.ForEach(unset, known => Environment.SetEnvironmentVariable(known.Variable, profile[known.Key]));
                FallbackInternalConfigurationFactory.Reset();
            }
            finally
            {
                Array.ForEach(unset, known => Environment.SetEnvironmentVariable(known.Variable, null));
            }

            _seen = now;
        }
    }
}
