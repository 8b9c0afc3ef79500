namespace CognitoIdentity.Commands;

/// <summary>What became of the ids of a call: each is in one of the lists.</summary>
internal sealed class DeletionResult
{
    public List<string> Removed { get; } = [];

    public List<DeletionFailure> Failed { get; } = [];

    /// <summary>Failed by the service's own fault, so that another try may help.</summary>
    public List<DeletionFailure> Again { get; } = [];

    /// <summary>Not removed as far as the service said, though an attempt whose answer was lost may have done it.</summary>
    public List<DeletionFailure> Unclear { get; } = [];

    /// <summary>Whether the service was looked to in vain, which takes minutes.</summary>
    public bool HasTimedOut { get; set; }
}
