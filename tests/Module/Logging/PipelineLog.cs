using System.Management.Automation;
using System.Reflection;

namespace CognitoIdentity.ModuleTests.Logging;

/// <summary>
/// What module logging writes of a pipeline: commands, parameters with their values, and errors. The engine sends it to the event log
/// or to syslog, where no test can look on every system; so this reads it in the engine's own hands, before it is sent.
/// </summary>
internal static class PipelineLog
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;

    /// <summary>Runs a pipeline with module logging on. Errors do not matter; what is logged of them does.</summary>
    public static IReadOnlyList<string> Of(Session session, string pipeline)
    {
        var lines = new List<string>();
        session.Invoke(
            $$"""
            (Get-Module CognitoIdentity).LogPipelineExecutionDetails = $true
            function Watch { [CmdletBinding()] param([Parameter(ValueFromPipeline)] $item) process { } end { $keep.Invoke($PSCmdlet) } clean { $keep.Invoke($PSCmdlet) } }
            $keep = $input | ForEach-Object { $_ }
            {{pipeline}} | Watch
            """,
            (Action<PSCmdlet>)(command => lines.AddRange(BufferOf(command))));
        return lines;
    }

    private static List<string> BufferOf(PSCmdlet command)
    {
        object processor = command.CommandRuntime.GetType().GetProperty("PipelineProcessor", Any)!.GetValue(command.CommandRuntime)!;
        return (List<string>)processor.GetType().GetField("_eventLogBuffer", Any)!.GetValue(processor)!;
    }
}
