using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Completes ids of pools, by the start of the id or of the name.</summary>
public sealed class IdentityPoolIdCompleter : IdentityPoolCompleter
{
    private protected override CompletionResult? Complete(string word, IdentityPoolShortDescription pool) =>
        StartsWith(pool.IdentityPoolId, word) || StartsWith(pool.IdentityPoolName, word)
            ? Result(pool.IdentityPoolId!, pool.IdentityPoolName!)
            : null;
}
