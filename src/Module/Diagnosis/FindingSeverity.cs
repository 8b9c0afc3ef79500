namespace CognitoIdentity;

/// <summary>How bad a <see cref="Finding"/> is.</summary>
public enum FindingSeverity
{
    /// <summary>Something does not work: the service refuses it, or gives no credentials.</summary>
    Error,

    /// <summary>It works, but not as it looks, or it is open to misuse.</summary>
    Warning,

    /// <summary>Worth knowing; it may be meant so.</summary>
    Information,
}
