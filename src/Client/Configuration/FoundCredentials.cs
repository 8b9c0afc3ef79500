using Amazon.Runtime;

namespace CognitoIdentity.Client.Configuration;

/// <summary>Credentials and where they come from, for errors.</summary>
internal sealed class FoundCredentials
{
    public FoundCredentials(string source, AWSCredentials credentials)
    {
        Source = source;
        Credentials = credentials;
    }

    public string Source { get; }

    public AWSCredentials Credentials { get; }
}
