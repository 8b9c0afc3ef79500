using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>
/// Deletes the cache of Get-CICredential: credentials and the identities of users and guests. Without input, deletes all entries.
/// Makes no request. Credentials already returned stay valid until they expire.
/// </summary>
[Cmdlet(VerbsCommon.Clear, "CICredentialCache", DefaultParameterSetName = All, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(void))]
public sealed class ClearCredentialCacheCommand : ModuleCommand
{
    private const string All = "All";
    private const string Pool = "Pool";
    private const string Identity = "Identity";

    /// <summary>The ids of pools, or pools. Their cache entries are deleted.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = Pool, ValueFromPipelineByPropertyName = true, HelpMessage = HelpMessages.PoolId)]
    [ValidateNotNullOrEmpty]
    [IdTransformation(nameof(CognitoIdentity.IdentityPool.IdentityPoolId))]
    [ArgumentCompleter(typeof(IdentityPoolIdCompleter))]
    public string[] IdentityPoolId { get; set; } = [];

    /// <summary>The ids of identities, or identities, or credentials of identities. An id can also be the id of a pool, which has the same form.</summary>
    [Parameter(Mandatory = true, ParameterSetName = Identity, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, HelpMessage = HelpMessages.IdentityId)]
    [ValidateNotNullOrEmpty]
    [IdTransformation(nameof(IdentityDescription.IdentityId))]
    [ArgumentCompleter(typeof(IdentityIdCompleter))]
    public string[] IdentityId { get; set; } = [];

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == All && ShouldProcess(Texts.AllCredentials, Texts.ActionForget))
        {
            ProcessState.Current.Credentials.Clear();
        }

        CredentialCache cache = ProcessState.Current.Credentials;
        ForEach(IdentityPoolId, id => Forget(ResourceIds.CheckPool(id), cache.ForgetPool));
        ForEach(IdentityId, id => Forget(ResourceIds.CheckIdentity(id), either =>
        {
            cache.ForgetIdentity(either);
            cache.ForgetPool(either);
        }));
    }

    private void Forget(string id, Action<string> forget)
    {
        if (ShouldProcess(id, Texts.ActionForget))
        {
            forget(id);
        }
    }
}
