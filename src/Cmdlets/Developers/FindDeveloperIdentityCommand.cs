using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Finds the identity of a user, or all users of an identity. LookupDeveloperIdentity.</summary>
/// <remarks>
/// For a user, only that user is returned, so that the next command changes no other user. To get all users of the same identity:
/// <c>Find-CIDeveloperIdentity $pool ada | ForEach-Object { Find-CIDeveloperIdentity $pool -IdentityId $_.IdentityId }</c>.
/// </remarks>
[Cmdlet(VerbsCommon.Find, "CIDeveloperIdentity", DefaultParameterSetName = UserSet, SupportsPaging = true)]
[ServiceOperation("LookupDeveloperIdentity")]
[OutputType(typeof(DeveloperIdentity))]
public sealed class FindDeveloperIdentityCommand : PagedCommand
{
    private const string UserSet = "User";
    private const string IdentitySet = "Identity";

    /// <summary>The id of the pool, or the pool.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, HelpMessage = HelpMessages.PoolId)]
    [ValidateNotNullOrEmpty]
    [IdTransformation(nameof(IdentityPool.IdentityPoolId))]
    [ArgumentCompleter(typeof(IdentityPoolIdCompleter))]
    public string IdentityPoolId { get; set; } = string.Empty;

    /// <summary>The ids of users in your backend. An identity from the pipeline doesn't bind here.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = UserSet, ValueFromPipeline = true, HelpMessage = HelpMessages.DeveloperUser)]
    [ValidateNotNullOrEmpty]
    [IdTransformation(nameof(DeveloperIdentity.DeveloperUserIdentifier))]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string[] DeveloperUserIdentifier { get; set; } = [];

    /// <summary>The ids of identities, or identities.</summary>
    [Parameter(Mandatory = true, ParameterSetName = IdentitySet, ValueFromPipelineByPropertyName = true, HelpMessage = HelpMessages.IdentityId)]
    [ValidateNotNullOrEmpty]
    [IdTransformation(nameof(IdentityDescription.IdentityId))]
    [ArgumentCompleter(typeof(IdentityIdCompleter))]
    public string[] IdentityId { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string user in ParameterSetName == UserSet ? DeveloperUserIdentifier : [])
        {
            if (!HasEnough && !Skips())
            {
                ForRecord(user, () => WriteUser(DeveloperCommand.CheckUser(user)));
            }
        }

        foreach (string identity in ParameterSetName == IdentitySet ? IdentityId : [])
        {
            ForRecord(identity, () => WriteUsers(ResourceIds.CheckIdentity(identity)));
        }
    }

    private void WriteUser(string user)
    {
        // The answer lists all users of the identity. The requested one is known.
        LookupDeveloperIdentityResponse answer = Await(
            LookupAsync(Connection.BlockingClient, new LookupDeveloperIdentityRequest { DeveloperUserIdentifier = user, MaxResults = 1 }));
        if (Takes())
        {
            WriteObject(Found(answer, user));
        }
    }

    private void WriteUsers(string identity)
    {
        // Write one by one: PowerShell would read a collection to its end before the next command gets the first item.
        foreach (DeveloperIdentity found in List(Connection, ReadPage, filter: null))
        {
            WriteObject(found);
        }

        async Task<Page<DeveloperIdentity>> ReadPage(ICognitoIdentityClient client, int maxResults, string? nextToken)
        {
            LookupDeveloperIdentityResponse page = await LookupAsync(
                client, new LookupDeveloperIdentityRequest { IdentityId = identity, MaxResults = maxResults, NextToken = nextToken }).ConfigureAwait(false);
            return new Page<DeveloperIdentity>([.. (page.DeveloperUserIdentifierList ?? []).Select(user => Found(page, user))], page.NextToken);
        }
    }

    private protected override string Activity => Texts.ProgressFindUsers;

    private IServiceConnection Connection => Connect(ResourceIds.CheckPool(IdentityPoolId));

    private Task<LookupDeveloperIdentityResponse> LookupAsync(ICognitoIdentityClient client, LookupDeveloperIdentityRequest request)
    {
        request.IdentityPoolId = IdentityPoolId;
        return client.SendAsync(request, Stopped);
    }

    private DeveloperIdentity Found(LookupDeveloperIdentityResponse answer, string user) =>
        new() { IdentityPoolId = IdentityPoolId, IdentityId = answer.IdentityId, DeveloperUserIdentifier = user };
}
