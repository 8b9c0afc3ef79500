namespace CognitoIdentity.Local;

/// <summary>An operation of the API and what goes into it. All but four have to be signed.</summary>
internal sealed record Operation(string Name, StructureShape Input, bool Signed = true)
{
    /// <summary>The member with the id that the operation is about, whose region an unsigned call is for; null for a signed one.</summary>
    public string? RegionMember { get; } =
        Signed ? null : Array.Find(Input.Members, member => member is { Required: true, Name: "IdentityPoolId" or "IdentityId" })!.Name;
}
