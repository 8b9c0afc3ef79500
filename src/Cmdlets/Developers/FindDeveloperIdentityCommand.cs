using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Finds the users of an identity, or the identity of a user. LookupDeveloperIdentity.</summary>
[Cmdlet(VerbsCommon.Find, "CIDeveloperIdentity", DefaultParameterSetName = UserSet, SupportsPaging = true)]
[ServiceOperation("LookupDeveloperIdentity")]
[OutputType(typeof(DeveloperIdentity))]
public sealed class FindDeveloperIdentityCommand : PagedCommand
{
    private const string UserSet = "User";
    private const string IdentitySet = "Identity";

    /// <summary>The id of the pool, or the pool.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [SingleIdTransformation(nameof(IdentityPool.IdentityPoolId))]
    [ArgumentCompleter(typeof(IdentityPoolIdCompleter))]
    public string IdentityPoolId { get; set; } = string.Empty;

    /// <summary>The ids of users in your backend. An identity from the pipeline is not taken for one.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = UserSet, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [IdTransformation(nameof(DeveloperIdentity.DeveloperUserIdentifier), IsStrict = true, TakesNumbers = true)]
    public string[] DeveloperUserIdentifier { get; set; } = [];

    /// <summary>The ids of identities, or identities.</summary>
    [Parameter(Mandatory = true, ParameterSetName = IdentitySet, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [IdTransformation(nameof(IdentityDescription.IdentityId), IsStrict = true)]
    public string[] IdentityId { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string user in ParameterSetName == UserSet ? DeveloperUserIdentifier : [])
        {
            ForRecord(user, () => Find(DeveloperCommand.CheckUser(user), identity: null));
        }

        foreach (string identity in ParameterSetName == IdentitySet ? IdentityId : [])
        {
            ForRecord(identity, () => Find(user: null, ResourceIds.CheckIdentity(identity)));
        }
    }

    private void Find(string? user, string? identity)
    {
        ICognitoIdentityClient client = Connect(ResourceIds.CheckPool(IdentityPoolId)).Client;

        // One by one: what is written as a collection is read to its end before the next command gets any of it.
        foreach (DeveloperIdentity found in List(ReadPage, filter: null))
        {
            WriteObject(found);
        }

        async Task<(IReadOnlyList<DeveloperIdentity> Items, string? NextToken)> ReadPage(int maxResults, string? nextToken)
        {
            LookupDeveloperIdentityResponse page = await client.LookupDeveloperIdentityAsync(
                new LookupDeveloperIdentityRequest
                {
                    IdentityPoolId = IdentityPoolId,
                    DeveloperUserIdentifier = user,
                    IdentityId = identity,
                    MaxResults = maxResults,
                    NextToken = nextToken,
                },
                Stopped).ConfigureAwait(false);
            return ([.. (page.DeveloperUserIdentifierList ?? []).Select(found => new DeveloperIdentity
            {
                IdentityPoolId = IdentityPoolId,
                IdentityId = page.IdentityId,
                DeveloperUserIdentifier = found,
            })], page.NextToken);
        }
    }
}
