namespace CognitoIdentity.Commands;

/// <summary>A cmdlet that works on many things at once. Its client slows down as a whole when it is throttled.</summary>
internal interface IBulkCommand;
