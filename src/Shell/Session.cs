using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Microsoft.PowerShell;

namespace CognitoIdentity.Shell;

/// <summary>A runspace, and what is run in it, one pipeline at a time.</summary>
internal sealed class Session : IDisposable
{
    private const int Failed = 1;
    private const int Stopped = 130;

    private readonly ShellHost _host = new();
    private readonly Runspace _runspace;
    private Pipeline? _running;

    public Session()
    {
        InitialSessionState state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows())
        {
            // Who starts this program by hand wants the script run; the default policy of Windows would refuse.
            state.ExecutionPolicy = ExecutionPolicy.Bypass;
        }

        // The engine's own thread has the stack that deep recursion needs.
        state.ThreadOptions = PSThreadOptions.ReuseThread;
        _runspace = RunspaceFactory.CreateRunspace(_host, state);
        _runspace.Open();
    }

    /// <summary>What <c>exit</c> asked for, once it has.</summary>
    public int? ExitCode => _host.ExitCode;

    public string Location => _runspace.SessionStateProxy.Path.CurrentLocation.Path;

    public void Dispose()
    {
        _runspace.Dispose();
    }

    /// <summary>Runs a script file. Only an error that ends it makes it fail.</summary>
    public int RunScript(string path, IEnumerable<string> arguments)
    {
        using Pipeline pipeline = _runspace.CreatePipeline(ScriptCall.From(path, arguments));
        return Run(pipeline);
    }

    /// <summary>Runs text. It fails as well when its last statement did.</summary>
    public int RunCommand(string text)
    {
        // Only what goes to the history leaves its $? behind.
        using Pipeline pipeline = _runspace.CreatePipeline(text, addToHistory: true);
        int code = Run(pipeline);
        bool succeeded = _runspace.SessionStateProxy.GetVariable("?") is true;
        return ExitCode is null && code == 0 && !succeeded ? Failed : code;
    }

    /// <summary>Asks what runs to stop, from any thread. False when there is nothing to stop or it was asked before.</summary>
    public bool Stop()
    {
        Pipeline? running = Interlocked.Exchange(ref _running, null);
        running?.StopAsync();
        return running is not null;
    }

    private int Run(Pipeline pipeline)
    {
        AddOutput(pipeline);
        try
        {
            _running = pipeline;
            pipeline.Invoke();
            // A pipeline that was stopped returns as one that came to its end.
            return pipeline.PipelineStateInfo.State == PipelineState.Stopped ? Stopped : ExitCode ?? 0;
        }
        catch (RuntimeException e)
        {
            Show(e.ErrorRecord);
            return Failed;
        }
        finally
        {
            _running = null;
            _host.EndProgress();
        }
    }

    private void Show(ErrorRecord error)
    {
        // Thrown again and trapped, it reaches the formatter as an error, with the place where it happened.
        using Pipeline pipeline = _runspace.CreatePipeline("& { param($e) $ErrorActionPreference = 'Continue'; trap { } throw $e } @args");
        pipeline.Commands[0].Parameters.Add(null, error);
        AddOutput(pipeline);
        pipeline.Invoke();
    }

    private static void AddOutput(Pipeline pipeline)
    {
        pipeline.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        pipeline.Commands.Add("Out-Default");
    }
}
