using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>
/// Deletes any number of identities, 60 a call and several calls at a time. Each id ends as deleted, or as the target of an
/// error of its own. DeleteIdentities; after a lost answer also DescribeIdentity, to see what the attempt removed.
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
            // What the service failed on pauses together, once all else was sent, and then fills batches like any other.
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

    /// <summary>Whatever became of the calls, each id is accounted for, and the user is told how far it went.</summary>
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

    // A call is for one region and one caller, each of which has a client of its own.
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
        // Not each of many for minutes, once the service does not answer.
        while (_totals.Unclear.Count > 0 && !_totals.HasTimedOut)
        {
            WaitForTurn();
            _calls.Enqueue(DeletionBatch.CheckAsync(_totals.Unclear.Dequeue(), Stopped));
        }

        WriteAll();
    }

    // Whichever call ends first makes room, though results are written in order: one slow call holds up no other.
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
        // Taken only once the wait is over: a stop ends the wait, and the call is then accounted for with the rest.
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
