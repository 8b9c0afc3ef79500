namespace CognitoIdentity.Local;

/// <summary>Create, describe, list, update and delete identity pools. Names need not be unique, as in the service.</summary>
internal sealed class PoolOperations
{
    private readonly PageTokens _tokens;

    public PoolOperations(PageTokens tokens) => _tokens = tokens;

    public void Register(HandlerTable table)
    {
        table.Add<CreateIdentityPoolRequest, IdentityPool>(Create);
        table.Add<DescribeIdentityPoolRequest, IdentityPool>(Describe);
        table.Add<ListIdentityPoolsRequest, ListIdentityPoolsResponse>(List);
        table.Add<UpdateIdentityPoolRequest, IdentityPool>(Update);
        table.Add<DeleteIdentityPoolRequest>(Delete);
    }

    private static IdentityPool Create(Call call, CreateIdentityPoolRequest request)
    {
        var pool = new IdentityPool { IdentityPoolId = $"{call.Region.Name}:{Guid.NewGuid()}" };
        request.CopyTo(pool);
        pool.IdentityPoolTags ??= new Dictionary<string, string>();
        PoolRules.Apply(pool);
        call.Region.Pools.Add(new Pool(pool));
        return pool;
    }

    private static IdentityPool Describe(Call call, DescribeIdentityPoolRequest request) => call.Region.Pools.Get(request.IdentityPoolId!).Settings;

    private ListIdentityPoolsResponse List(Call call, ListIdentityPoolsRequest request)
    {
        string list = $"{call.Region.Name} pools";
        int size = request.MaxResults!.Value;

        // One more than asked for tells whether there is another page.
        List<(long Position, Pool Pool)> found = call.Region.Pools.After(_tokens.Read(list, request.NextToken), size + 1);
        return new ListIdentityPoolsResponse
        {
            IdentityPools = [.. found.Take(size).Select(entry => new IdentityPoolShortDescription
            {
                IdentityPoolId = entry.Pool.Id,
                IdentityPoolName = entry.Pool.Settings.IdentityPoolName,
            })],
            NextToken = found.Count > size ? _tokens.Create(list, found[size - 1].Position) : null,
        };
    }

    // What is not given is cleared, but for two: a developer provider name stays for good, and the tags of a pool are
    // left alone unless the update has some. (Terraform updates pools without sending tags and loses none.)
    private static IdentityPool Update(Call call, UpdateIdentityPoolRequest request)
    {
        var update = new IdentityPool { IdentityPoolId = request.IdentityPoolId };
        request.CopyTo(update);
        PoolRules.Apply(update);
        return call.Region.Pools.Change(update.IdentityPoolId!, pool =>
        {
            IdentityPool old = pool.Settings;
            if (old.DeveloperProviderName is not null && update.DeveloperProviderName is not null && update.DeveloperProviderName != old.DeveloperProviderName)
            {
                throw ServiceErrors.InvalidParameter("The developer provider name of an identity pool can't be changed.");
            }

            update.DeveloperProviderName ??= old.DeveloperProviderName;
            update.IdentityPoolTags ??= old.IdentityPoolTags;
            return pool with { Settings = update };
        }).Settings;
    }

    private static void Delete(Call call, DeleteIdentityPoolRequest request) => call.Region.Pools.Remove(request.IdentityPoolId!);
}
