namespace CognitoIdentity;

/// <summary>A call that a local service received: nothing that was in its body, and no secret.</summary>
public sealed class LocalServiceRequest
{
    /// <summary>When it came, by the service's clock.</summary>
    public DateTimeOffset Time { get; init; }

    /// <summary>The operation, or null if there is none of the name that was asked for.</summary>
    public string? Operation { get; init; }

    /// <summary>The region it was signed for, or that of the id it was about; null if it had neither.</summary>
    public string? Region { get; init; }

    /// <summary>The HTTP status of the answer, or null if the connection was closed on purpose without one.</summary>
    public int? Status { get; init; }

    /// <summary>The type of the error, such as <c>ResourceNotFoundException</c>, or null.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>The time from the request to its answer, latency included.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The access key id it was signed with, or null if it was not, or not well. Not secret.</summary>
    public string? AccessKey { get; init; }
}
