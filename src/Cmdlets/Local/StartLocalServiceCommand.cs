using System.Globalization;
using System.Management.Automation;
using CognitoIdentity.Api;
using System.Security;
using CognitoIdentity.Local;

namespace CognitoIdentity.Commands;

/// <summary>Starts a local service on loopback, and makes it the session's default.</summary>
[Cmdlet(VerbsLifecycle.Start, "CILocalService", SupportsShouldProcess = true)]
[OutputType(typeof(LocalServiceInfo))]
public sealed class StartLocalServiceCommand : ModuleCommand
{
    /// <summary>The TCP port on 127.0.0.1. Without it, a free one.</summary>
    [Parameter(Position = 0)]
    [ValidateRange(1, 65535)]
    public int Port { get; set; }

    /// <summary>The account that owns everything in the service, 12 digits.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateShape(nameof(Shapes.AwsAccountId))]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string AccountId { get; set; } = LocalServiceOptions.DefaultAccountId;

    /// <summary>A file that keeps the state of the service. The next service that is started with it continues with this state.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? StatePath { get; set; }

    /// <summary>The access key id that requests must be signed with. It needs -SecretKey. Without both, any well-formed signature is accepted.</summary>
    [Parameter]
    [ValidateAccessKey]
    [Alias("AK")]
    [ArgumentCompleter(typeof(NoCompleter))]
    public string? AccessKey { get; set; }

    /// <summary>The secret access key to verify signatures with, as a string or SecureString. Goes with -AccessKey.</summary>
    [Parameter]
    [ValidateNotNull]
    [SecretTransformation]
    [ValidateSecret]
    [Alias("SK", "SecretAccessKey")]
    public SecureString? SecretKey { get; set; }

    /// <summary>The shortest time of every call: milliseconds, or a time span, up to an hour.</summary>
    [Parameter]
    [LatencyTransformation]
    public TimeSpan Latency { get; set; }

    /// <summary>Throttles calls beyond the default quotas of the operations.</summary>
    [Parameter]
    public SwitchParameter EnforceQuota { get; set; }

    /// <summary>Gives credentials only for roles that were created in the service and whose trust policies allow it.</summary>
    [Parameter]
    public SwitchParameter EnforceRoleTrust { get; set; }

    /// <summary>The share of calls, 0 to 1, that fail with TooManyRequestsException.</summary>
    [Parameter]
    [ValidateRange(0.0, 1.0)]
    public double ThrottleRate { get; set; }

    /// <summary>The share of calls, 0 to 1, that fail with InternalErrorException, HTTP 500.</summary>
    [Parameter]
    [ValidateRange(0.0, 1.0)]
    public double ErrorRate { get; set; }

    /// <summary>The share of calls, 0 to 1, whose connection closes without an answer: half of them before they took effect, half after.</summary>
    [Parameter]
    [ValidateRange(0.0, 1.0)]
    public double DropRate { get; set; }

    /// <summary>Makes the sequence of failures repeatable.</summary>
    [Parameter]
    public int? Seed { get; set; }

    /// <summary>How far the service's clock is ahead; behind, if negative. The output's ClockOffset moves it later.</summary>
    [Parameter]
    [SecondsTransformation]
    public TimeSpan ClockOffset { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        string address = Port == 0 ? Texts.FreePort : string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Port}");
        if (!ShouldProcess(address, Texts.ActionStart))
        {
            return;
        }

        string? statePath = null;
        CheckInput(StatePath, () => statePath = FilePath.Resolve(SessionState, StatePath));
        try
        {
            RunspaceState session = RunspaceState.Current;
            WriteObject(session.Describe(session.StartLocalService(new LocalServiceOptions
            {
                Port = Port,
                AccountId = AccountId,
                StatePath = statePath,
                Keys = AwsKeys.From(AccessKey, SecretKey, sessionToken: null),
                Latency = Latency,
                EnforceQuota = EnforceQuota,
                EnforceRoleTrust = EnforceRoleTrust,
                ThrottleRate = ThrottleRate,
                ErrorRate = ErrorRate,
                DropRate = DropRate,
                Seed = Seed,
                ClockOffset = ClockOffset,
            })));
        }
        catch (CognitoIdentityException e)
        {
            StopWithError(e, e.ErrorId == nameof(Texts.LocalServiceStateInvalid) ? statePath : Port);
        }
    }
}
