using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Lists identity pools, or reads them by id. ListIdentityPools, DescribeIdentityPool.</summary>
[Cmdlet(VerbsCommon.Get, "CIIdentityPool", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[ServiceOperation("ListIdentityPools", "DescribeIdentityPool")]
[OutputType(typeof(IdentityPoolShortDescription), ParameterSetName = [ListSet])]
[OutputType(typeof(IdentityPool), ParameterSetName = [IdSet, ListSet])]
public sealed class GetIdentityPoolCommand : ReadCommand<IdentityPool>
{
    private const string ListSet = "List";
    private const string IdSet = "Id";

    private string? _listedRegion;

    /// <summary>The ids of the pools to read, or pools, or identities, for their pools.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = IdSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [IdTransformation(nameof(IdentityPool.IdentityPoolId))]
    [ArgumentCompleter(typeof(IdentityPoolIdCompleter))]
    public string[] IdentityPoolId { get; set; } = [];

    /// <summary>The names to list; wildcards are allowed. A name without wildcards that no pool has is an error.</summary>
    [Parameter(ParameterSetName = ListSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [Alias("IdentityPoolName")]
    [ArgumentCompleter(typeof(IdentityPoolNameCompleter))]
    public string[]? Name { get; set; }

    /// <summary>Reads each listed pool, so that all its settings are known and not just its id and name.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public SwitchParameter Detailed { get; set; }

    /// <summary>The AWS regions to list, one after the other; for ids, the one region to call.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateNotBlank]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public new string[]? Region { get; set; }

    private protected override string? NamedRegion => _listedRegion ?? Region?[0];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!IsById)
        {
            ForRecord(Name, WriteLists);
            return;
        }

        if (Region?.Length > 1)
        {
            StopWithError(nameof(Texts.RegionNotSingle), Region, string.Join(", ", Region));
        }

        ReadWanted(IdentityPoolId);
    }

    private protected override bool IsById => ParameterSetName == IdSet;

    private protected override async Task<IdentityPool> ReadAsync(string id) => await ReadingClient(ResourceIds.CheckPool(id)).SendAsync(
        new DescribeIdentityPoolRequest { IdentityPoolId = id }, Stopped).ConfigureAwait(false);

    private void WriteLists()
    {
        NameFilter? filter = Name is null ? null : new NameFilter(Name);
        var listed = new List<string>();
        foreach (string? region in Region ?? new string?[1])
        {
            _listedRegion = region;
            ForRecord(region ?? (object?)Name, () => listed.Add(WriteList(filter)));
        }

        foreach (string missing in HasEnough || listed.Count == 0 ? [] : filter?.NotFound ?? [])
        {
            WriteError(ErrorRecords.Create(
                new CognitoIdentityException(nameof(Texts.IdentityPoolNameNotFound), [missing, string.Join(", ", listed)]),
                missing));
        }
    }

    /// <summary>Writes the pools of one region, and gives its name.</summary>
    private string WriteList(NameFilter? filter)
    {
        IServiceConnection connection = Connect(null);
        foreach (IdentityPoolShortDescription pool in List(connection, ReadPage, filter is null ? null : pool => filter.Matches(pool.IdentityPoolName)))
        {
            if (Detailed)
            {
                Read(pool.IdentityPoolId!);
            }
            else
            {
                WriteObject(pool);
            }
        }

        return connection.Region;

        async Task<Page<IdentityPoolShortDescription>> ReadPage(ICognitoIdentityClient client, int maxResults, string? nextToken)
        {
            ListIdentityPoolsResponse page = await client.SendAsync(
                new ListIdentityPoolsRequest { MaxResults = maxResults, NextToken = nextToken }, Stopped).ConfigureAwait(false);
            return new Page<IdentityPoolShortDescription>(page.IdentityPools ?? [], page.NextToken);
        }
    }
}
