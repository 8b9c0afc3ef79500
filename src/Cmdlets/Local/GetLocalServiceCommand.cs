using System.Management.Automation;

namespace CognitoIdentity.Commands;

/// <summary>Shows the local services of this process.</summary>
[Cmdlet(VerbsCommon.Get, "CILocalService")]
[OutputType(typeof(LocalServiceInfo))]
public sealed class GetLocalServiceCommand : ModuleCommand
{
    /// <inheritdoc/>
    protected override void EndProcessing() => WriteObject(ProcessState.Current.LocalServices.Select(RunspaceState.Current.Describe), enumerateCollection: true);
}
