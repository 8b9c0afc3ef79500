using System.Management.Automation;
using CognitoIdentity.Local;

namespace CognitoIdentity.Commands;

/// <summary>Leaves nothing running when the module is removed.</summary>
public sealed class ModuleCleanup : IModuleAssemblyCleanup
{
    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        foreach (ILocalService service in LocalServices.All.ToList())
        {
            try
            {
                LocalServices.Stop(service);
            }
            catch (CognitoIdentityException)
            {
                // Its state was not saved, and there is nobody left to tell. The others stop all the same.
            }
        }
    }
}
