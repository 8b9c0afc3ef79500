using System.Management.Automation;
using CognitoIdentity.Local;

namespace CognitoIdentity.Commands;

/// <summary>Stops local services, and deletes the data of those without -StatePath. Without input, stops the session's own service.</summary>
[Cmdlet(VerbsLifecycle.Stop, "CILocalService", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class StopLocalServiceCommand : ModuleCommand
{
    private ILocalService? _calledBefore;

    /// <summary>The addresses of the services to stop, or services.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [IdTransformation(nameof(LocalServiceInfo.EndpointUrl))]
    [ArgumentCompleter(typeof(LocalServiceCompleter))]
    public string[]? EndpointUrl { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => _calledBefore = RunspaceState.Current.Called;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (EndpointUrl is null)
        {
            ForRecord(MyInvocation.MyCommand.Name, () => Stop(RunspaceState.Current.Called
                ?? throw new CognitoIdentityException(nameof(Texts.LocalServiceNone), [])));
        }
        else
        {
            ForEach(EndpointUrl, address => Stop(ProcessState.Current.GetLocalService(address)));
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (RunspaceState.Current.Called is { } called && called != _calledBefore)
        {
            WriteWarning(Texts.LocalServiceNext.With(called.Endpoint));
        }

        base.EndProcessing();
    }

    private void Stop(ILocalService service)
    {
        string action = service.Options.StatePath is { } path ? Texts.ActionStopKept.With(path) : Texts.ActionStop;
        if (ShouldProcess(service.Endpoint.AbsoluteUri, action))
        {
            RunspaceState.Current.StopLocalService(service);
        }
    }
}
