namespace CognitoIdentity;

/// <summary>Reads the ids of identity pools and identities, <c>REGION:GUID</c>.</summary>
public static class ResourceId
{
    /// <summary>The region in an id: the part before the first colon.</summary>
    /// <param name="id">Id of a pool or an identity.</param>
    /// <returns>The region, or null if the id is null or has no text before a colon.</returns>
    public static string? Region(string? id)
    {
        int colon = id?.IndexOf(':') ?? -1;
        return colon > 0 ? id![..colon] : null;
    }
}
