using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Deletes identity pools with all their identities. DeleteIdentityPool.</summary>
[Cmdlet(VerbsCommon.Remove, "CIIdentityPool", DefaultParameterSetName = IdSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[ServiceOperation("DeleteIdentityPool")]
[OutputType(typeof(string))]
public sealed class RemoveIdentityPoolCommand : IdentityPoolsCommand
{
    /// <summary>Removes without asking. -WhatIf still removes nothing, and -Confirm still asks.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Writes the ids of the deleted pools.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process(string poolId)
    {
        if (!IsConfirmed(Force, () => Target(poolId), () => Texts.ActionRemove))
        {
            return;
        }

        Await(Connect(poolId).BlockingClient.SendAsync(new DeleteIdentityPoolRequest { IdentityPoolId = poolId }, Stopped));
        if (PassThru)
        {
            WriteObject(poolId);
        }
    }
}
