using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Microsoft.PowerShell;

namespace CognitoIdentity.ModuleTests;

/// <summary>A PowerShell session in a real engine with the built module imported.</summary>
public sealed class Session : IDisposable
{
    private readonly Runspace _runspace;

    public Session(int width = 120)
    {
        Host = new CapturingHost(width);
        InitialSessionState state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows())
        {
            // The tests run scripts of the project, which the default policy of Windows blocks.
            state.ExecutionPolicy = ExecutionPolicy.Bypass;
        }

        state.ImportPSModule([BuiltModule.Manifest]);
        _runspace = RunspaceFactory.CreateRunspace(Host, state);
        _runspace.Open();
    }

    /// <summary>The host, with the shown text and the answers to prompts.</summary>
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

    /// <summary>Runs a script and returns its output and errors, including a terminating error.</summary>
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

    /// <summary>Runs a script that must not fail, and returns its output.</summary>
    public IReadOnlyList<PSObject> Run(string script, params object?[] input)
    {
        Outcome outcome = Invoke(script, input);
        Assert.Empty(outcome.Errors.Select(error => error.ToString()));
        return outcome.Output;
    }

    /// <summary>Runs a script as at a prompt, and returns the text that it shows.</summary>
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
        // Services belong to the process, so each session stops those that it started.
        Invoke("Remove-Module CognitoIdentity -ErrorAction Ignore");
        _runspace.Dispose();
    }
}

/// <summary>The output and the errors of a script.</summary>
public sealed class Outcome
{
    private readonly RuntimeException? _ended;

    public Outcome(IReadOnlyList<PSObject> output, PSDataStreams streams, RuntimeException? ended)
    {
        _ended = ended;
        Output = output;
        Errors = [.. streams.Error, .. ended is null ? [] : new[] { ended.ErrorRecord }];
        Verbose = [.. streams.Verbose.Select(record => record.Message)];
        Debug = [.. streams.Debug.Select(record => record.Message)];
        Warnings = [.. streams.Warning.Select(record => record.Message)];
    }

    public IReadOnlyList<PSObject> Output { get; }

    public IReadOnlyList<ErrorRecord> Errors { get; }

    public IReadOnlyList<string> Verbose { get; }

    public IReadOnlyList<string> Debug { get; }

    public IReadOnlyList<string> Warnings { get; }

    /// <summary>Whether an error ended the script.</summary>
    public bool HasEnded => _ended is not null;

    /// <summary>The one error.</summary>
    public ErrorRecord Error => Assert.Single(Errors);

    /// <summary>The ErrorId without the cmdlet's class name.</summary>
    public string ErrorId => Error.FullyQualifiedErrorId.Split(',')[0];

    /// <summary>The output as objects of one property.</summary>
    public IEnumerable<object?> Values(string property) => Output.Values(property);

    /// <summary>Asserts the id and category of the only error.</summary>
    public void IsError(string errorId, ErrorCategory category, object? target)
    {
        Assert.Equal(errorId, ErrorId);
        Assert.Equal(category, Error.CategoryInfo.Category);
        Assert.Equal(target, Error.TargetObject is PSObject wrapped ? wrapped.BaseObject : Error.TargetObject);
    }
}

/// <summary>Reads the output of a script. Like scripts, it accesses the module's types by the names of their members.</summary>
internal static class Outputs
{
    /// <summary>One property of all objects.</summary>
    public static IEnumerable<object?> Values(this IEnumerable<PSObject> output, string property) =>
        output.Select(item => item.Properties[property].Value);

    /// <summary>One property of the only object as text. Maps are sorted <c>key=value</c> pairs, lists keep their order.</summary>
    public static string Text(this IEnumerable<PSObject> output, string property) => Describe(Assert.Single(output).Properties[property].Value);

    /// <summary>All properties of the only object, as text.</summary>
    public static SortedDictionary<string, string> Members(this IEnumerable<PSObject> output) =>
        new(Assert.Single(output).Properties.ToDictionary(property => property.Name, property => Describe(property.Value)), StringComparer.Ordinal);

    private static string Describe(object? value) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        null => "null",
        IDictionary<string, string> map => string.Join(
            " ", map.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}={entry.Value}")),
        string text => text,
        IEnumerable list => string.Join(" ", list.Cast<object>()),
        { } other => other.ToString()!,
    };
}
