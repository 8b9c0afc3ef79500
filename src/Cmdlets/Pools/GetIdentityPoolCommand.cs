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

    private readonly Dictionary<string, Task<Page<IdentityPoolShortDescription>>> _firstPages = new(StringComparer.Ordinal);
    private string? _listedRegion;

    /// <summary>The ids of the pools to read, or pools, or identities whose pools to read.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = IdSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = HelpMessages.PoolId)]
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

    /// <summary>Reads all settings of each listed pool, not only its id and name.</summary>
    [Parameter(ParameterSetName = ListSet)]
    public SwitchParameter Detailed { get; set; }

    /// <summary>
    /// Lists all regions of the partition that have the service, several at a time. Each region that rejects the request is a separate error.
    /// </summary>
    [Parameter(ParameterSetName = ListSet)]
    public SwitchParameter AllRegions { get; set; }

    /// <summary>The AWS regions to list, one after the other; for ids, the one region to call.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateNotBlank]
    [Alias("RegionToCall")]
    [ArgumentCompleter(typeof(RegionCompleter))]
    public new string[]? Region { get; set; }

    private protected override string Activity => Texts.ProgressReadPools;

    private protected override string? NamedRegion => _listedRegion ?? Region?[0];

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        CheckExcludes(nameof(AllRegions), nameof(Region));
    }

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
        string?[] regions = AllRegions ? ServiceRegions() : Region ?? new string?[1];
        for (int i = 0; i < regions.Length && !(AllRegions && HasEnough); i++)
        {
            if (AllRegions)
            {
                BeginLists(regions.Skip(i).Take(ThrottleLimit));
            }

            _listedRegion = regions[i];
            ForRecord(regions[i] ?? (object?)Name, () => listed.Add(WriteList(filter)));
        }

        foreach (string missing in HasEnough || listed.Count == 0 ? [] : filter?.NotFound ?? [])
        {
            WriteError(ErrorRecords.Create(
                new CognitoIdentityException(nameof(Texts.IdentityPoolNameNotFound), [missing, string.Join(", ", listed)]),
                missing));
        }
    }

    /// <summary>The regions with the service in the partition of the current region, or in the aws partition if no region is set.</summary>
    private string[] ServiceRegions()
    {
        try
        {
            return Partition.Of(Connect(null).Region).ServiceRegions;
        }
        catch (CognitoIdentityException e) when (e.ErrorId == nameof(Texts.RegionMissing))
        {
            return Partition.Of(string.Empty).ServiceRegions;
        }
    }

    private void BeginLists(IEnumerable<string?> regions)
    {
        foreach (string region in regions.OfType<string>().Where(region => !_firstPages.ContainsKey(region)))
        {
            _listedRegion = region;
            _firstPages[region] = BeginAsync();
        }

        async Task<Page<IdentityPoolShortDescription>> BeginAsync() =>
            await ReadPage(Connect(null).ConcurrentClient, (int)LargestPage, nextToken: null).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    private protected override void WaitForCancelledWork()
    {
        base.WaitForCancelledWork();
        if (_firstPages.Count > 0)
        {
            WaitFor(Task.WhenAll(_firstPages.Values));
        }
    }

    private async Task<Page<IdentityPoolShortDescription>> ReadPage(ICognitoIdentityClient client, int maxResults, string? nextToken)
    {
        ListIdentityPoolsResponse page = await client.SendAsync(
            new ListIdentityPoolsRequest { MaxResults = maxResults, NextToken = nextToken }, Stopped).ConfigureAwait(false);
        return new Page<IdentityPoolShortDescription>(page.IdentityPools ?? [], page.NextToken);
    }

    /// <summary>Writes the pools of one region, and returns its name.</summary>
    private string WriteList(NameFilter? filter)
    {
        IServiceConnection connection = Connect(null);
        Func<IdentityPoolShortDescription, bool>? isListed = filter is null ? null : pool => filter.Matches(pool.IdentityPoolName);
        Task<Page<IdentityPoolShortDescription>>? firstPage = _listedRegion is null ? null : _firstPages.GetValueOrDefault(_listedRegion);
        foreach (IdentityPoolShortDescription pool in List(connection, ReadPage, isListed, firstPage))
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
    }
}
