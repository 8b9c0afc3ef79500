using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using CognitoIdentity.Loading;

namespace CognitoIdentity.Commands;

/// <summary>Completes from what the service, or the AWS configuration, has. Gives up soon and in silence.</summary>
public abstract class ServiceCompleter : IArgumentCompleter
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        using var stop = new CancellationTokenSource(Patience);
        try
        {
            string word = wordToComplete.Trim('\'', '"');
            return [.. Complete(word, fakeBoundParameters, stop.Token)];
        }
        catch (Exception)
        {
            // Nobody wants an error, whatever its kind, for pressing Tab.
            return [];
        }
    }

    private protected abstract IEnumerable<CompletionResult> Complete(string word, IDictionary given, CancellationToken cancellationToken);

    /// <summary>The connection that the command would use, as far as it is written.</summary>
    private protected static IServiceConnection Connect(IDictionary given)
    {
        string? Text(string name) => given[name]?.ToString();

        var arguments = new ConnectionArguments
        {
            Region = Text(nameof(ServiceCommand.Region)),
            ProfileName = Text(nameof(ServiceCommand.ProfileName)),
            ProfileLocation = ProfileLocation(given),
            Credential = ConnectionArguments.Keys(
                Text(nameof(ServiceCommand.AccessKey)), Text(nameof(ServiceCommand.SecretKey)), Text(nameof(ServiceCommand.SessionToken))),
            EndpointUrl = Text(nameof(ServiceCommand.EndpointUrl)),
            Timeout = Patience,
        };
        return Library.Clients.Connect(arguments.ToOptions(AwsToolsSession.None, resourceId: null, isBulk: false, callFinished: null));
    }

    /// <summary>The file that is written as -ProfileLocation. Where the session is, only a script can say here.</summary>
    private protected static string? ProfileLocation(IDictionary given) =>
        given[nameof(ServiceCommand.ProfileLocation)] is { } path
            ? ScriptBlock.Create("$ExecutionContext.SessionState.Path.GetUnresolvedProviderPathFromPSPath($args[0])").InvokeReturnAsIs(path)?.ToString()
            : null;

    /// <summary>A result that is quoted when it has to be.</summary>
    private protected static CompletionResult Result(string value, string toolTip) => new(
        value.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':') ? value : $"'{value.Replace("'", "''", StringComparison.Ordinal)}'",
        value,
        CompletionResultType.ParameterValue,
        toolTip);
}
