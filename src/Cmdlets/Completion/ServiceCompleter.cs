using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Security;
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
        var results = new List<CompletionResult>();
        using var stop = new CancellationTokenSource(Patience);
        try
        {
            foreach (CompletionResult result in Complete(wordToComplete.Trim('\'', '"'), fakeBoundParameters, stop.Token))
            {
                results.Add(result);
            }
        }
        catch (Exception)
        {
            // Nobody wants an error, whatever its kind, for pressing Tab. What came before it is still good.
        }

        return results;
    }

    private protected abstract IEnumerable<CompletionResult> Complete(string word, IDictionary given, CancellationToken cancellationToken);

    /// <summary>The connection that the command would use, as far as it is written.</summary>
    private protected static IServiceConnection Connect(IDictionary given)
    {
        string? Text(string name) => given[name]?.ToString();
        SecureString? Secret(string name) => SecretTransformationAttribute.Convert(given[name]) as SecureString;

        var arguments = new ConnectionArguments
        {
            Region = Text(nameof(ServiceCommand.Region)),
            ProfileName = Text(nameof(ServiceCommand.ProfileName)),
            ProfileLocation = ProfileLocation(given),
            Credential = CredentialSourceTransformationAttribute.Convert(given[nameof(ServiceCommand.Credential)])
                ?? ConnectionArguments.Keys(
                    Text(nameof(ServiceCommand.AccessKey)), Secret(nameof(ServiceCommand.SecretKey)), Secret(nameof(ServiceCommand.SessionToken))),
            EndpointUrl = Text(nameof(ServiceCommand.EndpointUrl)),
            Timeout = Patience,
        };
        return Library.Clients.Connect(arguments.ToOptions(new AwsToolsSession(new SessionState()), resourceId: null, callFinished: null));
    }

    /// <summary>The file that is written as -ProfileLocation, or as the -Path that goes by this name too.</summary>
    private protected static string? ProfileLocation(IDictionary given) => FilePath.Resolve(
        new SessionState(), (given[nameof(ServiceCommand.ProfileLocation)] ?? given[nameof(ExportCredentialCommand.Path)])?.ToString());

    /// <summary>A result that is quoted when it has to be.</summary>
    private protected static CompletionResult Result(string value, string toolTip) => new(
        value.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':') ? value : $"'{value.Replace("'", "''", StringComparison.Ordinal)}'",
        value,
        CompletionResultType.ParameterValue,
        toolTip);
}
