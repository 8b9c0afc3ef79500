using System.Management.Automation;
using CognitoIdentity.Api;

namespace CognitoIdentity.Commands;

/// <summary>A cmdlet that shows the names of pools in its prompts, and accepts a name instead of an id.</summary>
public abstract class PoolCommand : ServiceCommand
{
    private readonly Dictionary<string, IdentityPool?> _read = new(StringComparer.Ordinal);

    /// <summary>A pool as prompts and -WhatIf show it: the name, if it is known or can be read, and the id.</summary>
    /// <param name="poolId">The pool.</param>
    /// <param name="shown">What to show instead of the id.</param>
    private protected string Target(string poolId, string? shown = null) =>
        (PoolNames.Find(poolId) ?? ReadForPrompt(poolId)?.IdentityPoolName) is { } name ? Texts.NamedTarget.With(name, shown ?? poolId) : shown ?? poolId;

    /// <summary>The pool as it is, if -WhatIf or a prompt will show it; null if not, or if it can't be read.</summary>
    private protected IdentityPool? ReadForPrompt(string poolId)
    {
        if (!_read.TryGetValue(poolId, out IdentityPool? pool))
        {
            pool = ReadForPrompt(poolId, new DescribeIdentityPoolRequest { IdentityPoolId = poolId });
            _read[poolId] = pool;
        }

        return pool;
    }

    /// <inheritdoc cref="ReadForPrompt(string)"/>
    private protected T? ReadForPrompt<T>(string poolId, IRequest<T> request)
        where T : class
    {
        if (!ShowsChange)
        {
            return null;
        }

        try
        {
            return Await(Connect(poolId).BlockingClient.SendAsync(request, Stopped));
        }
        catch (CognitoIdentityException)
        {
            // The prompt then shows only the id. The command itself will report the error.
            return null;
        }
    }

    /// <summary>The id of the one pool with a name.</summary>
    /// <exception cref="CognitoIdentityException"><c>IdentityPoolNameNotFound</c>, <c>IdentityPoolNameAmbiguous</c></exception>
    private protected string FindPool(string name)
    {
        IServiceConnection connection = Connect(null);
        var found = new List<IdentityPoolShortDescription>();
        Await(PoolPages.ReadAsync(
            connection.BlockingClient,
            int.MaxValue,
            page => found.AddRange(page.Where(pool => string.Equals(pool.IdentityPoolName, name, StringComparison.OrdinalIgnoreCase))),
            Stopped));

        return found switch
        {
            [] => throw new CognitoIdentityException(nameof(Texts.IdentityPoolNameNotFound), [name, connection.Region]),
            [var one] => PoolNames.Note(one.IdentityPoolId!, one.IdentityPoolName),
            _ => throw new CognitoIdentityException(
                nameof(Texts.IdentityPoolNameAmbiguous),
                [name, connection.Region, string.Join(", ", found.Select(pool => Texts.NamedTarget.With(pool.IdentityPoolName, pool.IdentityPoolId)))]),
        };
    }

    /// <summary>
    /// Writes what a call created. If the pipeline takes nothing more, because it was stopped when the answer came, a warning names what exists now.
    /// </summary>
    /// <param name="output">What was created.</param>
    /// <param name="warning">The warning.</param>
    private protected void WriteCreated(object? output, string warning)
    {
        try
        {
            WriteObject(output);
        }
        catch (PipelineStoppedException) when (Stopping)
        {
            WriteFinalWarning(warning);
            throw;
        }
    }

    /// <summary>Does the work for each pool: by name where names were given, by id otherwise.</summary>
    /// <param name="ids">The ids, or what else names a pool uniquely.</param>
    /// <param name="names">The names.</param>
    /// <param name="work">The work for a pool.</param>
    /// <param name="check">Checks an id and returns it; by default as the id of a pool.</param>
    private protected void ForEachPool(string[] ids, string[] names, Action<string> work, Func<string, string>? check = null)
    {
        if (names.Length > 0)
        {
            ForEach(names, name => work(FindPool(name)));
        }
        else
        {
            ForEach(ids, id => work((check ?? ResourceIds.CheckPool)(id)));
        }
    }
}

/// <summary>Reads the list of the account's pools.</summary>
internal static class PoolPages
{
    /// <summary>Reads pages one after the other.</summary>
    /// <param name="client">The client to call.</param>
    /// <param name="most">How many pages to read at most.</param>
    /// <param name="found">Receives the pools of each page.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="CognitoIdentityException"><c>PageRepeated</c>: the service returned the same page twice.</exception>
    public static async Task ReadAsync(
        ICognitoIdentityClient client, int most, Action<IEnumerable<IdentityPoolShortDescription>> found, CancellationToken cancellationToken)
    {
        string? nextToken = null;
        for (int page = 0; page < most && (page == 0 || nextToken is not null); page++)
        {
            string? token = nextToken;
            ListIdentityPoolsResponse answer = await client.SendAsync(
                new ListIdentityPoolsRequest { MaxResults = (int)Shapes.QueryLimit.Max, NextToken = token }, cancellationToken).ConfigureAwait(false);
            found(answer.IdentityPools ?? []);
            nextToken = answer.NextToken;
            if (nextToken is not null && nextToken == token)
            {
                throw new CognitoIdentityException(nameof(Texts.PageRepeated), []);
            }
        }
    }
}
