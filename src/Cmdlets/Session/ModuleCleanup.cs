using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Leaves nothing of a session running when it removes the module.</summary>
public sealed class ModuleCleanup : IModuleAssemblyCleanup
{
    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo) => LocalServices.EndAllOfSession();
}
