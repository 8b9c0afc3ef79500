using System.Management.Automation;

namespace CognitoIdentity.ModuleTests.Built;

/// <summary>Values that bind from the pipeline arrive in a request, in the output, or in an error.</summary>
public sealed class PipelineBindingTests : IDisposable
{
    /// <summary>The cmdlets that make only unsigned calls.</summary>
    private static readonly string[] Unsigned = ["Get-CIIdentityId", "Get-CIOpenIdToken", "Remove-CIIdentityLogin"];

    private readonly Session _session = Session.WithLocalService();
    private readonly ScriptedServer _server = new(Answers.To);

    /// <summary>Cmdlet, parameter set, parameter, and the bound property; no property for binding by value. Signing keys are tested separately.</summary>
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

                foreach (CommandParameterInfo parameter in set.Parameters.Where(
                    parameter => parameter.ValueFromPipelineByPropertyName && !BuiltCmdlets.KeyParameters.Contains(parameter.Name)))
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

    public void Dispose()
    {
        _session.Dispose();
        _server.Dispose();
    }

    [Theory]
    [MemberData(nameof(Bindings))]
    public void Piped_values_arrive(string name, string set, string parameter, string? property)
    {
        (string value, string mark) = BuiltCmdlets.Sample(name, parameter);
        string input = property is null ? value : $"[pscustomobject]@{{ {property} = {value} }}";

        Outcome outcome = _session.Invoke(
            $"$ConfirmPreference = 'None'; {input} | {BuiltCmdlets.CommandLine(name, set, without: parameter)}{BuiltCmdlets.To(name, _server.Url)}");

        Assert.Contains(mark, Traces(outcome), StringComparison.Ordinal);
        Assert.DoesNotContain(outcome.Errors, error => error.Exception is ParameterBindingException);
    }

    [Theory]
    [MemberData(nameof(ContractTests.ServiceNames), MemberType = typeof(ContractTests))]
    public void The_keys_of_a_record_sign_its_calls(string name)
    {
        // A name is looked for by a signed call, also where the rest is unsigned.
        foreach (CommandParameterSetInfo set in BuiltCmdlets.Find(name).ParameterSets.Where(set => !(Unsigned.Contains(name) && set.Name == "Name")))
        {
            Assert.Empty(InvokeWith("AccessKey = 'AKPIPED'; SecretKey = 'SK'; SessionToken = 'a-session'", name, set).Errors);
        }

        List<ReceivedRequest> signed = [.. _server.Requests.Where(request => request.Header("Authorization") is not null)];
        Assert.Equal(Unsigned.Contains(name), signed.Count == 0);
        Assert.All(signed, request => Assert.Contains(" Credential=AKPIPED/", request.Header("Authorization"), StringComparison.Ordinal));
        Assert.All(signed, request => Assert.Equal("a-session", request.Header("X-Amz-Security-Token")));
    }

    [Theory]
    [MemberData(nameof(ContractTests.ServiceNames), MemberType = typeof(ContractTests))]
    public void Half_a_key_in_a_record_is_an_error_of_that_record_and_no_request(string name)
    {
        Outcome outcome = InvokeWith("AccessKey = 'AKPIPED'", name, BuiltCmdlets.Find(name).ParameterSets[0]);

        Assert.Equal("CredentialsIncomplete", outcome.ErrorId);
        Assert.False(outcome.HasEnded);
        Assert.Empty(_server.Requests);
    }

    [Theory]
    [InlineData("AK", "SK", "ST")]
    [InlineData("AK", "SecretAccessKey", "ST")]
    public void Keys_of_a_record_have_short_names(string access, string secret, string session)
    {
        Outcome outcome = InvokeWith(
            $"{access} = 'AKPIPED'; {secret} = 'SK'; {session} = 'a-session'", "Get-CIIdentity", BuiltCmdlets.Find("Get-CIIdentity").ParameterSets[0]);

        Assert.Empty(outcome.Errors);
        Assert.Contains("AKPIPED", _server.Requests[0].Header("Authorization"), StringComparison.Ordinal);
        Assert.Equal("a-session", _server.Requests[0].Header("X-Amz-Security-Token"));
    }

    /// <summary>Runs a cmdlet for a record with these properties and the mandatory ones.</summary>
    private Outcome InvokeWith(string properties, string name, CommandParameterSetInfo set)
    {
        string? id = set.Parameters.FirstOrDefault(
            parameter => parameter.IsMandatory && (parameter.ValueFromPipelineByPropertyName || parameter.Name == "IdentityPoolName"))?.Name;
        string record = id is null ? properties : $"{id} = {BuiltCmdlets.Sample(name, id).Script}; {properties}";
        return _session.Invoke(
            $"$ConfirmPreference = 'None'; [pscustomobject]@{{ {record} }} | "
            + $"{BuiltCmdlets.CommandLine(name, set.Name, without: id)}{BuiltCmdlets.To(name, _server.Url, keys: string.Empty)}");
    }

    private string Traces(Outcome outcome) => string.Join('\n', [
        .. _server.Requests.Select(request => request.Text),
        .. outcome.Output.Select(item => $"{item}"),
        .. outcome.Output.SelectMany(item => new[] { item }.Members().Values),
        .. outcome.Verbose,
        .. outcome.Errors.Select(error => $"{error} {error.TargetObject}"),
    ]);
}
