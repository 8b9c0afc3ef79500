using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Deletes identity pools with all their identities. DeleteIdentityPool.</summary>
[Cmdlet(VerbsCommon.Remove, "CIIdentityPool", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[ServiceOperation("DeleteIdentityPool")]
[OutputType(typeof(string))]
public sealed class RemoveIdentityPoolCommand : ServiceCommand
{
    /// <summary>The ids of the pools to delete, or pools.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [IdTransformation(nameof(IdentityPool.IdentityPoolId))]
    [ArgumentCompleter(typeof(IdentityPoolIdCompleter))]
    public string[] IdentityPoolId { get; set; } = [];

    /// <summary>Removes without asking. -WhatIf still removes nothing, and -Confirm still asks.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Puts out the ids of the deleted pools.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string id in IdentityPoolId)
        {
            ForRecord(id, () => Remove(ResourceIds.CheckPool(id)));
        }
    }

    private void Remove(string id)
    {
        if (!this.IsConfirmed(Force, id, Texts.ActionRemove))
        {
            return;
        }

        Await(Connect(id).Client.DeleteIdentityPoolAsync(new DeleteIdentityPoolRequest { IdentityPoolId = id }, Stopped));
        if (PassThru)
        {
            WriteObject(id);
        }
    }
}
