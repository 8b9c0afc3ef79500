using System.Management.Automation;
using CognitoIdentity.Api;

namespace CognitoIdentity.Commands;

/// <summary>Adds tags to pools, replacing the values of keys that they have. TagResource.</summary>
[Cmdlet(VerbsCommon.Add, "CIResourceTag", DefaultParameterSetName = IdentityPoolsCommand.IdSet, SupportsShouldProcess = true)]
[ServiceOperation("TagResource")]
[OutputType(typeof(ResourceTag))]
public sealed class AddResourceTagCommand : ResourceTagCommand
{
    /// <summary>The tags: any dictionary.</summary>
    [Parameter(Mandatory = true, Position = 1, HelpMessage = HelpMessages.Tag)]
    [ValidateNotNullOrEmpty]
    [StringMapTransformation]
    [ValidateShape(nameof(Shapes.IdentityPoolTagsType))]
    [Alias("Tags")]
    public IDictionary<string, string> Tag { get; set; } = new Dictionary<string, string>();

    /// <summary>Writes the added tags.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override void Process(string resource)
    {
        if (!ShouldProcess(TargetOf(resource), Texts.ActionAddTag.With(Added(resource))))
        {
            return;
        }

        (string arn, ICognitoIdentityClient client) = Resolve(resource);
        Await(client.SendAsync(new TagResourceRequest { ResourceArn = arn, Tags = Tag }, Stopped));

        if (PassThru)
        {
            WriteObject(Tag.Select(tag => new ResourceTag { ResourceArn = arn, Key = tag.Key, Value = tag.Value }), enumerateCollection: true);
        }
    }

    private string Added(string resource)
    {
        IDictionary<string, string>? now = TagsForPrompt(resource);
        return now is null
            ? string.Join(", ", Tag.Keys)
            : Changes.Of(Tag.Select(tag => (tag.Key, Changes.Value(now, tag.Key), (object?)tag.Value)));
    }
}
