using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>A cmdlet for which claims of a provider's tokens become tags of the session.</summary>
public abstract class PrincipalTagCommand : ServiceCommand
{
    /// <summary>The ids of the pools, or pools.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [IdTransformation(nameof(IdentityPool.IdentityPoolId), IsStrict = true)]
    [ArgumentCompleter(typeof(IdentityPoolIdCompleter))]
    public string[] IdentityPoolId { get; set; } = [];

    /// <summary>The provider whose tokens it is about, such as <c>accounts.google.com</c>.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateText(1, 128)]
    [Alias("ProviderName")]
    public string IdentityProviderName { get; set; } = string.Empty;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string id in IdentityPoolId)
        {
            ForRecord(id, () => Process(ResourceIds.CheckPool(id)));
        }
    }

    /// <summary>Does the work for one pool.</summary>
    private protected abstract void Process(string poolId);
}
