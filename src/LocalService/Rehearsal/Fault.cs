namespace CognitoIdentity.Local;

/// <summary>What goes wrong with a request on purpose.</summary>
internal enum Fault
{
    None,

    /// <summary>It is refused as one too many.</summary>
    Throttle,

    /// <summary>The service fails, and has done nothing.</summary>
    Error,

    /// <summary>The connection closes before anything was done.</summary>
    LoseRequest,

    /// <summary>The operation takes effect, and the connection closes instead of an answer.</summary>
    LoseAnswer,
}
