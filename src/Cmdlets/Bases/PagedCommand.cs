using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>
/// A cmdlet that lists, page by page, with PowerShell's own <c>-First</c> and <c>-Skip</c>. A page is handed on before the
/// next is asked for, and no page is asked for that is not needed.
/// </summary>
public abstract class PagedCommand : ServiceCommand
{
    private const int LargestPage = 60;

    /// <summary>Reads one page.</summary>
    /// <param name="maxResults">How many to ask for, 1 to 60.</param>
    /// <param name="nextToken">Where the page before ended; null for the first page.</param>
    protected delegate Task<(IReadOnlyList<T> Items, string? NextToken)> PageReader<T>(int maxResults, string? nextToken);

    /// <summary>What the user asked for of the whole list, read as it is consumed.</summary>
    /// <param name="readPage">Reads one page.</param>
    /// <param name="filter">Which of the list counts, or null for all of it.</param>
    protected IEnumerable<T> List<T>(PageReader<T> readPage, Func<T, bool>? filter)
    {
        if (PagingParameters.IncludeTotalCount)
        {
            // The service does not say how many there are.
            WriteObject(PagingParameters.NewTotalCount(0, 0.0));
        }

        ulong skip = PagingParameters.Skip;
        ulong left = PagingParameters.First;
        string? nextToken = null;
        while (left > 0)
        {
            ulong wanted = filter is null && left < LargestPage && skip < LargestPage ? Math.Min(skip + left, LargestPage) : LargestPage;
            (IReadOnlyList<T> items, nextToken) = Await(readPage((int)wanted, nextToken));

            foreach (T item in items)
            {
                if (filter?.Invoke(item) == false)
                {
                    continue;
                }

                if (skip > 0)
                {
                    skip--;
                    continue;
                }

                yield return item;
                if (--left == 0)
                {
                    yield break;
                }
            }

            if (nextToken is null)
            {
                yield break;
            }
        }
    }
}
