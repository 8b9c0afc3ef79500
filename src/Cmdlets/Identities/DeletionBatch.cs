using System.Globalization;

namespace CognitoIdentity.Commands;

/// <summary>Up to 60 identities of one region, which are deleted in one call.</summary>
internal sealed class DeletionBatch
{
    private const int MaxIds = 60;
    private const int MaxCalls = 4;
    private const string MayWorkLater = UnprocessedIdentityErrorCode.InternalServerError;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);

    public DeletionBatch(ICognitoIdentityClient client)
    {
        Client = client;
    }

    public ICognitoIdentityClient Client { get; }

    /// <summary>The ids, each once.</summary>
    public HashSet<string> Ids { get; } = new(StringComparer.Ordinal);

    public bool IsFull => Ids.Count == MaxIds;

    /// <summary>Deletes them; what the service failed on by its own fault is tried again. Never throws: each id ends in the result.</summary>
    /// <param name="stopped">Ends the tries, not the call that is on its way.</param>
    public async Task<DeletionResult> SendAsync(CancellationToken stopped)
    {
        var result = new DeletionResult();
        string[] left = [.. Ids];
        for (int call = 1; left.Length > 0; call++)
        {
            try
            {
                // Not to be called back: a request that was sent may have taken effect.
                DeleteIdentitiesResponse answer = await Client.DeleteIdentitiesAsync(
                    new DeleteIdentitiesRequest { IdentityIdsToDelete = left }, CancellationToken.None).ConfigureAwait(false);
                bool isLast = call == MaxCalls || stopped.IsCancellationRequested;
                left = Sort(result, left, answer.UnprocessedIdentityIds ?? [], isLast);
            }
            catch (CognitoIdentityException e)
            {
                result.Failed.AddRange(left.Select(id => (id, e)));
                break;
            }

            if (left.Length > 0)
            {
                await Task.Delay(FirstPause * call, CancellationToken.None).ConfigureAwait(false);
            }
        }

        return result;
    }

    /// <summary>Notes what was deleted and what was refused, and returns what to try again.</summary>
    private static string[] Sort(DeletionResult result, string[] sent, UnprocessedIdentityId[] unprocessed, bool isLast)
    {
        var again = new List<string>();
        var failed = new HashSet<string>(StringComparer.Ordinal);
        foreach (UnprocessedIdentityId identity in unprocessed)
        {
            string id = identity.IdentityId ?? string.Empty;
            failed.Add(id);
            if (identity.ErrorCode == MayWorkLater && !isLast)
            {
                again.Add(id);
            }
            else
            {
                result.Failed.Add((id, NotRemoved(id, identity.ErrorCode)));
            }
        }

        result.Removed.AddRange(sent.Where(id => !failed.Contains(id)));
        return [.. again];
    }

    private static CognitoIdentityException NotRemoved(string id, string? errorCode) =>
        new(nameof(Texts.IdentityNotRemoved), string.Format(CultureInfo.CurrentCulture, Texts.IdentityNotRemoved, id, errorCode))
        {
            Operation = "DeleteIdentities",
            IsRetryable = errorCode == MayWorkLater,
        };
}
