namespace CognitoIdentity.Client.Configuration;

/// <summary>Where calls go and how: everything that makes one pipeline differ from another.</summary>
internal sealed record ServiceSettings(
    string Region, string Partition, Uri Endpoint, string? EndpointSource, TimeSpan Timeout, int MaxErrorRetry);
