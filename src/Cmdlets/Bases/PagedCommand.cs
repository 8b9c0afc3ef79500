using System.Management.Automation;
using CognitoIdentity.Api;

namespace CognitoIdentity.Commands;

/// <summary>
/// Lists page by page, with <c>-First</c> and <c>-Skip</c>. Writes the first page before requesting the second, then requests the next
/// page while the current one is consumed. Never requests a page that <c>-First</c> doesn't need.
/// </summary>
public abstract class PagedCommand : PoolCommand
{
    private protected static readonly ulong LargestPage = (ulong)Shapes.QueryLimit.Max;

    private ulong _skip;
    private ulong _left;
    private bool _isCountWritten;
    private Task? _ahead;

    /// <summary>One page.</summary>
    /// <param name="Items">Its items.</param>
    /// <param name="NextToken">The token that requests the next page; null for the last page.</param>
    protected sealed record Page<T>(IReadOnlyList<T> Items, string? NextToken);

    /// <summary>Reads one page.</summary>
    /// <param name="client">The client to call.</param>
    /// <param name="maxResults">How many items to request, 1 to 60.</param>
    /// <param name="nextToken">The token from the page before; null for the first page.</param>
    protected delegate Task<Page<T>> PageReader<T>(ICognitoIdentityClient client, int maxResults, string? nextToken);

    /// <summary>How many more items the user wants.</summary>
    protected ulong Wanted => _left;

    /// <summary>Whether the user has all items that -First asked for.</summary>
    protected bool HasEnough => _left == 0;

    // Without -First, the user wants all items.
    private ulong Needed => _left > ulong.MaxValue - _skip ? ulong.MaxValue : _skip + _left;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _skip = PagingParameters.Skip;
        _left = PagingParameters.First;
    }

    /// <summary>Whether -Skip skips the next item.</summary>
    protected bool Skips()
    {
        if (_skip == 0)
        {
            return false;
        }

        _skip--;
        return true;
    }

    /// <summary>Whether the user wants the next item.</summary>
    protected bool Takes()
    {
        if (HasEnough)
        {
            return false;
        }

        _left--;
        return true;
    }

    /// <summary>The items of the list that the user wants, read as they are consumed.</summary>
    /// <param name="connection">The connection to call.</param>
    /// <param name="readPage">Reads one page.</param>
    /// <param name="filter">Selects items of the list, or null for all.</param>
    /// <param name="firstPage">The first page, if it was requested before.</param>
    protected IEnumerable<T> List<T>(IServiceConnection connection, PageReader<T> readPage, Func<T, bool>? filter, Task<Page<T>>? firstPage = null)
    {
        if (PagingParameters.IncludeTotalCount && !_isCountWritten)
        {
            // The service does not return the number of items.
            _isCountWritten = true;
            WriteObject(PagingParameters.NewTotalCount(0, 0.0));
        }

        Task<Page<T>>? ahead = firstPage;
        string? nextToken = null;
        for (bool isFirst = true; !HasEnough; isFirst = false)
        {
            string? token = nextToken;
            Page<T> page = Await(ahead ?? readPage(connection.BlockingClient, PageSize(consumed: 0), nextToken));
            nextToken = page.NextToken;
            if (nextToken is not null && nextToken == token)
            {
                throw new CognitoIdentityException(nameof(Texts.PageRepeated), []);
            }

            ulong count = (ulong)page.Items.Count;
            bool goesOn = !isFirst && nextToken is not null && count < Needed;
            _ahead = ahead = goesOn ? readPage(connection.ConcurrentClient, PageSize(count), nextToken) : null;

            foreach (T item in page.Items)
            {
                if (filter?.Invoke(item) != false && !Skips() && Takes())
                {
                    yield return item;
                }
            }

            if (nextToken is null)
            {
                yield break;
            }

            Progress.Add(page.Items.Count);
        }

        // With a filter we can't know how many items to request, so ask for a full page.
        int PageSize(ulong consumed) => (int)(filter is null ? Math.Min(Needed - consumed, LargestPage) : LargestPage);
    }

    /// <inheritdoc/>
    private protected override void WaitForCancelledWork()
    {
        if (_ahead is not null)
        {
            WaitFor(_ahead);
        }
    }

    /// <summary>Waits for cancelled work to end and ignores its result.</summary>
    internal static void WaitFor(Task work) =>
        // Read the exception, so that .NET doesn't report it later as unobserved.
        work.ContinueWith(
            finished => _ = finished.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default).Wait();
}
