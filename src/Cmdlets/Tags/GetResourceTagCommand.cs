using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Reads the tags of pools, an object for each. ListTagsForResource.</summary>
[Cmdlet(VerbsCommon.Get, "CIResourceTag", DefaultParameterSetName = IdentityPoolsCommand.IdSet)]
[ServiceOperation("ListTagsForResource")]
[OutputType(typeof(ResourceTag))]
public sealed class GetResourceTagCommand : ResourceTagCommand
{
    private protected override void Process(string resource)
    {
        (string arn, ICognitoIdentityClient client) = Resolve(resource);
        ListTagsForResourceResponse answer = Await(
            client.SendAsync(new ListTagsForResourceRequest { ResourceArn = arn }, Stopped));

        foreach ((string key, string value) in answer.Tags ?? new Dictionary<string, string>())
        {
            WriteObject(new ResourceTag { ResourceArn = arn, Key = key, Value = value });
        }
    }
}
