using System.Management.Automation;
using System.Text.RegularExpressions;

namespace CognitoIdentity.ModuleTests.Built.BadInput;

/// <summary>
/// Invalid values for every parameter: the error names the parameter and the rule, has no control characters, and no request is sent.
/// Valid values are accepted.
/// </summary>
public sealed partial class BadInputTests : IDisposable
{
    private const int LongestError = 6000;

    private static readonly string[] Shared =
        ["Region", "ProfileName", "ProfileLocation", "AccessKey", "SecretKey", "SessionToken", "Credential", "EndpointUrl"];

    private readonly Session _session = new();
    private readonly ScriptedServer _server = new(Answers.To);

    public static TheoryData<string> Names => [.. BuiltCmdlets.All.Select(cmdlet => cmdlet.Name)];

    public BadInputTests() => _session.Run("$ConfirmPreference = 'None'");

    public void Dispose()
    {
        _session.Dispose();
        _server.Dispose();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_rejected_by_the_name_of_the_parameter_and_the_rule(string name)
    {
        List<string> wrong = [];
        foreach (ParameterMetadata parameter in BuiltCmdlets.OwnParameters(name))
        {
            if (Kinds.Of(name, parameter) is not { } kind)
            {
                wrong.Add($"-{parameter.Name} is of no kind: give it one in Kinds.");
                continue;
            }

            string command = Command(name, parameter.Name);
            foreach (Trial trial in kind.Trials().Where(trial => IsTried(name, parameter.Name, kind, trial)))
            {
                _session.Runspace.SessionStateProxy.SetVariable("trial", trial.Value);
                int before = _server.Requests.Count;
                Outcome outcome = _session.Invoke(command);
                string? problem = trial.ExpectedError is null ? Rejected(outcome, parameter.Name, kind)
                    : _server.Requests.Count != before ? "sent a request"
                    : Problem(outcome, parameter.Name, kind, trial);
                if (problem is not null)
                {
                    wrong.Add($"-{parameter.Name} {trial.Name}: {problem}");
                }
            }
        }

        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    /// <summary>The parameters of the common base are tested completely with one cmdlet.</summary>
    private static bool IsTried(string name, string parameter, Kind kind, Trial trial) =>
        (trial.ExpectedError is not null || !kind.OnlyBad)
        && (name == "Get-CIIdentityPoolRole" || !Shared.Contains(parameter) || trial.Name is "null" or "escape sequence" or "1 MB" or "list");

    private static string? Rejected(Outcome outcome, string parameter, Kind kind) =>
        outcome.Errors.FirstOrDefault(error => IsNamed(error, parameter, kind)) is { } rejected ? $"was rejected: {Shown(rejected)}" : null;

    private static string? Problem(Outcome outcome, string parameter, Kind kind, Trial trial)
    {
        if (outcome.Errors.Count == 0)
        {
            return "was taken";
        }

        string text = string.Concat(outcome.Errors.Select(Shown));
        return !outcome.Errors.All(error => IsNamed(error, parameter, kind)) ? $"is not named in {Id(outcome.Errors[0])}: {text}"
            : outcome.Errors.Any(error => Id(error).EndsWith("Invalid", StringComparison.Ordinal) && error.CategoryInfo.Category != ErrorCategory.InvalidArgument)
                ? $"is in another category than InvalidArgument: {text}"
            : trial.Hidden is not null && text.Contains(trial.Hidden, StringComparison.Ordinal) ? $"is a secret and shown by {Id(outcome.Errors[0])}"
            : IsOfPowerShell(outcome.Errors[0]) ? null
            : !Regex.IsMatch(text, trial.ExpectedError!, RegexOptions.IgnoreCase | RegexOptions.Singleline)
                ? $"breaks a rule that is not told in {Id(outcome.Errors[0])}, which should say {trial.ExpectedError}: {text}"
            : kind.IsOfPowerShell ? null
            : text.Length > LongestError ? $"is quoted in {text.Length} characters by {Id(outcome.Errors[0])}"
            : Harmful().IsMatch(text) ? $"does something to a terminal: {Id(outcome.Errors[0])}"
            : null;
    }

    private static bool IsNamed(ErrorRecord error, string parameter, Kind kind) =>
        (error.Exception as ParameterBindingException)?.ParameterName == parameter || kind.Errors.Contains(Id(error));

    /// <summary>PowerShell's own errors: they name the expected type and quote the value.</summary>
    private static bool IsOfPowerShell(ErrorRecord error) =>
        Id(error).StartsWith("CannotConvert", StringComparison.Ordinal) || Id(error) is "ScriptBlockArgumentNoInput" or "ParameterArgumentValidationErrorNullNotAllowed";

    private static string Id(ErrorRecord error) => error.FullyQualifiedErrorId.Split(',')[0];

    /// <summary>The error in all views.</summary>
    private static string Shown(ErrorRecord error) =>
        $"{error} {error.Exception.Message} {error.ErrorDetails?.Message} {error.ErrorDetails?.RecommendedAction} {error.CategoryInfo}";

    /// <summary>A cmdlet with its mandatory parameters, and one parameter with the value of a variable.</summary>
    private string Command(string name, string parameter)
    {
        string set = BuiltCmdlets.Find(name).ParameterSets.First(candidate => candidate.Parameters.Any(one => one.Name == parameter)).Name;
        IEnumerable<string> connection = new[] { "-Region us-east-1", $"-EndpointUrl {_server.Url}", "-AccessKey AK", "-SecretKey SK" }
            .Where(option => BuiltCmdlets.CallsTheService(name) && !option.StartsWith($"-{parameter} ", StringComparison.Ordinal));
        string whole = BuiltCmdlets.CommandLine(name, set);
        string command = Regex.IsMatch(whole, $" -{parameter}[ :]") || whole.EndsWith($"-{parameter}", StringComparison.Ordinal)
            ? BuiltCmdlets.CommandLine(name, set, without: parameter)
            : whole;
        return $"{command}{BuiltCmdlets.Companion(name, parameter)} {string.Join(' ', connection)} -{parameter}:$trial";
    }

    [GeneratedRegex(@"[\p{Cc}\p{Cf}\u2028\u2029-[\r\n]]")]
    private static partial Regex Harmful();
}
