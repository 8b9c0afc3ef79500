using System.Globalization;
using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Removes tags from pools; keys that they do not have do no harm. UntagResource.</summary>
[Cmdlet(VerbsCommon.Remove, "CIResourceTag", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(string))]
public sealed class RemoveResourceTagCommand : ResourceTagCommand
{
    /// <summary>The keys of the tags to remove. Bound from the pipeline too, so that Get-CIResourceTag feeds this cmdlet.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ValidateText(1, 128)]
    [Alias("Key", "TagKeys")]
    public string[] TagKey { get; set; } = [];

    /// <summary>Removes without asking. -WhatIf still removes nothing, and -Confirm still asks.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Puts out the ARNs of the pools.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process(string resource)
    {
        if (!this.IsConfirmed(Force, resource, string.Format(CultureInfo.CurrentCulture, Texts.ActionRemoveTag, string.Join(", ", TagKey))))
        {
            return;
        }

        (string arn, ICognitoIdentityClient client) = Resolve(resource);
        Await(client.UntagResourceAsync(new UntagResourceRequest { ResourceArn = arn, TagKeys = TagKey }, Stopped));

        if (PassThru)
        {
            WriteObject(arn);
        }
    }
}
