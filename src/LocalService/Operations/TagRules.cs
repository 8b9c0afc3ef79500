using CognitoIdentity.Api;

namespace CognitoIdentity.Local;

/// <summary>What the tags of a pool have to hold to beyond the shapes of keys and values.</summary>
internal static class TagRules
{
    public static void Check(IDictionary<string, string>? tags)
    {
        if (tags is null)
        {
            return;
        }

        if (tags.Count > Shapes.IdentityPoolTagsType.Most)
        {
            throw ServiceErrors.InvalidParameter($"A resource can have at most {Shapes.IdentityPoolTagsType.Most} tags.");
        }

        if (tags.Keys.Any(key => key.StartsWith("aws:", StringComparison.OrdinalIgnoreCase)))
        {
            throw ServiceErrors.InvalidParameter("Tag keys that start with 'aws:' are reserved.");
        }
    }
}
