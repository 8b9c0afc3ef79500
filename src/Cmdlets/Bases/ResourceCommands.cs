using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>A cmdlet that does its work for each of some pools, which it takes as ids or as objects.</summary>
public abstract class IdentityPoolsCommand : ServiceCommand
{
    /// <summary>The ids of the pools, or pools.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [IdTransformation(nameof(IdentityPool.IdentityPoolId), RejectsIdentities = true)]
    [ArgumentCompleter(typeof(IdentityPoolIdCompleter))]
    public string[] IdentityPoolId { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForEach(IdentityPoolId, id => Process(ResourceIds.CheckPool(id)));

    /// <summary>Does the work for one pool.</summary>
    private protected abstract void Process(string poolId);
}

/// <summary>A cmdlet that does its work for each of some identities, which it takes as ids or as objects.</summary>
public abstract class IdentitiesCommand : ServiceCommand
{
    /// <summary>The ids of the identities, or identities.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [IdTransformation(nameof(IdentityDescription.IdentityId))]
    public string[] IdentityId { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord() => ForEach(IdentityId, id => Process(ResourceIds.CheckIdentity(id)));

    /// <summary>Does the work for one identity.</summary>
    private protected abstract void Process(string identityId);
}
