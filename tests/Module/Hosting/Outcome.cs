using System.Management.Automation;

namespace CognitoIdentity.ModuleTests;

/// <summary>All that a script put out.</summary>
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

    /// <summary>The ErrorId without the cmdlet's name behind it.</summary>
    public string ErrorId => Error.FullyQualifiedErrorId.Split(',')[0];

    /// <summary>The output as objects of one property.</summary>
    public IEnumerable<object?> Values(string property) => Output.Values(property);

    /// <summary>Holds the one error against what it should be.</summary>
    public void IsError(string errorId, ErrorCategory category, object? target)
    {
        Assert.Equal(errorId, ErrorId);
        Assert.Equal(category, Error.CategoryInfo.Category);
        Assert.Equal(target, Error.TargetObject is PSObject wrapped ? wrapped.BaseObject : Error.TargetObject);
    }
}
