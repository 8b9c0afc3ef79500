using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Completes names of pools.</summary>
public sealed class IdentityPoolNameCompleter : IdentityPoolCompleter
{
    private protected override CompletionResult? Complete(string word, IdentityPoolShortDescription pool) =>
        StartsWith(pool.IdentityPoolName, word) ? Result(pool.IdentityPoolName!, pool.IdentityPoolId!) : null;
}
