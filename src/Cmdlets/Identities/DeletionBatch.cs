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

    /// <summary>What is to be deleted.</summary>
    public List<string> Ids { get; } = [];

    /// <summary>Why the service did not delete them when they were sent before; empty for what was not.</summary>
    public List<DeletionFailure> Earlier { get; } = [];

    public bool IsFull => Ids.Count == Shapes.IdentityIdList.Max;

    /// <summary>Deletes them. Never throws: each id ends in the result.</summary>
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
            // A request that was sent can't be called back, and may take effect.
            result.Unclear.AddRange(Ids.Select(id => new DeletionFailure(id, e, Client)));
        }
        catch (OperationCanceledException)
        {
            result.Unsent = Ids.Count - Earlier.Count;
            result.Failed.AddRange(Earlier);
        }
        catch (Exception e)
        {
            // Whatever it is: an id that is in no list would be lost.
            List<DeletionFailure> list = e is CognitoIdentityException { MayHaveTakenEffect: true } ? result.Unclear : result.Failed;
            list.AddRange(Ids.Select(id => new DeletionFailure(id, e, Client)));
        }

        return result;
    }

    /// <summary>
    /// Looks whether an identity is there that an attempt whose answer was lost may have removed. What is gone can't be told from what
    /// is another's by deleting it, so that it is denied to the next attempt. Never throws.
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
            // As above.
            result.Failed.Add(InDoubt(unclear, e));
            result.HasTimedOut = e is CognitoIdentityException { ErrorId: nameof(Texts.RequestTimedOut) };
        }

        return result;
    }

    /// <summary>The failure of one that could not be looked up.</summary>
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

/// <summary>What became of the ids of a call: each is in one of the lists, or not sent.</summary>
internal sealed class DeletionResult
{
    public List<string> Removed { get; } = [];

    public List<DeletionFailure> Failed { get; } = [];

    /// <summary>Failed by the service's own fault, so that another try may help.</summary>
    public List<DeletionFailure> Again { get; } = [];

    /// <summary>Not answered, or denied after that: an attempt whose answer was lost may have removed them.</summary>
    public List<DeletionFailure> Unclear { get; } = [];

    /// <summary>How many were not sent at all, for the command was stopped.</summary>
    public int Unsent { get; set; }

    /// <summary>Whether the service was looked to in vain, which takes minutes.</summary>
    public bool HasTimedOut { get; set; }
}

/// <summary>An identity that was not deleted, the reason, and the client that was asked, which is the one to ask again.</summary>
internal readonly record struct DeletionFailure(string Id, Exception Reason, ICognitoIdentityClient Client);
