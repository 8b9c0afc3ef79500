namespace CognitoIdentity.Commands;

/// <summary>What became of the ids of a call: each is in one of the lists, or not sent.</summary>
internal sealed class DeletionResult
{
    public List<string> Removed { get; } = [];

    public List<DeletionFailure> Failed { get; } = [];

    /// <summary>Failed by the service's own fault, so that another try may help.</summary>
    public List<DeletionFailure> Again { get; } = [];

    /// <summary>Not answered, or denied after that: an attempt whose answer was lost may have removed them.</summary>
    public List<DeletionFailure> Unclear { get; } = [];

    /// <summary>How many were not sent at all, for the command was stopped.</summary>
    public int Unsent { get; set; }

    /// <summary>Whether the service was looked to in vain, which takes minutes.</summary>
    public bool HasTimedOut { get; set; }
}

/// <summary>An identity that was not deleted, the reason, and the client that was asked, which is the one to ask again.</summary>
internal readonly record struct DeletionFailure(string Id, Exception Reason, ICognitoIdentityClient Client);
