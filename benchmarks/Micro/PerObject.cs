using System.Management.Automation;
using System.Management.Automation.Runspaces;
using BenchmarkDotNet.Attributes;

namespace CognitoIdentity.Benchmarks;

/// <summary>The cost of one object of a page: a compiled cmdlet writes it, and a script block receives it.</summary>
public class PerObject
{
    private const int Objects = 6000;
    private Runspace _runspace = null!;

    [GlobalSetup]
    public void Open()
    {
        InitialSessionState state = InitialSessionState.CreateDefault2();
        state.Commands.Add(new SessionStateCmdletEntry("Write-Page", typeof(WritePageCommand), null));
        _runspace = RunspaceFactory.CreateRunspace(state);
        _runspace.Open();
    }

    [GlobalCleanup]
    public void Close() => _runspace.Dispose();

    [Benchmark(Baseline = true, OperationsPerInvoke = Objects)]
    public void WrittenToNull() => Run("Write-Page | Out-Null");

    [Benchmark(OperationsPerInvoke = Objects)]
    public void WrittenToForEachObject() => Run("Write-Page | ForEach-Object { $n++ }");

    private void Run(string script)
    {
        using PowerShell shell = PowerShell.Create(_runspace);
        shell.AddScript(script).Invoke();
    }

    /// <summary>Writes the same page 100 times.</summary>
    [Cmdlet(VerbsCommunications.Write, "Page")]
    public sealed class WritePageCommand : PSCmdlet
    {
        private static readonly IdentityDescription[] Page = Sixty.Identities();

        protected override void ProcessRecord()
        {
            for (int written = 0; written < Objects; written += Page.Length)
            {
                foreach (IdentityDescription identity in Page)
                {
                    WriteObject(identity);
                }
            }
        }
    }
}
