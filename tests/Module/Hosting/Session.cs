using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Microsoft.PowerShell;

namespace CognitoIdentity.ModuleTests;

/// <summary>A PowerShell session in a real engine with the built module imported.</summary>
public sealed class Session : IDisposable
{
    private readonly Runspace _runspace;

    public Session(bool importModule = true, int width = 120)
    {
        Host = new CapturingHost(width);
        InitialSessionState state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows())
        {
            // The tests run scripts of the project, which the default policy of Windows would refuse.
            state.ExecutionPolicy = ExecutionPolicy.Bypass;
        }

        if (importModule)
        {
            state.ImportPSModule([BuiltModule.Manifest]);
        }

        _runspace = RunspaceFactory.CreateRunspace(Host, state);
        _runspace.Open();
    }

    /// <summary>What the session shows its user, and what the user answers.</summary>
    public CapturingHost Host { get; }

    public Runspace Runspace => _runspace;

    /// <summary>The requests that the session's local service has answered.</summary>
    public long Requests => (long)Assert.Single(Run("Get-CILocalService | Where-Object IsSessionDefault | ForEach-Object RequestCount")).BaseObject;

    /// <summary>A session whose cmdlets call a local service of its own.</summary>
    public static Session WithLocalService()
    {
        var session = new Session();
        session.Invoke("$null = Start-CILocalService");
        return session;
    }

    /// <summary>Runs a script and gives all that came of it. A terminating error is among the errors.</summary>
    public Outcome Invoke(string script, params object?[] input)
    {
        using PowerShell shell = Prepare(script);
        var output = new List<PSObject>();
        RuntimeException? ended = null;
        try
        {
            shell.Invoke(input, output);
        }
        catch (RuntimeException e)
        {
            ended = e;
        }

        return new Outcome(output, shell.Streams, ended);
    }

    /// <summary>Runs a script that must not fail, and gives its output.</summary>
    public IReadOnlyList<PSObject> Run(string script, params object?[] input)
    {
        Outcome outcome = Invoke(script, input);
        Assert.Empty(outcome.Errors.Select(error => error.ToString()));
        return outcome.Output;
    }

    /// <summary>Runs a script as at a prompt, and gives the text that it shows.</summary>
    public string Show(string script)
    {
        using PowerShell shell = Prepare(script);
        shell.AddCommand("Out-Default");
        shell.Commands.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        shell.Invoke();
        return Host.TakeText();
    }

    public PowerShell Prepare(string script)
    {
        PowerShell shell = PowerShell.Create();
        shell.Runspace = _runspace;
        return shell.AddScript(script);
    }

    public void Dispose()
    {
        // Services are the process's, so each session ends its own, however many it has started.
        Invoke("Remove-Module CognitoIdentity -ErrorAction Ignore");
        _runspace.Dispose();
    }
}
