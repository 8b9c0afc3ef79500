using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Security;

namespace CognitoIdentity.Commands;

/// <summary>The typed part of a command: its arguments, the session's defaults, and its pipeline input.</summary>
internal sealed class WrittenCommand
{
    private readonly string _name;
    private readonly CommandAst _ast;
    private readonly IDictionary _given;
    private SessionState? _session;

    public WrittenCommand(string name, CommandAst ast, IDictionary given)
    {
        _name = name;
        _ast = ast;
        _given = given;
    }

    // Finding it runs a command, so it is found only when a completer needs it.
    private SessionState Session => _session ??= CurrentSession();

    /// <summary>The value of a parameter: the argument, or else the default in $PSDefaultParameterValues; null for neither.</summary>
    public object? this[string parameter] => _given[parameter] ?? Default(parameter);

    /// <summary>The value of -ProfileLocation, or of -Path, which has this alias in some cmdlets.</summary>
    public string? ProfileLocation => FilePath.Resolve(
        Session, (this[nameof(ServiceCommand.ProfileLocation)] ?? this[nameof(ExportCredentialCommand.Path)])?.ToString());

    /// <summary>The regions in the command; a single null if it has none.</summary>
    public IReadOnlyList<string?> Regions => this[nameof(ServiceCommand.Region)] is { } written
        ? [.. Unwrap.Elements(written).Select(region => region?.ToString())]
        : [null];

    /// <summary>The typed values of a parameter, even of a list that ends with a comma.</summary>
    public IEnumerable<string?> ElementsOf(string parameter) =>
        Unwrap.Elements(_given[parameter]).Select(element => element?.ToString()).Concat(

            // The parser reports such a list as a syntax error, not as a value.
            _ast.CommandElements.OfType<ErrorExpressionAst>()
                .SelectMany(unfinished => unfinished.FindAll(part => part is StringConstantExpressionAst, searchNestedScriptBlocks: false))
                .Select(part => ((StringConstantExpressionAst)part).Value));

    /// <summary>The value of a parameter, or else the pipeline input, if it is a variable or a constant. No code of the command line is run.</summary>
    public IEnumerable<object?> ArgumentsOrInput(string parameter) => Unwrap.Elements(this[parameter] ?? Input());

    /// <summary>The connection that the command would use.</summary>
    public IServiceConnection Connect(string? region, string? resourceId, TimeSpan timeLimit)
    {
        var options = new ClientOptions
        {
            Region = region,
            ResourceId = resourceId,
            ProfileName = Text(nameof(ServiceCommand.ProfileName)),
            ProfileLocation = ProfileLocation,
            Credential = CredentialSourceTransformationAttribute.Convert(this[nameof(ServiceCommand.Credential)]) ?? AwsKeys.From(
                Text(nameof(ServiceCommand.AccessKey)), Secret(nameof(ServiceCommand.SecretKey)), Secret(nameof(ServiceCommand.SessionToken))),
            EndpointUrl = Text(nameof(ServiceCommand.EndpointUrl)),
            AllowUnencryptedAuthentication = LanguagePrimitives.IsTrue(this[nameof(ServiceCommand.AllowUnencryptedAuthentication)]),
            Timeout = timeLimit,
        };
        return options.Connect(Session);
    }

    private string? Text(string parameter) => Unwrap.Elements(this[parameter]).FirstOrDefault()?.ToString();

    private SecureString? Secret(string parameter) => SecretTransformationAttribute.Convert(this[parameter]) as SecureString;

    private object? Input() => _ast.Parent is PipelineAst { PipelineElements: [CommandExpressionAst source, var second, ..] } && second == _ast
        ? source.Expression switch
        {
            VariableExpressionAst variable => Session.PSVariable.GetValue(variable.VariablePath.UserPath),
            StringConstantExpressionAst constant => constant.Value,
            _ => null,
        }
        : null;

    // Values that are script blocks are not run.
    private object? Default(string parameter)
    {
        if (Unwrap.Value(Session.PSVariable.GetValue("PSDefaultParameterValues")) is not IDictionary defaults
            || (defaults.Contains("Disabled") && LanguagePrimitives.IsTrue(defaults["Disabled"])))
        {
            return null;
        }

        foreach (DictionaryEntry entry in defaults)
        {
            string key = entry.Key.ToString() ?? string.Empty;
            int colon = key.LastIndexOf(':');
            if (colon > 0 && IsMatch(key[..colon], _name) && IsMatch(key[(colon + 1)..], parameter) && entry.Value is not ScriptBlock)
            {
                return entry.Value;
            }
        }

        return null;
    }

    // A new SessionState has neither the variables nor the current folder of the session.
    private static SessionState CurrentSession()
    {
        using var shell = PowerShell.Create(RunspaceMode.CurrentRunspace);
        shell.AddCommand("Get-Variable").AddParameter("Name", "ExecutionContext").AddParameter("ValueOnly");
        return ((EngineIntrinsics)shell.Invoke()[0].BaseObject).SessionState;
    }

    private static bool IsMatch(string pattern, string name) =>
        WildcardPattern.Get(pattern.Trim(), WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant).IsMatch(name);
}
