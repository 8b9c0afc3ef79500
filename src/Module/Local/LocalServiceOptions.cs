namespace CognitoIdentity.Local;

/// <summary>How a local service is started.</summary>
public sealed class LocalServiceOptions
{
    /// <summary>The account that every service owns its pools in unless told otherwise.</summary>
    public const string DefaultAccountId = "123456789012";

    /// <summary>The TCP port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The account that owns everything in the service: 12 digits.</summary>
    public string AccountId { get; init; } = DefaultAccountId;

    /// <summary>The file that keeps the state across restarts; null keeps it in memory alone.</summary>
    public string? StatePath { get; init; }
}
