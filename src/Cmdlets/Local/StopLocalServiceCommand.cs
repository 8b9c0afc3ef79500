using System.Management.Automation;
using CognitoIdentity.Local;

namespace CognitoIdentity.Commands;

/// <summary>Stops local services, and forgets what is in those that have no -StatePath. Without input, the one that this session calls.</summary>
[Cmdlet(VerbsLifecycle.Stop, "CILocalService", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class StopLocalServiceCommand : PSCmdlet
{
    /// <summary>The addresses of the services to stop, or services.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [IdTransformation(nameof(LocalServiceInfo.EndpointUrl))]
    public string[]? EndpointUrl { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (EndpointUrl is null)
        {
            Stop(LocalServices.LastStarted, MyInvocation.MyCommand.Name, nameof(Texts.LocalServiceNone), Texts.LocalServiceNone);
            return;
        }

        foreach (string address in EndpointUrl)
        {
            Stop(
                LocalServices.Find(address),
                address,
                nameof(Texts.LocalServiceNotFound),
                Texts.LocalServiceNotFound.With(address));
        }
    }

    private static string Action(ILocalService service) => service.Options.StatePath is { } path
        ? Texts.ActionStopKept.With(path)
        : Texts.ActionStop;

    private void Stop(ILocalService? service, string target, string errorId, string message)
    {
        if (service is null)
        {
            WriteError(ErrorRecords.Create(new CognitoIdentityException(errorId, message), target));
        }
        else if (ShouldProcess(service.Endpoint.AbsoluteUri, Action(service)))
        {
            try
            {
                LocalServices.Stop(service);
            }
            catch (CognitoIdentityException e)
            {
                WriteError(ErrorRecords.Create(e, target));
            }
        }
    }
}
