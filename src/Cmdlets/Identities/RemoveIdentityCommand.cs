using System.Globalization;
using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>
/// Deletes any number of identities, 60 a call and several calls at a time. Each id ends as deleted, or as the target of an
/// error of its own. DeleteIdentities.
/// </summary>
[Cmdlet(VerbsCommon.Remove, "CIIdentity", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(string))]
public sealed class RemoveIdentityCommand : ServiceCommand
{
    private readonly Dictionary<ICognitoIdentityClient, DeletionBatch> _filling = [];
    private readonly OrderedWindow<DeletionBatch, DeletionResult> _sent = new();
    private long _removed;
    private long _failed;

    /// <summary>The ids of the identities to delete, or identities.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [IdTransformation(nameof(IdentityDescription.IdentityId), IsStrict = true)]
    public string[] IdentityId { get; set; } = [];

    /// <summary>How many calls are in flight at a time, 1 to 20. The service's default quota is 10 a second.</summary>
    [Parameter]
    [ValidateRange(1, 20)]
    public int ThrottleLimit { get; set; } = 4;

    /// <summary>Removes without asking. -WhatIf still removes nothing, and -Confirm still asks.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Puts out the ids of the deleted identities.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string id in IdentityId)
        {
            ForRecord(id, () => Add(ResourceIds.CheckIdentity(id)));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        foreach (DeletionBatch batch in _filling.Values.ToList())
        {
            Send(batch);
        }

        while (_sent.Count > 0)
        {
            WriteNext();
        }

        if (_removed + _failed > 0)
        {
            WriteProgress(Progress(ProgressRecordType.Completed));
        }
    }

    /// <summary>What was sent is not called back: it is waited for, and the user is told how far it went.</summary>
    private protected override void WaitForCancelledWork()
    {
        long unsent = _filling.Values.Sum(batch => batch.Ids.Count);
        if (unsent == 0 && _sent.Count == 0)
        {
            return;
        }

        while (_sent.Count > 0)
        {
            (_, Task<DeletionResult> sending) = _sent.Take();
            Count(sending.GetAwaiter().GetResult());
        }

        Host.UI.WriteWarningLine(string.Format(CultureInfo.CurrentCulture, Texts.RemovalStopped, _removed, _failed, unsent));
    }

    private void Add(string id)
    {
        if (!this.IsConfirmed(Force, id, Texts.ActionRemoveIdentity))
        {
            return;
        }

        // A call is for one region and one caller, each of which has a client of its own.
        ICognitoIdentityClient client = Connect(id).Client;
        if (!_filling.TryGetValue(client, out DeletionBatch? batch))
        {
            batch = new DeletionBatch(client);
            _filling.Add(client, batch);
        }

        batch.Ids.Add(id);
        if (batch.IsFull)
        {
            Send(batch);
        }
    }

    private void Send(DeletionBatch batch)
    {
        _filling.Remove(batch.Client);
        _sent.Begin(batch, batch.SendAsync(Stopped));
        while (_sent.Count > 0 && (_sent.IsReady || _sent.Count == ThrottleLimit))
        {
            WriteNext();
        }
    }

    private void WriteNext()
    {
        (_, Task<DeletionResult> sending) = _sent.Take();
        DeletionResult result = Await(sending);
        Count(result);

        if (PassThru)
        {
            WriteObject(result.Removed, enumerateCollection: true);
        }

        foreach ((string id, CognitoIdentityException failure) in result.Failed)
        {
            ForRecord(id, () => throw failure);
        }

        WriteProgress(Progress(ProgressRecordType.Processing));
    }

    private ProgressRecord Progress(ProgressRecordType type) =>
        new(0, Texts.ProgressRemove, string.Format(CultureInfo.CurrentCulture, Texts.ProgressRemoved, _removed, _failed)) { RecordType = type };

    private void Count(DeletionResult result)
    {
        _removed += result.Removed.Count;
        _failed += result.Failed.Count;
    }
}
