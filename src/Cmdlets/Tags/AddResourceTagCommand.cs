using System.Management.Automation;
using CognitoIdentity.Api;

namespace CognitoIdentity.Commands;

/// <summary>Adds tags to pools, replacing the values of keys that they have. TagResource.</summary>
[Cmdlet(VerbsCommon.Add, "CIResourceTag", SupportsShouldProcess = true)]
[ServiceOperation("TagResource")]
[OutputType(typeof(ResourceTag))]
public sealed class AddResourceTagCommand : ResourceTagCommand
{
    /// <summary>The tags: any dictionary.</summary>
    [Parameter(Mandatory = true, Position = 1)]
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
        if (!ShouldProcess(resource, Texts.ActionAddTag.With(string.Join(", ", Tag.Keys))))
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
}
