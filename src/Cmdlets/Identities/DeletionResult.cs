namespace CognitoIdentity.Commands;

/// <summary>What became of the ids of a call: each is in one of the lists.</summary>
internal sealed class DeletionResult
{
    public List<string> Removed { get; } = [];

    public List<DeletionFailure> Failed { get; } = [];

    /// <summary>Failed by the service's own fault, so that another try may help.</summary>
    public List<DeletionFailure> Again { get; } = [];

    /// <summary>Denied after having been sent before: an earlier attempt may have removed them.</summary>
    public List<DeletionFailure> Unclear { get; } = [];
}
