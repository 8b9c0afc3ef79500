using Amazon.Runtime;

namespace CognitoIdentity.Client.Configuration;

/// <summary>Credentials and where they come from, for errors. Made on first use, and again as long as that fails.</summary>
internal sealed class FoundCredentials
{
    private readonly Lazy<AWSCredentials> _credentials;

    public FoundCredentials(string source, Func<AWSCredentials> make)
    {
        Source = source;
        _credentials = new Lazy<AWSCredentials>(make, LazyThreadSafetyMode.PublicationOnly);
    }

    public string Source { get; }

    public AWSCredentials Credentials => _credentials.Value;
}
