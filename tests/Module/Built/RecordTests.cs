using System.Globalization;
using System.Management.Automation;

namespace CognitoIdentity.ModuleTests.Built;

/// <summary>
/// Rules for every cmdlet that processes records: each invalid record is a separate error, and -ErrorAction applies to it.
/// </summary>
public sealed class RecordTests : IDisposable
{
    /// <summary>For each kind of record: a format of valid ones, an invalid one, and its error.</summary>
    private static readonly Dictionary<string, (string Good, string Bad, string ErrorId)> Records = new(StringComparer.Ordinal)
    {
        ["IdentityPoolId"] = ("us-east-1:{0:x8}", "nonsense", "IdentityPoolIdInvalid"),
        ["IdentityId"] = ("us-east-1:{0:x8}", "nonsense", "IdentityIdInvalid"),
        ["ResourceArn"] = ("arn:aws:cognito-identity:us-east-1:123456789012:identitypool/us-east-1:{0:x8}", "nonsense", "ResourceArnInvalid"),
        ["DeveloperUserIdentifier"] = ("user-{0:x8}", new string('x', 1025), "DeveloperUserInvalid"),
        ["IdentityPoolName"] = ("pool-{0:x8}", "a/b", "IdentityPoolNameInvalid"),
    };

    private readonly Session _session = new();
    private readonly ScriptedServer _server = new(Answers.To);

    public RecordTests() => _session.Run("$ConfirmPreference = 'None'");

    /// <summary>Cmdlet, parameter set, and the parameter that takes records.</summary>
    public static TheoryData<string, string, string> Takers
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (CmdletInfo cmdlet in BuiltCmdlets.All.Where(cmdlet => BuiltCmdlets.CallsTheService(cmdlet.Name)))
            {
                foreach (CommandParameterSetInfo set in cmdlet.ParameterSets)
                {
                    foreach (CommandParameterInfo parameter in set.Parameters.Where(
                        parameter => parameter.ParameterType == typeof(string[]) && parameter.IsMandatory && parameter.ValueFromPipelineByPropertyName && Records.ContainsKey(parameter.Name)))
                    {
                        data.Add(cmdlet.Name, set.Name, parameter.Name);
                    }
                }
            }

            return data;
        }
    }

    public void Dispose()
    {
        _session.Dispose();
        _server.Dispose();
    }

    [Theory]
    [MemberData(nameof(Takers))]
    public void A_bad_value_among_a_thousand_does_not_stop_the_other_values(string name, string set, string parameter)
    {
        string[] good = Good(parameter, 1000);

        Outcome outcome = Pipe(name, set, parameter, [.. good[..500], Bad(parameter), .. good[500..]]);

        outcome.IsError(Records[parameter].ErrorId, ErrorCategory.InvalidArgument, Bad(parameter));
        Assert.Equal(good, Sent(good));
    }

    [Theory]
    [MemberData(nameof(Takers))]
    public void A_bad_value_in_an_array_does_not_stop_the_other_values(string name, string set, string parameter)
    {
        string[] good = Good(parameter, 4);

        Outcome outcome = _session.Invoke($"{Command(name, set, parameter)} -{parameter} @($input)", [.. good[..2], Bad(parameter), .. good[2..]]);

        outcome.IsError(Records[parameter].ErrorId, ErrorCategory.InvalidArgument, Bad(parameter));
        Assert.Equal(good, Sent(good));
    }

    [Theory]
    [MemberData(nameof(Takers))]
    public void Error_action_stop_stops(string name, string set, string parameter)
    {
        Outcome outcome = Pipe(name, set, parameter, [Bad(parameter), .. Good(parameter, 3)], " -ErrorAction Stop");

        Assert.True(outcome.HasEnded);
        Assert.Equal(Records[parameter].ErrorId, outcome.ErrorId);
        Assert.Empty(_server.Operations);
    }

    [Theory]
    [MemberData(nameof(Takers))]
    public void The_sessions_preference_stops_too(string name, string set, string parameter)
    {
        _session.Run("$ErrorActionPreference = 'Stop'");

        Outcome outcome = Pipe(name, set, parameter, [Bad(parameter), .. Good(parameter, 3)]);

        Assert.True(outcome.HasEnded);
        Assert.Empty(_server.Operations);
    }

    [Theory]
    [MemberData(nameof(Takers))]
    public void ErrorVariable_collects_silenced_errors(string name, string set, string parameter)
    {
        string[] good = Good(parameter, 2);

        Outcome outcome = Pipe(
            name, set, parameter, [good[0], Bad(parameter), good[1], Bad(parameter)], " -ErrorAction SilentlyContinue -ErrorVariable failed");

        Assert.Empty(outcome.Errors);
        Assert.Equal(
            [Bad(parameter), Bad(parameter)], _session.Run("$failed | ForEach-Object TargetObject").Select(target => (string)target.BaseObject));
        Assert.Equal(good, Sent(good));
    }

    [Theory]
    [MemberData(nameof(Takers))]
    public void An_early_end_asks_for_no_more(string name, string set, string parameter)
    {
        string[] good = Good(parameter, 5);
        string options = Option(name, "PassThru", " -PassThru") + Option(name, "ThrottleLimit", " -ThrottleLimit 1");

        _session.Run($"foreach ($once in 1) {{ {Line(name, set, parameter)}{options} | ForEach-Object {{ break }} }}", good);

        // One call removes many identities.
        Assert.Equal(name == "Remove-CIIdentity" ? good : good[..1], Sent(good));
    }

    private static string[] Good(string parameter, int count) =>
        [.. Enumerable.Range(1, count).Select(n => string.Format(CultureInfo.InvariantCulture, Records[parameter].Good, n))];

    private static string Bad(string parameter) => Records[parameter].Bad;

    /// <summary>The records in a request.</summary>
    private IEnumerable<string> Sent(string[] records)
    {
        string all = string.Join('\n', _server.Requests.Select(request => request.Text));
        return records.Where(record => all.Contains(record, StringComparison.Ordinal));
    }

    private Outcome Pipe(string name, string set, string parameter, string[] records, string further = "") =>
        _session.Invoke(Line(name, set, parameter) + further, records);

    /// <summary>Pipes the input into a cmdlet.</summary>
    private string Line(string name, string set, string parameter)
    {
        bool isByValue = BuiltCmdlets.Find(name).ParameterSets.Single(candidate => candidate.Name == set)
            .Parameters.Single(candidate => candidate.Name == parameter).ValueFromPipeline;
        string records = isByValue ? "$input" : $"$input | ForEach-Object {{ [pscustomobject]@{{ {parameter} = $_ }} }}";
        return $"{records} | {Command(name, set, parameter)}";
    }

    private static string Option(string name, string parameter, string option) =>
        BuiltCmdlets.Find(name).Parameters.ContainsKey(parameter) ? option : string.Empty;

    private string Command(string name, string set, string parameter) =>
        BuiltCmdlets.CommandLine(name, set, without: parameter) + BuiltCmdlets.To(name, _server.Url);
}
