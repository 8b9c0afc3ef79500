using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace CognitoIdentity.Commands;

/// <summary>A completion.</summary>
/// <param name="Value">The value of the argument.</param>
/// <param name="Note">A description, such as the name beside an id; null for none.</param>
internal sealed record Suggestion(string Value, string? Note = null)
{
    /// <summary>The result, quoted if necessary. The list shows the note beside the value.</summary>
    public CompletionResult ToResult() => new(
        IsBareWord ? Value : $"'{CodeGeneration.EscapeSingleQuotedStringContent(Value)}'",
        string.IsNullOrEmpty(Note) ? Value : $"{Value} ({Note})",
        CompletionResultType.ParameterValue,
        string.IsNullOrEmpty(Note) ? Value : Note);

    // A text that doesn't begin with a letter may be a number or the name of a parameter.
    private bool IsBareWord =>
        char.IsAsciiLetter(Value[0]) && Value.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':');
}

/// <summary>Completes from the service or the AWS configuration. Ends after a short time, and shows no errors.</summary>
public abstract class ServiceCompleter : IArgumentCompleter
{
    private protected static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var results = new List<CompletionResult>();
        using var stop = new CancellationTokenSource(TimeLimit);
        string word = wordToComplete.Trim('\'', '"');
        try
        {
            var command = new WrittenCommand(commandName, commandAst, fakeBoundParameters);
            HashSet<string?> others = [.. command.ElementsOf(parameterName).Where(element => element != word)];
            foreach (Suggestion suggestion in Complete(word, command, stop.Token).Where(suggestion => !others.Contains(suggestion.Value)))
            {
                results.Add(suggestion.ToResult());
            }
        }
        catch (Exception)
        {
            // Completion must not show errors. Keep the results found so far.
        }

        // An empty list, not null: for null, PowerShell would offer file names.
        return results;
    }

    private protected abstract IEnumerable<Suggestion> Complete(string word, WrittenCommand command, CancellationToken cancellationToken);

    /// <summary>Whether a text begins with the typed text, which may have wildcards.</summary>
    private protected static bool Fits(string? text, string word) => text is not null && (WildcardPattern.ContainsWildcardCharacters(word)
        ? WildcardPattern.Get(word + "*", WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant).IsMatch(text)
        : text.StartsWith(word, StringComparison.OrdinalIgnoreCase));
}

/// <summary>Completes names of regions.</summary>
public sealed class RegionCompleter : ServiceCompleter
{
    private protected override IEnumerable<Suggestion> Complete(string word, WrittenCommand command, CancellationToken cancellationToken) =>
        ProcessState.Current.Clients.GetRegionNames()
            .Where(region => Fits(region, word))
            .Order(StringComparer.Ordinal)
            .Select(region => new Suggestion(region));
}

/// <summary>Completes names of profiles in the AWS config and credentials files.</summary>
public sealed class ProfileNameCompleter : ServiceCompleter
{
    private protected override IEnumerable<Suggestion> Complete(string word, WrittenCommand command, CancellationToken cancellationToken) =>
        ProcessState.Current.Clients.GetProfileNames(command.ProfileLocation)
            .Where(profile => Fits(profile, word))
            .Order(StringComparer.Ordinal)
            .Select(profile => new Suggestion(profile));
}

/// <summary>Completes addresses of the local services of this process.</summary>
public sealed class LocalServiceCompleter : ServiceCompleter
{
    private protected override IEnumerable<Suggestion> Complete(string word, WrittenCommand command, CancellationToken cancellationToken) =>
        ProcessState.Current.LocalServices
            .Where(service => Fits(service.Endpoint.AbsoluteUri, word))
            .Select(service => new Suggestion(
                service.Endpoint.AbsoluteUri, service == RunspaceState.Current.Called ? Texts.LocalServiceOfSession : Texts.LocalServiceOfProcess));
}

/// <summary>Offers nothing. Without it, PowerShell would offer the names of files.</summary>
public sealed class NoCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) => [];
}
