using System.Management.Automation;
using CognitoIdentity.Api;
using System.Text.RegularExpressions;

namespace CognitoIdentity.Commands;

/// <summary>A cmdlet for the tags of pools, which it takes by ARN, by id or as objects.</summary>
public abstract class ResourceTagCommand : PoolCommand
{
    private protected const string ArnMember = nameof(ResourceTag.ResourceArn);
    private protected const string IdMember = nameof(IdentityPool.IdentityPoolId);

    /// <summary>The pools: ARNs, ids, or objects that have one.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = IdentityPoolsCommand.IdSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = HelpMessages.Resource)]
    [ValidateNotNullOrEmpty]
    [IdTransformation(ArnMember, IdMember, RejectsIdentities = true)]
    [Alias("IdentityPoolId", "Arn")]
    [ArgumentCompleter(typeof(IdentityPoolIdCompleter))]
    public string[] ResourceArn { get; set; } = [];

    /// <summary>The names of the pools, instead of ids or ARNs. Each must be the name of exactly one pool in the region.</summary>
    [Parameter(Mandatory = true, ParameterSetName = IdentityPoolsCommand.NameSet, HelpMessage = HelpMessages.PoolName)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IdentityPoolNameCompleter))]
    public string[] Name { get; set; } = [];

    /// <summary>The account of the pools, 12 digits, for their ARNs. Without it, the account of the credentials is read from STS, once.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateShape(nameof(Shapes.AwsAccountId))]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string? AccountId { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForEachPool(ResourceArn, Name, Process, Commands.ResourceArn.Check);

    /// <summary>Does the work for one pool.</summary>
    /// <param name="resource">What the user gave: an ARN or an id.</param>
    private protected abstract void Process(string resource);

    /// <summary>The pool as prompts and -WhatIf show it.</summary>
    private protected string TargetOf(string resource) => Target(Commands.ResourceArn.Parse(resource).IdentityPoolId, resource);

    /// <summary>The present tags, if -WhatIf or a prompt will show them; null if not, or if they can't be read.</summary>
    private protected IDictionary<string, string>? TagsForPrompt(string resource) =>
        ReadForPrompt(Commands.ResourceArn.Parse(resource).IdentityPoolId) is { } pool
            ? pool.IdentityPoolTags ?? new Dictionary<string, string>()
            : null;

    private string AskAccountId(IServiceConnection connection)
    {
        WriteVerbose(Texts.AccountAsked);
        return Await(connection.GetAccountIdAsync(Stopped));
    }

    /// <summary>The ARN of the pool, and the client to call for it.</summary>
    private protected (string Arn, ICognitoIdentityClient Client) Resolve(string resource)
    {
        (string id, bool isArn) = Commands.ResourceArn.Parse(resource);
        IServiceConnection connection = Connect(id);
        string arn = isArn
            ? resource
            : Commands.ResourceArn.Of(id, connection.Partition, AccountId ?? AskAccountId(connection));
        return (arn, connection.BlockingClient);
    }
}

/// <summary>The ARN of an identity pool: <c>arn:PARTITION:cognito-identity:REGION:ACCOUNT:identitypool/REGION:GUID</c>.</summary>
internal static class ResourceArn
{
    private static readonly Regex Form = new(@"\Aarn:[^:]+:cognito-identity:[^:]+:[^:]+:identitypool/(.+)\z");

    public static string Of(string identityPoolId, string partition, string accountId) =>
        $"arn:{partition}:cognito-identity:{ResourceId.Region(identityPoolId)}:{accountId}:identitypool/{identityPoolId}";

    /// <summary>The user's input, if it can be the ARN or the id of a pool.</summary>
    /// <exception cref="CognitoIdentityException"><c>ResourceArnInvalid</c></exception>
    public static string Check(string resource) => ResourceIds.IsValid(Parse(resource).IdentityPoolId)
        ? resource
        : throw new CognitoIdentityException(nameof(Texts.ResourceArnInvalid), [DisplayText.Of(resource)]);

    /// <summary>The pool's id in an ARN, or the id itself.</summary>
    public static (string IdentityPoolId, bool IsArn) Parse(string resource) =>
        Form.Match(resource) is { Success: true } arn ? (arn.Groups[1].Value, true) : (resource, false);
}
