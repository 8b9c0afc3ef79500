using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>A cmdlet that processes pools, given as ids, as objects or by name.</summary>
public abstract class IdentityPoolsCommand : PoolCommand
{
    internal const string IdSet = "Id";
    internal const string NameSet = "Name";

    /// <summary>The ids of the pools, or pools.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = IdSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = HelpMessages.PoolId)]
    [ValidateNotNullOrEmpty]
    [IdTransformation(nameof(IdentityPool.IdentityPoolId), RejectsIdentities = true)]
    [ArgumentCompleter(typeof(IdentityPoolIdCompleter))]
    public virtual string[] IdentityPoolId { get; set; } = [];

    /// <summary>The names of the pools, instead of ids. Each must be the name of exactly one pool in the region.</summary>
    [Parameter(Mandatory = true, ParameterSetName = NameSet, HelpMessage = HelpMessages.PoolName)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IdentityPoolNameCompleter))]
    public virtual string[] Name { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForEachPool(IdentityPoolId, Name, Process);

    /// <summary>Does the work for one pool.</summary>
    private protected abstract void Process(string poolId);
}

/// <summary>A cmdlet that processes identities, given as ids or as objects.</summary>
public abstract class IdentitiesCommand : ServiceCommand
{
    /// <summary>The ids of the identities, or identities.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = HelpMessages.IdentityId)]
    [ValidateNotNullOrEmpty]
    [IdTransformation(nameof(IdentityDescription.IdentityId))]
    [ArgumentCompleter(typeof(IdentityIdCompleter))]
    public virtual string[] IdentityId { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForEach(IdentityId, id => Process(ResourceIds.CheckIdentity(id)));

    /// <summary>Does the work for one identity.</summary>
    private protected abstract void Process(string identityId);
}
