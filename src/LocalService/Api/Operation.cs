namespace CognitoIdentity.Local;

/// <summary>An operation of the API and what goes into it. All but four have to be signed.</summary>
internal sealed record Operation(string Name, StructureShape Input, bool Signed = true);
