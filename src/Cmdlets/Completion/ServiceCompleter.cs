using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Security;

namespace CognitoIdentity.Commands;

/// <summary>Completes from what the service, or the AWS configuration, has. Gives up soon and in silence.</summary>
public abstract class ServiceCompleter : IArgumentCompleter
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        var results = new List<CompletionResult>();
        using var stop = new CancellationTokenSource(TimeLimit);
        string word = wordToComplete.Trim('\'', '"');
        try
        {
            HashSet<string?> others = [.. ElementsOf(fakeBoundParameters[parameterName], commandAst).Where(element => element != word)];
            foreach (CompletionResult result in Complete(word, fakeBoundParameters, stop.Token).Where(result => !others.Contains(result.ListItemText)))
            {
                results.Add(result);
            }
        }
        catch (Exception)
        {
            // Completion must not show errors. Keep the results found so far.
        }

        return results;
    }

    private protected abstract IEnumerable<CompletionResult> Complete(string word, IDictionary given, CancellationToken cancellationToken);

    private protected static bool StartsWith(string? text, string word) => text?.StartsWith(word, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>The connection that the command would use, as far as it is written.</summary>
    private protected static IServiceConnection Connect(IDictionary given, string? resourceId)
    {
        string? Text(string name) => given[name]?.ToString();
        SecureString? Secret(string name) => SecretTransformationAttribute.Convert(given[name]) as SecureString;

        var options = new ClientOptions
        {
            Region = Text(nameof(ServiceCommand.Region)),
            ResourceId = resourceId,
            ProfileName = Text(nameof(ServiceCommand.ProfileName)),
            ProfileLocation = ProfileLocation(given),
            Credential = CredentialSourceTransformationAttribute.Convert(given[nameof(ServiceCommand.Credential)]) ?? AwsKeys.From(
                Text(nameof(ServiceCommand.AccessKey)), Secret(nameof(ServiceCommand.SecretKey)), Secret(nameof(ServiceCommand.SessionToken))),
            EndpointUrl = Text(nameof(ServiceCommand.EndpointUrl)),
            AllowUnencryptedAuthentication = LanguagePrimitives.IsTrue(given[nameof(ServiceCommand.AllowUnencryptedAuthentication)]),
            Timeout = TimeLimit,
        };
        return ProcessState.Current.Clients.Connect(options.WithDefaultsOf(new SessionState()));
    }

    /// <summary>The file that is written as -ProfileLocation, or as the -Path that goes by this name too.</summary>
    private protected static string? ProfileLocation(IDictionary given) => FilePath.Resolve(
        new SessionState(), (given[nameof(ServiceCommand.ProfileLocation)] ?? given[nameof(ExportCredentialCommand.Path)])?.ToString());

    /// <summary>A result that is quoted when it has to be. Its tool tip is the value where there is nothing to say.</summary>
    private protected static CompletionResult Result(string value, string? toolTip) => new(
        IsBareWord(value) ? value : $"'{CodeGeneration.EscapeSingleQuotedStringContent(value)}'",
        value,
        CompletionResultType.ParameterValue,
        string.IsNullOrEmpty(toolTip) ? value : toolTip);

    // What does not begin with a letter might be a number or the name of a parameter.
    private static bool IsBareWord(string value) =>
        char.IsAsciiLetter(value[0]) && value.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':');

    // The parser reports a list that ends with a comma as a syntax error, not as a value.
    private static IEnumerable<string?> ElementsOf(object? argument, CommandAst command) =>
        Unwrap.Elements(argument).Select(element => element?.ToString()).Concat(
            command.CommandElements.OfType<ErrorExpressionAst>()
                .SelectMany(unfinished => unfinished.FindAll(part => part is StringConstantExpressionAst, searchNestedScriptBlocks: false))
                .Select(part => ((StringConstantExpressionAst)part).Value));
}

/// <summary>Completes names of regions.</summary>
public sealed class RegionCompleter : ServiceCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(string word, IDictionary given, CancellationToken cancellationToken) =>
        ProcessState.Current.Clients.GetRegionNames()
            .Where(region => StartsWith(region, word))
            .Order(StringComparer.Ordinal)
            .Select(region => Result(region, region));
}

/// <summary>Completes names of profiles in the AWS config and credentials files.</summary>
public sealed class ProfileNameCompleter : ServiceCompleter
{
    private protected override IEnumerable<CompletionResult> Complete(string word, IDictionary given, CancellationToken cancellationToken) =>
        ProcessState.Current.Clients.GetProfileNames(ProfileLocation(given))
            .Where(profile => StartsWith(profile, word))
            .Order(StringComparer.Ordinal)
            .Select(profile => Result(profile, profile));
}
