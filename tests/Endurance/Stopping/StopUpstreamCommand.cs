using System.Diagnostics;
using System.Management.Automation;

namespace CognitoIdentity.EnduranceTests.Stopping;

/// <summary>
/// What Select-Object -First does, for the engine in the tests has no Select-Object: after so many objects it ends all that is
/// before it. It does so by the engine's own exception, which is for PowerShell's cmdlets alone and made here by reflection.
/// </summary>
[Cmdlet("Stop", "Upstream")]
public sealed class StopUpstreamCommand : PSCmdlet
{
    private int _left;

    /// <summary>When the last one ended its pipeline.</summary>
    public static long Ended { get; private set; }

    /// <summary>How many objects it takes.</summary>
    [Parameter(Mandatory = true)]
    public int After { get; set; }

    /// <summary>The objects.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing() => _left = After;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (--_left == 0)
        {
            Ended = Stopwatch.GetTimestamp();
            Type exception = typeof(PSCmdlet).Assembly.GetType("System.Management.Automation.StopUpstreamCommandsException", throwOnError: true)!;
            throw (Exception)Activator.CreateInstance(exception, this)!;
        }
    }
}
