namespace CognitoIdentity.Local;

/// <summary>What the tags of a pool have to hold to beyond the shapes of keys and values.</summary>
internal static class TagRules
{
    private const int Most = 50;

    public static void Check(IDictionary<string, string>? tags)
    {
        if (tags is null)
        {
            return;
        }

        if (tags.Count > Most)
        {
            throw ServiceErrors.InvalidParameter($"A resource can have at most {Most} tags.");
        }

        if (tags.Keys.Any(key => key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)))
        {
            throw ServiceErrors.InvalidParameter("Tag keys that start with 'aws:' are reserved.");
        }
    }
}
