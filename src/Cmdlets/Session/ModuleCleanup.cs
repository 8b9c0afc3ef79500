using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Stops what a session started when it removes the module.</summary>
public sealed class ModuleCleanup : IModuleAssemblyCleanup
{
    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo) => RunspaceState.Current.StopAllLocalServices();
}
