using System.Management.Automation;
using CognitoIdentity.UnitTests;

namespace CognitoIdentity.ModuleTests.Built;

/// <summary>What a parameter says it takes from the pipeline arrives: in a request, in the output, or in an error about it.</summary>
public sealed class PipelineBindingTests : IAsyncLifetime
{
    private readonly Session _session = Session.WithLocalService();
    private readonly ScriptedServer _server = new(request => Answers.To(request, Answers.Any));

    /// <summary>Cmdlet, parameter set, parameter, and the property that it is bound by; none when it is bound by value.</summary>
    public static TheoryData<string, string, string, string?> Bindings
    {
        get
        {
            var data = new TheoryData<string, string, string, string?>();
            foreach ((CmdletInfo cmdlet, CommandParameterSetInfo set) in BuiltCmdlets.All.SelectMany(cmdlet => cmdlet.ParameterSets.Select(set => (cmdlet, set))))
            {
                foreach (CommandParameterInfo parameter in set.Parameters.Where(parameter => parameter.ValueFromPipeline))
                {
                    data.Add(cmdlet.Name, set.Name, parameter.Name, null);
                }

                foreach (CommandParameterInfo parameter in set.Parameters.Where(parameter => parameter.ValueFromPipelineByPropertyName))
                {
                    foreach (string property in parameter.Aliases.Prepend(parameter.Name))
                    {
                        data.Add(cmdlet.Name, set.Name, parameter.Name, property);
                    }
                }
            }

            return data;
        }
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        _session.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Bindings))]
    public void What_is_piped_in_arrives(string name, string set, string parameter, string? property)
    {
        string value = BuiltCmdlets.Sample(parameter);
        string input = property is null ? value : $"[pscustomobject]@{{ {property} = {value} }}";

        Outcome outcome = _session.Invoke(
            $"$ConfirmPreference = 'None'; {input} | {BuiltCmdlets.CommandLine(name, set, without: parameter)}{BuiltCmdlets.To(name, _server.Url)}");

        Assert.Contains(BuiltCmdlets.Mark(parameter), Traces(outcome), StringComparison.Ordinal);
        Assert.DoesNotContain(outcome.Errors, error => error.Exception is ParameterBindingException);
    }

    private string Traces(Outcome outcome) => string.Join('\n', [
        .. _server.Requests.Select(request => request.Text),
        .. outcome.Output.Select(item => $"{item}"),
        .. outcome.Output.SelectMany(item => new[] { item }.Members().Values),
        .. outcome.Errors.Select(error => $"{error} {error.TargetObject}"),
    ]);
}
