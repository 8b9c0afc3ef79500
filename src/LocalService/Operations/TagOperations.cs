using CognitoIdentity.Api;

namespace CognitoIdentity.Local;

/// <summary>The tags of a pool, which is named by its ARN.</summary>
internal static class TagOperations
{
    public static void Register(HandlerTable table)
    {
        table.Add<ListTagsForResourceRequest, ListTagsForResourceResponse>(List);
        table.Add<TagResourceRequest>(Tag);
        table.Add<UntagResourceRequest>(Untag);
    }

    private static ListTagsForResourceResponse List(Call call, ListTagsForResourceRequest request) =>
        new() { Tags = call.Region.Pools.Get(PoolArn.Read(call, request.ResourceArn!)).Settings.IdentityPoolTags };

    private static void Tag(Call call, TagResourceRequest request) => ChangeTags(call, request.ResourceArn!, tags =>
    {
        foreach ((string key, string value) in request.Tags!)
        {
            tags[key] = value;
        }

        TagRules.Check(tags);
    });

    // Missing keys are ignored.
    private static void Untag(Call call, UntagResourceRequest request) => ChangeTags(call, request.ResourceArn!, tags =>
    {
        foreach (string key in request.TagKeys!)
        {
            tags.Remove(key);
        }
    });

    private static void ChangeTags(Call call, string arn, Action<Dictionary<string, string>> change) =>
        call.Region.Pools.Change(PoolArn.Read(call, arn), pool =>
        {
            var tags = new Dictionary<string, string>(pool.Settings.IdentityPoolTags!, StringComparer.Ordinal);
            change(tags);

            var tagged = new IdentityPool { IdentityPoolId = pool.Id };
            pool.Settings.CopyTo(tagged);
            tagged.IdentityPoolTags = tags;
            return pool with { Settings = tagged };
        });
}

/// <summary>The rules for tags beyond the shapes of keys and values.</summary>
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
