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

    /// <summary>Whether a text has the form of an id, as the service's pattern says it: <c>[\w-]+:[0-9a-f-]+</c>.</summary>
    internal static bool IsId(string text)
    {
        int colon = text.IndexOf(':');
        for (int i = 0; i < text.Length; i++)
        {
            char letter = text[i];
            if (i != colon && letter != '-' && !(i < colon ? char.IsAsciiLetterOrDigit(letter) || letter == '_' : letter is (>= '0' and <= '9') or (>= 'a' and <= 'f')))
            {
                return false;
            }
        }

        return colon > 0 && colon < text.Length - 1;
    }
}
