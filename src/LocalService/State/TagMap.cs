namespace CognitoIdentity.Local;

/// <summary>Which claims of a provider's tokens become which principal tags: tag to claim, or the service's own map.</summary>
internal sealed record TagMap(bool UseDefaults, IDictionary<string, string> Tags);
