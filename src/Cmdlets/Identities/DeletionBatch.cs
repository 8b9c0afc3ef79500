using CognitoIdentity.Api;

namespace CognitoIdentity.Commands;

/// <summary>Identities of one region that one caller deletes in one call.</summary>
internal sealed class DeletionBatch
{
    public DeletionBatch(ICognitoIdentityClient client)
    {
        Client = client;
    }

    public ICognitoIdentityClient Client { get; }

    /// <summary>The ids to delete.</summary>
    public List<string> Ids { get; } = [];

    /// <summary>Why the service did not delete them in an earlier call; empty if they are sent for the first time.</summary>
    public List<DeletionFailure> Earlier { get; } = [];

    public bool IsFull => Ids.Count == Shapes.IdentityIdList.Max;

    /// <summary>Deletes them. Never throws: the result has each id.</summary>
    public async Task<DeletionResult> SendAsync(CancellationToken stopped)
    {
        var result = new DeletionResult();
        try
        {
            DeleteIdentitiesResponse answer =
                await Client.SendAsync(new DeleteIdentitiesRequest { IdentityIdsToDelete = [.. Ids] }, stopped).ConfigureAwait(false);
            Sort(result, answer.UnprocessedIdentityIds ?? [], Earlier.Count > 0 || ((ICallResult)answer).Call!.HasLostAnswer);
        }
        catch (CallCanceledException e) when (e.Attempts > 0)
        {
            // A request that was sent can't be cancelled, and may take effect.
            result.Unclear.AddRange(Ids.Select(id => new DeletionFailure(id, e, Client)));
        }
        catch (OperationCanceledException)
        {
            result.Unsent = Ids.Count - Earlier.Count;
            result.Failed.AddRange(Earlier);
        }
        catch (Exception e)
        {
            // Catch all: otherwise the ids of this batch would be in no list.
            List<DeletionFailure> list = e is CognitoIdentityException { MayHaveTakenEffect: true } ? result.Unclear : result.Failed;
            list.AddRange(Ids.Select(id => new DeletionFailure(id, e, Client)));
        }

        return result;
    }

    /// <summary>
    /// Checks whether an identity still exists that an attempt without an answer may have removed. A second deletion can't tell: it is denied for a
    /// missing identity too. Never throws.
    /// </summary>
    public static async Task<DeletionResult> CheckAsync(DeletionFailure unclear, CancellationToken stopped)
    {
        var result = new DeletionResult();
        try
        {
            await unclear.Client.SendAsync(new DescribeIdentityRequest { IdentityId = unclear.Id }, stopped).ConfigureAwait(false);
            result.Failed.Add(unclear);
        }
        catch (CognitoIdentityException e) when (e.ErrorId == ErrorIds.ResourceNotFound)
        {
            result.Removed.Add(unclear.Id);
        }
        catch (OperationCanceledException)
        {
            result.Unclear.Add(unclear);
        }
        catch (Exception e)
        {
            // Catch all, as above.
            result.Failed.Add(InDoubt(unclear, e));
            result.HasTimedOut = e is CognitoIdentityException { ErrorId: nameof(Texts.RequestTimedOut) };
        }

        return result;
    }

    /// <summary>The failure for an identity that could not be read.</summary>
    public static DeletionFailure InDoubt(DeletionFailure unclear, Exception reason) => unclear with
    {
        Reason = Failure(nameof(Texts.IdentityRemovalUnclear), unclear.Id, reason.Message),
    };

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
            List<DeletionFailure> list = code switch
            {
                UnprocessedIdentityErrorCode.InternalServerError => result.Again,
                UnprocessedIdentityErrorCode.AccessDenied when wereSent => result.Unclear,
                _ => result.Failed,
            };
            list.Add(new DeletionFailure(id, Failure(nameof(Texts.IdentityNotRemoved), id, code is null ? null : DisplayText.Of(code)), Client));
        }
    }

    private static CognitoIdentityException Failure(string errorId, string id, string? reason) =>
        new(errorId, [id, reason])
        {
            Operation = Operation.Of(typeof(DeleteIdentitiesRequest)).Name,
            IsRetryable = reason == UnprocessedIdentityErrorCode.InternalServerError,
        };
}

/// <summary>The result of a call. Each id is in one of the lists, or was not sent.</summary>
internal sealed class DeletionResult
{
    public List<string> Removed { get; } = [];

    public List<DeletionFailure> Failed { get; } = [];

    /// <summary>Failed with an error of the service, so another try may succeed.</summary>
    public List<DeletionFailure> Again { get; } = [];

    /// <summary>Not answered, or denied after that: an attempt whose answer was lost may have removed them.</summary>
    public List<DeletionFailure> Unclear { get; } = [];

    /// <summary>How many were not sent because the command was stopped.</summary>
    public int Unsent { get; set; }

    /// <summary>Whether the service did not answer, which takes minutes to find out.</summary>
    public bool HasTimedOut { get; set; }
}

/// <summary>An identity that was not deleted, the reason, and the client to try again with.</summary>
internal readonly record struct DeletionFailure(string Id, Exception Reason, ICognitoIdentityClient Client);
