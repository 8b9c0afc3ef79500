using System.Management.Automation;
using CognitoIdentity.Api;

namespace CognitoIdentity.Commands;

/// <summary>Moves a user with all logins of its identity to the identity of another user; its own identity is disabled. MergeDeveloperIdentities.</summary>
[Cmdlet(VerbsData.Merge, "CIDeveloperIdentity", DefaultParameterSetName = IdentityPoolsCommand.IdSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[ServiceOperation("DescribeIdentityPool", "MergeDeveloperIdentities")]
[OutputType(typeof(DeveloperIdentity))]
public sealed class MergeDeveloperIdentityCommand : DeveloperCommand
{
    /// <summary>The user that is moved: its id in your backend.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true, HelpMessage = HelpMessages.SourceUser)]
    [ValidateShape(nameof(Shapes.DeveloperUserIdentifier))]
    [IdTransformation(nameof(DeveloperIdentity.DeveloperUserIdentifier))]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string SourceUserIdentifier { get; set; } = string.Empty;

    /// <summary>The user whose identity remains: its id in your backend.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true, HelpMessage = HelpMessages.DestinationUser)]
    [ValidateShape(nameof(Shapes.DeveloperUserIdentifier))]
    [IdTransformation(nameof(DeveloperIdentity.DeveloperUserIdentifier))]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string DestinationUserIdentifier { get; set; } = string.Empty;

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForUsers([SourceUserIdentifier], Merge);

    private void Merge(string source)
    {
        if (!ShouldProcess(source, Texts.ActionMerge.With(DestinationUserIdentifier)))
        {
            return;
        }

        MergeDeveloperIdentitiesResponse merged = Await(Client.SendAsync(
            new MergeDeveloperIdentitiesRequest
            {
                IdentityPoolId = IdentityPoolId,
                DeveloperProviderName = Provider(),
                SourceUserIdentifier = source,
                DestinationUserIdentifier = DestinationUserIdentifier,
            },
            Stopped));
        WriteObject(new DeveloperIdentity
        {
            IdentityPoolId = IdentityPoolId,
            IdentityId = merged.IdentityId,
            DeveloperUserIdentifier = DestinationUserIdentifier,
        });
    }
}
