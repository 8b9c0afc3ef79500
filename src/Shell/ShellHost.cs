using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;

namespace CognitoIdentity.Shell;

/// <summary>What the engine sees of this program.</summary>
internal sealed class ShellHost : PSHost
{
    private readonly ShellUI _ui = new();

    public int? ExitCode { get; private set; }

    public override string Name => "CognitoIdentity.Shell";

    public override Version Version { get; } = typeof(ShellHost).Assembly.GetName().Version!;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override PSHostUserInterface UI => _ui;

    public override CultureInfo CurrentCulture => CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture => CultureInfo.CurrentUICulture;

    public override void SetShouldExit(int exitCode)
    {
        ExitCode = exitCode;
    }

    public void EndProgress()
    {
        _ui.EndProgress();
    }

    public override void NotifyBeginApplication()
    {
        EndProgress();
    }

    public override void NotifyEndApplication()
    {
    }

    public override void EnterNestedPrompt()
    {
        throw new PSNotSupportedException("This shell has no nested prompt.");
    }

    public override void ExitNestedPrompt()
    {
        throw new PSNotSupportedException("This shell has no nested prompt.");
    }
}
