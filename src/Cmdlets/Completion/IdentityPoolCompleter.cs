using System.Collections;
using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Completes from the pools of the account.</summary>
public abstract class IdentityPoolCompleter : ServiceCompleter
{
    // As many as anybody reads through, and no more requests than that takes.
    private const int MaxPages = 5;
    private const int PageSize = 60;

    private protected sealed override IEnumerable<CompletionResult> Complete(string word, IDictionary given, CancellationToken cancellationToken)
    {
        ICognitoIdentityClient client = Connect(given, resourceId: null).Client;
        string? nextToken = null;
        for (int page = 0; page < MaxPages; page++)
        {
            ListIdentityPoolsResponse answer = client.SendAsync(
                new ListIdentityPoolsRequest { MaxResults = PageSize, NextToken = nextToken }, cancellationToken).GetAwaiter().GetResult();

            foreach (IdentityPoolShortDescription pool in answer.IdentityPools ?? [])
            {
                if (Complete(word, pool) is { } result)
                {
                    yield return result;
                }
            }

            nextToken = answer.NextToken;
            if (nextToken is null)
            {
                yield break;
            }
        }
    }

    private protected abstract CompletionResult? Complete(string word, IdentityPoolShortDescription pool);
}

/// <summary>Completes ids of pools, by the start of the id or of the name.</summary>
public sealed class IdentityPoolIdCompleter : IdentityPoolCompleter
{
    private protected override CompletionResult? Complete(string word, IdentityPoolShortDescription pool) =>
        StartsWith(pool.IdentityPoolId, word) || StartsWith(pool.IdentityPoolName, word)
            ? Result(pool.IdentityPoolId!, pool.IdentityPoolName!)
            : null;
}

/// <summary>Completes names of pools.</summary>
public sealed class IdentityPoolNameCompleter : IdentityPoolCompleter
{
    private protected override CompletionResult? Complete(string word, IdentityPoolShortDescription pool) =>
        StartsWith(pool.IdentityPoolName, word) ? Result(pool.IdentityPoolName!, pool.IdentityPoolId!) : null;
}
