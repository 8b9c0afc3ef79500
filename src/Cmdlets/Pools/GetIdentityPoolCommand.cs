using System.Globalization;
using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Lists identity pools, or reads them by id. ListIdentityPools, DescribeIdentityPool.</summary>
[Cmdlet(VerbsCommon.Get, "CIIdentityPool", DefaultParameterSetName = ListSet, SupportsPaging = true)]
[OutputType(typeof(IdentityPoolShortDescription), ParameterSetName = [ListSet])]
[OutputType(typeof(IdentityPool), ParameterSetName = [IdSet, ListSet])]
public sealed class GetIdentityPoolCommand : PagedCommand
{
    private const string ListSet = "List";
    private const string IdSet = "Id";

    private OrderedWindow<string, IdentityPool>? _window;

    /// <summary>The ids of the pools to read, or pools.</summary>
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

    /// <summary>How many pools are read at a time, 1 to 100. With 1, each is put out before the next id is taken from the pipeline.</summary>
    [Parameter]
    [ValidateRange(1, 100)]
    public int ThrottleLimit { get; set; } = 16;

    private OrderedWindow<string, IdentityPool> Window => _window ??= new OrderedWindow<string, IdentityPool>();

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == ListSet)
        {
            ForRecord((object?)Name ?? Region, WriteList);
            return;
        }

        foreach (string id in IdentityPoolId)
        {
            if (!HasEnough && !Skips())
            {
                Describe(id);
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        while (Window.Count > 0)
        {
            WriteNext();
        }
    }

    /// <inheritdoc/>
    private protected override void WaitForCancelledWork() => _window?.Abandon();

    private void WriteList()
    {
        NameFilter? filter = Name is null ? null : new NameFilter(Name);
        IServiceConnection connection = Connect(null);

        foreach (IdentityPoolShortDescription pool in List(ReadPage, filter is null ? null : pool => filter.Matches(pool.IdentityPoolName)))
        {
            if (Detailed)
            {
                Describe(pool.IdentityPoolId!);
            }
            else
            {
                WriteObject(pool);
            }
        }

        foreach (string missing in HasEnough ? [] : filter?.NotFound ?? [])
        {
            WriteError(ErrorRecords.Create(
                new CognitoIdentityException(
                    nameof(Texts.IdentityPoolNameNotFound),
                    string.Format(CultureInfo.CurrentCulture, Texts.IdentityPoolNameNotFound, missing, connection.Region)),
                missing));
        }

        async Task<(IReadOnlyList<IdentityPoolShortDescription> Items, string? NextToken)> ReadPage(int maxResults, string? nextToken)
        {
            ListIdentityPoolsResponse page = await connection.Client.ListIdentityPoolsAsync(
                new ListIdentityPoolsRequest { MaxResults = maxResults, NextToken = nextToken }, Stopped).ConfigureAwait(false);
            return (page.IdentityPools ?? [], page.NextToken);
        }
    }

    private void Describe(string id)
    {
        Window.Begin(id, DescribeAsync(id));
        while (Window.Count > 0 && (Window.IsReady || IsFull))
        {
            WriteNext();
        }
    }

    // Never more in flight than can still be wanted.
    private bool IsFull => Window.Count == ThrottleLimit || (ParameterSetName == IdSet && (ulong)Window.Count == Wanted);

    // What is wrong with an id comes out in its turn, as a failure of its task.
    private async Task<IdentityPool> DescribeAsync(string id) => await Connect(PoolId.Check(id)).Client.DescribeIdentityPoolAsync(
        new DescribeIdentityPoolRequest { IdentityPoolId = id }, Stopped).ConfigureAwait(false);

    private void WriteNext()
    {
        (string id, Task<IdentityPool> pool) = Window.Take();
        ForRecord(id, () =>
        {
            IdentityPool found = Await(pool);
            if (ParameterSetName == ListSet || Takes())
            {
                WriteObject(found);
            }
        });
    }
}
