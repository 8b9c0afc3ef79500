using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>
/// A cmdlet that lists, page by page, with PowerShell's own <c>-First</c> and <c>-Skip</c>. A page is handed on before the
/// next is asked for, and no page is asked for that is not needed.
/// </summary>
public abstract class PagedCommand : ServiceCommand
{
    private const int LargestPage = 60;

    private ulong _skip;
    private ulong _left;
    private bool _isCountWritten;

    /// <summary>Reads one page.</summary>
    /// <param name="maxResults">How many to ask for, 1 to 60.</param>
    /// <param name="nextToken">Where the page before ended; null for the first page.</param>
    protected delegate Task<(IReadOnlyList<T> Items, string? NextToken)> PageReader<T>(int maxResults, string? nextToken);

    /// <summary>How many more are wanted.</summary>
    protected ulong Wanted => _left;

    /// <summary>Whether the user has all that was wanted, however much more there is.</summary>
    protected bool HasEnough => _left == 0;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _skip = PagingParameters.Skip;
        _left = PagingParameters.First;
    }

    /// <summary>Whether the next one is still among those to skip.</summary>
    protected bool Skips()
    {
        if (_skip == 0)
        {
            return false;
        }

        _skip--;
        return true;
    }

    /// <summary>Whether the user wants the next one, and has not had enough.</summary>
    protected bool Takes()
    {
        if (HasEnough)
        {
            return false;
        }

        _left--;
        return true;
    }

    /// <summary>What the user wants of the whole list, read as it is consumed.</summary>
    /// <param name="readPage">Reads one page.</param>
    /// <param name="filter">Which of the list counts, or null for all of it.</param>
    protected IEnumerable<T> List<T>(PageReader<T> readPage, Func<T, bool>? filter)
    {
        if (PagingParameters.IncludeTotalCount && !_isCountWritten)
        {
            // The service does not say how many there are.
            _isCountWritten = true;
            WriteObject(PagingParameters.NewTotalCount(0, 0.0));
        }

        string? nextToken = null;
        while (!HasEnough)
        {
            bool fitsOnePage = filter is null && _skip < LargestPage && _left < LargestPage;
            ulong wanted = fitsOnePage ? Math.Min(_skip + _left, LargestPage) : LargestPage;
            (IReadOnlyList<T> items, nextToken) = Await(readPage((int)wanted, nextToken));

            foreach (T item in items)
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

            Progress.Add(items.Count);
        }
    }
}
