using System.Management.Automation;

namespace CognitoIdentity.ModuleTests.Parameters;

/// <summary>Plain HTTP to another machine, and addresses from settings.</summary>
public sealed class UnencryptedTests : IDisposable
{
    private const string Keys = "-Region us-east-1 -AccessKey AK -SecretKey SK";

    private readonly Session _session = new();

    private readonly ScriptedServer _server = new(Answers.To);

    // Not a loopback address, but connecting to it fails on this machine, so nothing is sent.
    private string Elsewhere => _server.Url.Replace("127.0.0.1", "0.0.0.0", StringComparison.Ordinal);

    public void Dispose()
    {
        _session.Dispose();
        _server.Dispose();
    }

    [Fact]
    public void It_ends_the_command_before_any_call_and_says_how_to_allow_it()
    {
        Outcome outcome = _session.Invoke(
            $"try {{ 'us-east-1:1', 'us-east-1:2' | Get-CIIdentityPool {Keys} -EndpointUrl {Elsewhere} }} catch {{ 'ended'; throw }}");

        Assert.Equal(("EndpointUnencrypted", ErrorCategory.SecurityError), (outcome.ErrorId, outcome.Error.CategoryInfo.Category));
        Assert.Equal("ended", Assert.Single(outcome.Output).BaseObject);
        Assert.Equal(
            $"The address {Elsewhere}, from -EndpointUrl, is plain HTTP to another machine. Others on the network could read the tokens and credentials.",
            outcome.Error.ToString());
        Assert.Contains("-AllowUnencryptedAuthentication", outcome.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public void An_unencrypted_address_is_called_if_the_user_allows_it()
    {
        string command = $"Get-CIIdentityPool us-east-1:1 {Keys} -EndpointUrl {Elsewhere}";
        string allowForAll = _session.Invoke(command).Error.ErrorDetails.RecommendedAction;
        allowForAll = allowForAll[allowForAll.IndexOf('$', StringComparison.Ordinal)..];

        Outcome allowed = _session.Invoke($"{command} -AllowUnencryptedAuthentication");
        Outcome allowedForAll = _session.Invoke($"{allowForAll}; Get-CILocalService; {command}");

        Assert.Equal("$PSDefaultParameterValues['*-CI*:AllowUnencryptedAuthentication'] = $true", allowForAll);
        Assert.All([allowed, allowedForAll], outcome => Assert.Equal("ConnectionFailed", outcome.ErrorId));
    }

    [Fact]
    public void Switched_off_it_is_rejected_again() =>
        Assert.Equal("EndpointUnencrypted", _session.Invoke($"Get-CIIdentityPool {Keys} -EndpointUrl {Elsewhere} -AllowUnencryptedAuthentication:$false").ErrorId);

    [Theory]
    [InlineData("AWS_ENDPOINT_URL")]
    [InlineData("AWS_ENDPOINT_URL_COGNITO_IDENTITY")]
    public void An_address_of_the_environment_is_named_with_its_variable(string variable)
    {
        Outcome rejected = _session.Invoke($"$env:{variable} = '{Elsewhere}'; try {{ Get-CIIdentityPool {Keys} }} finally {{ $env:{variable} = $null }}");
        Outcome called = _session.Invoke($"$env:{variable} = '{_server.Url}'; try {{ Get-CIIdentityPool us-east-1:1 {Keys} -Verbose }} finally {{ $env:{variable} = $null }}");

        Assert.Contains($"The address {Elsewhere}, from {variable},", rejected.Error.ToString(), StringComparison.Ordinal);
        Assert.StartsWith($"DescribeIdentityPool in us-east-1 at {_server.Url} (from {variable}): OK", Assert.Single(called.Verbose), StringComparison.Ordinal);
    }

    [Fact]
    public void Tab_completion_does_not_call_it_either()
    {
        string line = $"Get-CIIdentityPool {Keys} -EndpointUrl {Elsewhere} -Name ";

        Assert.Empty(_session.Run($"(TabExpansion2 '{line}' {line.Length}).CompletionMatches | Where-Object ResultType -eq ParameterValue"));
        Assert.Empty(_server.Requests);
    }
}
