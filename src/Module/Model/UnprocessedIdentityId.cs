namespace CognitoIdentity;

/// <summary>An identity that could not be deleted. Element of the output of DeleteIdentities.</summary>
public sealed class UnprocessedIdentityId
{
    /// <summary>Id of the identity, <c>REGION:GUID</c>.</summary>
    public string? IdentityId { get; set; }

    /// <summary>
    /// Why: a value of <see cref="UnprocessedIdentityErrorCode"/>, <c>AccessDenied</c> or <c>InternalServerError</c>.
    /// </summary>
    public string? ErrorCode { get; set; }

    /// <summary>The id of the identity, a colon, a space and the error code.</summary>
    public override string ToString() => $"{IdentityId}: {ErrorCode}";
}
