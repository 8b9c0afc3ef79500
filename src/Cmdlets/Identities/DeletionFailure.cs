namespace CognitoIdentity.Commands;

/// <summary>An identity that was not deleted, the reason, and the client that was asked, which is the one to ask again.</summary>
internal readonly record struct DeletionFailure(string Id, Exception Reason, ICognitoIdentityClient Client);
