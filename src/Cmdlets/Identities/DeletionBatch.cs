using System.Globalization;

namespace CognitoIdentity.Commands;

/// <summary>Up to 60 identities of one region, which are deleted in one call.</summary>
internal sealed class DeletionBatch
{
    private const int MaxIds = 60;
    private const string NotFound = "ResourceNotFound";

    private readonly ICognitoIdentityClient _client;

    public DeletionBatch(string region, ICognitoIdentityClient client)
    {
        Region = region;
        _client = client;
    }

    public string Region { get; }

    public List<string> Ids { get; } = [];

    public bool IsFull => Ids.Count == MaxIds;

    /// <summary>Deletes them. Never throws: each id ends in the result.</summary>
    /// <param name="wereSent">Whether they have been sent before.</param>
    public async Task<DeletionResult> SendAsync(bool wereSent)
    {
        var result = new DeletionResult();
        try
        {
            // Not to be called back: a request that was sent may have taken effect.
            DeleteIdentitiesResponse answer = await _client.DeleteIdentitiesAsync(
                new DeleteIdentitiesRequest { IdentityIdsToDelete = [.. Ids] }, CancellationToken.None).ConfigureAwait(false);
            Sort(result, answer.UnprocessedIdentityIds ?? [], wereSent || answer.Attempts > 1);
        }
        catch (Exception e)
        {
            result.Failed.AddRange(Ids.Select(id => (id, e)));
        }

        return result;
    }

    /// <summary>
    /// Looks whether an identity, whose deletion was denied, is there. What is gone can't be told from what is another's by
    /// deleting it, so one that was removed by an attempt whose answer was lost is denied to the next. Never throws.
    /// </summary>
    public static async Task<DeletionResult> CheckAsync(ICognitoIdentityClient client, string id, Exception denial, CancellationToken stopped)
    {
        var result = new DeletionResult();
        try
        {
            await client.DescribeIdentityAsync(new DescribeIdentityRequest { IdentityId = id }, stopped).ConfigureAwait(false);
            result.Failed.Add((id, denial));
        }
        catch (CognitoIdentityException e) when (e.ErrorId == NotFound)
        {
            result.Removed.Add(id);
        }
        catch (Exception e)
        {
            result.Failed.Add((id, Failure(nameof(Texts.IdentityRemovalUnclear), Texts.IdentityRemovalUnclear, id, e.Message)));
        }

        return result;
    }

    private void Sort(DeletionResult result, UnprocessedIdentityId[] unprocessed, bool wereSent)
    {
        ILookup<string?, string?> codes = unprocessed.ToLookup(identity => identity.IdentityId, identity => identity.ErrorCode);
        foreach (string id in Ids)
        {
            if (!codes.Contains(id))
            {
                result.Removed.Add(id);
                continue;
            }

            string? code = codes[id].First();
            List<(string, Exception)> list = code switch
            {
                UnprocessedIdentityErrorCode.InternalServerError => result.Again,
                UnprocessedIdentityErrorCode.AccessDenied when wereSent => result.Unclear,
                _ => result.Failed,
            };
            list.Add((id, Failure(nameof(Texts.IdentityNotRemoved), Texts.IdentityNotRemoved, id, code)));
        }
    }

    private static CognitoIdentityException Failure(string errorId, string text, string id, string? reason) =>
        new(errorId, string.Format(CultureInfo.CurrentCulture, text, id, reason))
        {
            Operation = "DeleteIdentities",
            IsRetryable = reason == UnprocessedIdentityErrorCode.InternalServerError,
        };
}
