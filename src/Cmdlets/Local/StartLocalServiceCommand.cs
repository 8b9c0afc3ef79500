using System.Globalization;
using System.Management.Automation;
using CognitoIdentity.Loading;
using CognitoIdentity.Local;

namespace CognitoIdentity.Commands;

/// <summary>Starts a service of our own on loopback, and makes it what this session calls.</summary>
[Cmdlet(VerbsLifecycle.Start, "CILocalService", SupportsShouldProcess = true)]
[OutputType(typeof(LocalServiceInfo))]
public sealed class StartLocalServiceCommand : PSCmdlet
{
    /// <summary>The TCP port on 127.0.0.1. Without it, a free one.</summary>
    [Parameter(Position = 0)]
    [ValidateRange(1, 65535)]
    public int Port { get; set; }

    /// <summary>The account that owns everything in the service, 12 digits.</summary>
    [Parameter]
    [ValidateText(12, 12, @"\d+")]
    public string AccountId { get; set; } = LocalServiceOptions.DefaultAccountId;

    /// <summary>A file that keeps what is in the service, so that the next one started with it goes on from there.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? StatePath { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (!ShouldProcess(string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port}"), Texts.ActionStart))
        {
            return;
        }

        try
        {
            ILocalService service = Library.LocalServices.Start(new LocalServiceOptions
            {
                Port = Port,
                AccountId = AccountId,
                StatePath = StatePath is null ? null : GetUnresolvedProviderPathFromPSPath(StatePath),
            });
            LocalServices.Add(service);
            WriteObject(LocalServices.Show(service));
        }
        catch (CognitoIdentityException e)
        {
            ThrowTerminatingError(ErrorRecords.Create(e, Port));
        }
    }
}
