using System.Management.Automation;
using CognitoIdentity.Api;

namespace CognitoIdentity.Commands;

/// <summary>Lists the identities of pools, or reads identities by id. ListIdentities, DescribeIdentity.</summary>
/// <remarks>For a piped pool, lists its identities. For a piped identity, reads it. An object with both ids is an identity.</remarks>
[Cmdlet(VerbsCommon.Get, "CIIdentity", DefaultParameterSetName = PoolSet, SupportsPaging = true)]
[ServiceOperation("ListIdentities", "DescribeIdentity")]
[OutputType(typeof(IdentityDescription))]
public sealed class GetIdentityCommand : ReadCommand<IdentityDescription>
{
    private const string PoolSet = "Pool";
    private const string NameSet = IdentityPoolsCommand.NameSet;
    private const string IdSet = "Id";

    /// <summary>The ids of the pools to list, or pools.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PoolSet, ValueFromPipelineByPropertyName = true, HelpMessage = HelpMessages.PoolId)]
    [ValidateNotNullOrEmpty]
    [IdTransformation(nameof(IdentityPool.IdentityPoolId), RejectsIdentities = true)]
    [ArgumentCompleter(typeof(IdentityPoolIdCompleter))]
    public string[] IdentityPoolId { get; set; } = [];

    /// <summary>The names of the pools to list, instead of ids. Each must be the name of exactly one pool in the region.</summary>
    // From the pipeline too: if the pipeline can't bind a mandatory parameter, PowerShell takes every piped object for an identity.
    [Parameter(Mandatory = true, ParameterSetName = NameSet, ValueFromPipelineByPropertyName = true, HelpMessage = HelpMessages.PoolName)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IdentityPoolNameCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>The ids of the identities to read, or identities. Strings from the pipeline are such ids.</summary>
    [Parameter(Mandatory = true, ParameterSetName = IdSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = HelpMessages.IdentityId)]
    [ValidateNotNullOrEmpty]
    [IdTransformation(nameof(IdentityDescription.IdentityId))]
    [ArgumentCompleter(typeof(IdentityIdCompleter))]
    public string[] IdentityId { get; set; } = [];

    /// <summary>Leaves out disabled identities, such as those that were merged into another.</summary>
    [Parameter(ParameterSetName = PoolSet)]
    [Parameter(ParameterSetName = NameSet)]
    public SwitchParameter HideDisabled { get; set; }

    private protected override string Activity => Texts.ProgressReadIdentities;

    private protected override bool IsById => ParameterSetName == IdSet;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (IsById)
        {
            ReadWanted(IdentityId);
            return;
        }

        foreach (string pool in IdentityPoolId)
        {
            ForRecord(pool, () => WriteList(ResourceIds.CheckPool(pool)));
        }

        foreach (string name in Name)
        {
            ForRecord(name, () => WriteList(FindPool(name)));
        }
    }

    private protected override async Task<IdentityDescription> ReadAsync(string id)
    {
        try
        {
            return await ReadingClient(ResourceIds.CheckIdentity(id)).SendAsync(new DescribeIdentityRequest { IdentityId = id }, Stopped)
                .ConfigureAwait(false);
        }
        catch (CognitoIdentityException e) when (e.ErrorId == ErrorIds.ResourceNotFound)
        {
            e.Remedy = ResourceIds.IdentityNotFound(id, MyInvocation.MyCommand.Name);
            throw;
        }
    }

    private void WriteList(string poolId)
    {
        foreach (IdentityDescription identity in List(Connect(poolId), ReadPage, filter: null))
        {
            identity.IdentityPoolId = poolId;
            WriteObject(identity);
        }

        async Task<Page<IdentityDescription>> ReadPage(ICognitoIdentityClient client, int maxResults, string? nextToken)
        {
            ListIdentitiesResponse page = await client.SendAsync(
                new ListIdentitiesRequest { IdentityPoolId = poolId, MaxResults = maxResults, NextToken = nextToken, HideDisabled = HideDisabled ? true : null },
                Stopped).ConfigureAwait(false);
            return new Page<IdentityDescription>(page.Identities ?? [], page.NextToken);
        }
    }
}
