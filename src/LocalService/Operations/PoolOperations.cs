using System.Text.RegularExpressions;

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

        // Read one more than requested, to see whether another page follows.
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

    // Settings that are not sent are cleared, except two: a developer provider name never changes, and the tags stay
    // unless the update has tags. (Terraform updates pools without sending tags and loses none.)
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

/// <summary>The rules for a pool beyond the shapes of its members, and its form in answers.</summary>
internal static class PoolRules
{
    private static readonly Regex OpenIdConnectArn = new(@"\Aarn:aws[a-z-]*:iam::[0-9]{12}:oidc-provider/\S+\z");
    private static readonly Regex SamlArn = new(@"\Aarn:aws[a-z-]*:iam::[0-9]{12}:saml-provider/\S+\z");

    public static void Apply(IdentityPool pool)
    {
        TagRules.Check(pool.IdentityPoolTags);

        CheckArns(pool.OpenIdConnectProviderARNs, OpenIdConnectArn, "OpenIdConnectProviderARNs");
        CheckArns(pool.SamlProviderARNs, SamlArn, "SamlProviderARNs");
        foreach (CognitoIdentityProvider provider in pool.CognitoIdentityProviders ?? [])
        {
            if (provider.ClientId is null || provider.ProviderName is null || !ProviderNames.IsUserPool(provider.ProviderName))
            {
                throw ServiceErrors.InvalidUserPoolProvider();
            }

            // Seen in real answers: false, not absent.
            provider.ServerSideTokenCheck ??= false;
        }

        RejectDuplicates(pool.CognitoIdentityProviders?.Select(provider => provider.ToString()), "CognitoIdentityProviders");

        // An empty list counts as absent: both clear the setting, and answers show neither.
        pool.SupportedLoginProviders = pool.SupportedLoginProviders is { Count: > 0 } logins ? logins : null;
        pool.OpenIdConnectProviderARNs = pool.OpenIdConnectProviderARNs is { Length: > 0 } openId ? openId : null;
        pool.CognitoIdentityProviders = pool.CognitoIdentityProviders is { Length: > 0 } userPools ? userPools : null;
        pool.SamlProviderARNs = pool.SamlProviderARNs is { Length: > 0 } saml ? saml : null;
    }

    private static void CheckArns(IEnumerable<string>? arns, Regex form, string member)
    {
        foreach (string arn in arns ?? [])
        {
            if (!form.IsMatch(arn))
            {
                throw ServiceErrors.InvalidParameter($"{member}: '{arn}' is not the ARN of such a provider.");
            }
        }

        RejectDuplicates(arns, member);
    }

    private static void RejectDuplicates(IEnumerable<string>? values, string member)
    {
        string? duplicate = values?.GroupBy(value => value, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any())?.Key;
        if (duplicate is not null)
        {
            throw ServiceErrors.InvalidParameter($"{member}: '{duplicate}' is there more than once.");
        }
    }
}
