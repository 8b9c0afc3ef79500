using System.Management.Automation;
using CognitoIdentity.Api;

namespace CognitoIdentity.Commands;

/// <summary>Removes tags from pools. Missing keys are ignored. UntagResource.</summary>
[Cmdlet(VerbsCommon.Remove, "CIResourceTag", DefaultParameterSetName = IdentityPoolsCommand.IdSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[ServiceOperation("UntagResource")]
[OutputType(typeof(string))]
public sealed class RemoveResourceTagCommand : ResourceTagCommand
{
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private string? _resource;

    /// <summary>The keys of the tags to remove. They bind from the pipeline too, such as the output of Get-CIResourceTag.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true, HelpMessage = HelpMessages.TagKey)]
    [ValidateNotNullOrEmpty]
    [ValidateShape(nameof(Shapes.IdentityPoolTagsListType))]
    [Alias("Key", "TagKeys")]
    [ArgumentCompleter(typeof(TagKeyCompleter))]
    public string[] TagKey { get; set; } = [];

    /// <summary>Removes without asking. -WhatIf still removes nothing, and -Confirm still asks.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Writes the ARNs of the pools.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Collects consecutive keys of one pool, as in the output of Get-CIResourceTag, for one call.</summary>
    protected override void ProcessRecord()
    {
        if (Name.Length > 0)
        {
            _keys.Clear();
            _keys.UnionWith(TagKey);
            base.ProcessRecord();
        }

        foreach (string resource in ResourceArn)
        {
            if (resource != _resource)
            {
                Flush();
                _resource = resource;
            }

            _keys.UnionWith(TagKey);
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        Flush();
        base.EndProcessing();
    }

    private protected override void Process(string resource)
    {
        if (!IsConfirmed(Force, () => TargetOf(resource), () => Texts.ActionRemoveTag.With(Changes.Removed(_keys, TagsForPrompt(resource)))))
        {
            return;
        }

        (string arn, ICognitoIdentityClient client) = Resolve(resource);
        Await(client.SendAsync(new UntagResourceRequest { ResourceArn = arn, TagKeys = [.. _keys] }, Stopped));

        if (PassThru)
        {
            WriteObject(arn);
        }
    }

    private void Flush()
    {
        if (_resource is { } resource)
        {
            ForRecord(resource, () => Process(Commands.ResourceArn.Check(resource)));
            _keys.Clear();
        }
    }
}
