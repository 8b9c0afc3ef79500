using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>
/// Deletes any number of identities, 60 a call and several calls at a time. Each id is deleted, or is the target of an
/// error. DeleteIdentities; after a lost answer also DescribeIdentity, to see what the attempt removed.
/// </summary>
[Cmdlet(VerbsCommon.Remove, "CIIdentity", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[ServiceOperation("DeleteIdentities")]
[OutputType(typeof(string))]
public sealed class RemoveIdentityCommand : IdentitiesCommand
{
    private const int MaxTries = 4;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);

    private readonly IdentityIdSet _taken = new();
    private readonly Dictionary<ICognitoIdentityClient, DeletionBatch> _filling = [];
    private readonly Queue<Task<DeletionResult>> _calls = new();
    private readonly DeletionTotals _totals = new();
    private int _tries = 1;
    private bool _isDone;

    /// <summary>How many calls are in flight at a time, 1 to 20. The service's default quota is 10 a second.</summary>
    [Parameter]
    [ValidateRange(1, 20)]
    public int ThrottleLimit { get; set; } = 4;

    /// <summary>Removes without asking. -WhatIf still removes nothing, and -Confirm still asks.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Writes the ids of the deleted identities.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    [Alias("IdentityIdsToDelete")]
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = HelpMessages.IdentityId)]
    [ValidateNotNullOrEmpty]
    [IdTransformation(nameof(IdentityDescription.IdentityId))]
    [ArgumentCompleter(typeof(IdentityIdCompleter))]
    public override string[] IdentityId { get; set; } = [];

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        SendAll();
        for (; _totals.Again.Count > 0 && _tries < MaxTries; SendAll())
        {
            // Ids that failed with an error of the service wait until all others were sent, pause together, and are then sent in batches.
            Await(Task.Delay(FirstPause * _tries++, Stopped));
            for (int count = _totals.Again.Count; count > 0; count--)
            {
                DeletionFailure failure = _totals.Again.Dequeue();
                Fill(failure.Client, failure.Id, failure);
            }
        }

        CheckUnclear();
        _totals.GiveUp();
        WriteFailures();
        Progress.Complete(_totals.Status);
        _isDone = true;
    }

    private protected override string Activity => Texts.ProgressRemove;

    // Progress advances when a batch completes, not when an id is queued.
    private protected override void Advance()
    {
    }

    /// <inheritdoc/>
    private protected override void Process(string identityId)
    {
        if (_taken.Add(identityId) && IsConfirmed(Force, identityId, Texts.ActionRemoveIdentity))
        {
            Fill(Connect(identityId).ConcurrentClient, identityId);
        }
    }

    /// <summary>Counts each id, however its call ended, and tells the user the totals.</summary>
    private protected override void WaitForCancelledWork()
    {
        while (_calls.TryDequeue(out Task<DeletionResult>? call))
        {
            _totals.Add(call.GetAwaiter().GetResult());
        }

        if (!_isDone && _totals.Summary(_filling.Values) is { } summary)
        {
            Progress.Complete(_totals.Status);
            WriteFinalWarning(summary);
        }
    }

    // A call is for one region and one caller, and each of these pairs has its own client.
    private void Fill(ICognitoIdentityClient client, string id, DeletionFailure? earlier = null)
    {
        if (!_filling.TryGetValue(client, out DeletionBatch? batch))
        {
            batch = new DeletionBatch(client);
            _filling.Add(client, batch);
        }

        batch.Ids.Add(id);
        if (earlier is { } failure)
        {
            batch.Earlier.Add(failure);
        }

        if (batch.IsFull)
        {
            Send(batch);
        }
    }

    private void SendAll()
    {
        foreach (DeletionBatch batch in _filling.Values.ToList())
        {
            Send(batch);
        }

        WriteAll();
    }

    private void Send(DeletionBatch batch)
    {
        WaitForTurn();
        _filling.Remove(batch.Client);
        _calls.Enqueue(batch.SendAsync(Stopped));
        WriteFinished();
    }

    private void CheckUnclear()
    {
        // Once the service doesn't answer, don't wait minutes for each of many ids.
        while (_totals.Unclear.Count > 0 && !_totals.HasTimedOut)
        {
            WaitForTurn();
            _calls.Enqueue(DeletionBatch.CheckAsync(_totals.Unclear.Dequeue(), Stopped));
        }

        WriteAll();
    }

    // The call that ends first makes room for the next. Results are written in order, but a slow call delays no other call.
    private void WaitForTurn()
    {
        while (_calls.Where(call => !call.IsCompleted).ToArray() is var inFlight && inFlight.Length >= ThrottleLimit)
        {
            Await(Task.WhenAny(inFlight));
            CheckStopped();
            WriteFinished();
        }
    }

    private void WriteFinished()
    {
        while (_calls.TryPeek(out Task<DeletionResult>? call) && call.IsCompleted)
        {
            WriteNext();
        }
    }

    private void WriteAll()
    {
        while (_calls.Count > 0)
        {
            WriteNext();
        }
    }

    private void WriteNext()
    {
        // Take it only after the wait: if a stop ends the wait, the call is counted with the rest.
        DeletionResult result = Await(_calls.Peek());
        CheckStopped();
        _calls.Dequeue();
        _totals.Add(result);

        if (PassThru)
        {
            WriteObject(result.Removed, enumerateCollection: true);
        }

        WriteFailures();
        Progress.Add(result.Removed.Count + result.Failed.Count, _totals.Status);
    }

    private void WriteFailures()
    {
        while (_totals.Failed.Count > 0)
        {
            DeletionFailure failure = _totals.Report();
            ForRecord(failure.Id, () => throw failure.Reason);
        }
    }
}
