using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Unlinks users of your backend from their identities: each is a new user next time. UnlinkDeveloperIdentity.</summary>
[Cmdlet(VerbsCommon.Remove, "CIDeveloperIdentity", DefaultParameterSetName = IdentityPoolsCommand.IdSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[ServiceOperation("DescribeIdentityPool", "UnlinkDeveloperIdentity")]
[OutputType(typeof(string))]
public sealed class RemoveDeveloperIdentityCommand : DeveloperCommand
{
    /// <summary>The id of the identity, or the identity.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true, HelpMessage = HelpMessages.IdentityId)]
    [ValidateNotNullOrEmpty]
    [IdTransformation(nameof(IdentityDescription.IdentityId))]
    [ArgumentCompleter(typeof(IdentityIdCompleter))]
    public string IdentityId { get; set; } = string.Empty;

    /// <summary>The ids of the users in your backend.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true, HelpMessage = HelpMessages.DeveloperUser)]
    [ValidateNotNullOrEmpty]
    [IdTransformation(nameof(DeveloperIdentity.DeveloperUserIdentifier))]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string[] DeveloperUserIdentifier { get; set; } = [];

    /// <summary>Unlinks without asking. -WhatIf still unlinks nothing, and -Confirm still asks.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Writes the ids of the users.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForUsers(DeveloperUserIdentifier, Unlink);

    private void Unlink(string user)
    {
        string identity = ResourceIds.CheckIdentity(IdentityId);
        if (!IsConfirmed(Force, user, Texts.ActionRemoveUser.With(identity)))
        {
            return;
        }

        Await(Client.SendAsync(
            new UnlinkDeveloperIdentityRequest
            {
                IdentityPoolId = IdentityPoolId,
                IdentityId = identity,
                DeveloperProviderName = Provider(),
                DeveloperUserIdentifier = user,
            },
            Stopped));

        if (PassThru)
        {
            WriteObject(user);
        }
    }
}
