namespace CognitoIdentity.Commands;

/// <summary>What became of a batch: every id of it is in one of the two.</summary>
internal sealed class DeletionResult
{
    public List<string> Removed { get; } = [];

    public List<(string Id, CognitoIdentityException Failure)> Failed { get; } = [];
}
