namespace CognitoIdentity.Client;

/// <summary>What to say of a request whose answer was lost, when it must not be sent again: it would make or undo another thing.</summary>
/// <param name="ErrorId">The error.</param>
/// <param name="Text">Its text, with places for the subject and for how the answer was lost.</param>
/// <param name="Remedy">What to do next, with a place for the subject.</param>
/// <param name="Subject">What the request was about.</param>
internal sealed record Doubt(string ErrorId, string Text, string Remedy, string Subject);
