using System.Management.Automation;

namespace CognitoIdentity.ModuleTests.Stopping;

/// <summary>Ctrl+C, and pipelines that end early, leave nothing running.</summary>
public sealed class StopTests : IDisposable
{
    private const string Keys = "-AccessKey AK -SecretKey SK -Region us-east-1";
    private const string Pools = """[{"IdentityPoolId":"us-east-1:1","IdentityPoolName":"a"},{"IdentityPoolId":"us-east-1:2","IdentityPoolName":"b"}]""";
    private const string OnePage = $$"""{"IdentityPools":{{Pools}},"NextToken":"more"}""";
    private const string Pool = """{"IdentityPoolId":"us-east-1:1","IdentityPoolName":"a","AllowUnauthenticatedIdentities":false}""";

    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("Get-CIIdentityPool", "ListIdentityPools")]
    [InlineData("Get-CIIdentityPool -Name x", "ListIdentityPools")]
    [InlineData("Get-CIIdentityPool us-east-1:1", "DescribeIdentityPool")]
    [InlineData("1..40 | ForEach-Object { \"us-east-1:$_\" } | Get-CIIdentityPool", "DescribeIdentityPool")]
    [InlineData("New-CIIdentityPool a", "CreateIdentityPool")]
    [InlineData("Update-CIIdentityPool us-east-1:1 -Name b", "DescribeIdentityPool")]
    [InlineData("Update-CIIdentityPool us-east-1:1 -Replace -Name b -AllowUnauthenticatedIdentity $false", "UpdateIdentityPool")]
    [InlineData("'us-east-1:1', 'us-east-1:2' | Remove-CIIdentityPool -Force", "DeleteIdentityPool")]
    [InlineData("Get-CIResourceTag us-east-1:1", "GetCallerIdentity")]
    [InlineData("Get-CIResourceTag us-east-1:1 -AccountId 123456789012", "ListTagsForResource")]
    [InlineData("Add-CIResourceTag us-east-1:1 @{ a = '1' } -AccountId 123456789012", "TagResource")]
    [InlineData("Remove-CIResourceTag us-east-1:1 a -Force -AccountId 123456789012", "UntagResource")]
    [InlineData("Get-CIIdentity us-east-1:1", "ListIdentities")]
    [InlineData("1..40 | ForEach-Object { \"us-east-1:$_\" } | Get-CIIdentity", "DescribeIdentity")]
    [InlineData("'us-east-1:1', 'us-east-1:2' | Get-CIIdentityId", "GetId")]
    [InlineData("'us-east-1:1', 'us-east-1:2' | Remove-CIIdentityLogin -Login @{ a = 'token' } -Force", "UnlinkIdentity")]
    [InlineData("'ada', 'bob' | Find-CIDeveloperIdentity us-east-1:1", "LookupDeveloperIdentity")]
    [InlineData("Merge-CIDeveloperIdentity us-east-1:1 ada bob", "DescribeIdentityPool")]
    [InlineData("Merge-CIDeveloperIdentity us-east-1:1 ada bob -DeveloperProviderName dev", "MergeDeveloperIdentities")]
    [InlineData("Remove-CIDeveloperIdentity us-east-1:1 us-east-1:2 ada, bob -DeveloperProviderName dev -Force", "UnlinkDeveloperIdentity")]
    [InlineData("'ada', 'bob' | Get-CIDeveloperOpenIdToken us-east-1:1 -DeveloperProviderName dev", "GetOpenIdTokenForDeveloperIdentity")]
    [InlineData("'us-east-1:1', 'us-east-1:2' | Get-CIOpenIdToken", "GetOpenIdToken")]
    [InlineData("'us-east-1:1', 'us-east-1:2' | Get-CIIdentityPoolRole", "GetIdentityPoolRoles")]
    [InlineData("Set-CIIdentityPoolRole us-east-1:1 -AuthenticatedRoleArn arn:aws:iam::123456789012:role/a", "GetIdentityPoolRoles")]
    [InlineData("Set-CIIdentityPoolRole us-east-1:1 -Replace -AuthenticatedRoleArn arn:aws:iam::123456789012:role/a", "SetIdentityPoolRoles")]
    [InlineData("Remove-CIIdentityPoolRole us-east-1:1 authenticated -Force", "GetIdentityPoolRoles")]
    [InlineData("Get-CIPrincipalTagAttributeMap us-east-1:1 a", "GetPrincipalTagAttributeMap")]
    [InlineData("Set-CIPrincipalTagAttributeMap us-east-1:1 a -UseDefault", "SetPrincipalTagAttributeMap")]
    [InlineData("'us-east-1:1', 'us-east-1:2' | Get-CICredential", "GetCredentialsForIdentity")]
    [InlineData("Get-CICredential us-east-1:1, us-east-1:2", "GetId")]
    [InlineData("Get-CICredential us-east-1:1 -DeveloperUserIdentifier ada, bob", "DescribeIdentityPool")]
    [InlineData("Get-CICredential us-east-1:1 -DeveloperUserIdentifier ada, bob -DeveloperProviderName dev", "GetOpenIdTokenForDeveloperIdentity")]
    [InlineData("Get-CICredential -IdentityId us-east-1:1 -RoleArn arn:aws:iam::123456789012:role/a", "GetOpenIdToken")]
    [InlineData("'us-east-1:1', 'us-east-1:2' | Test-CIIdentityPool", "DescribeIdentityPool")]
    [InlineData("Test-CILoginToken @{ a = 'token' } us-east-1:1", "DescribeIdentityPool")]
    public void Ends_a_call_that_is_not_answered(string command, string operation)
    {
        using var server = new WatchedServer();

        Stop($"{command} {Keys} -EndpointUrl {server.Url}", () => server.InFlight > 0);

        IsAtRest(server);
        Assert.All(server.Operations, seen => Assert.Equal(operation, seen));
    }

    [Fact]
    public void Ends_the_second_page()
    {
        using var server = new WatchedServer((_, body) => body.Contains("NextToken", StringComparison.Ordinal) ? null : OnePage);

        IReadOnlyList<PSObject> written = Stop($"Get-CIIdentityPool {Keys} -EndpointUrl {server.Url}", () => server.Operations.Count == 2);

        Assert.Equal(["a", "b"], written.Values("Name"));
        IsAtRest(server);
    }

    [Fact]
    public void Ends_the_reading_of_details()
    {
        using var server = new WatchedServer((operation, body) =>
            operation != "ListIdentityPools" ? null : body.Contains("NextToken", StringComparison.Ordinal) ? """{"IdentityPools":[]}""" : OnePage);

        Stop($"Get-CIIdentityPool -Detailed {Keys} -EndpointUrl {server.Url}", () => server.InFlight == 2);

        IsAtRest(server);
    }

    [Fact]
    public void Ends_the_writing_of_a_change()
    {
        using var server = new WatchedServer((operation, _) => operation == "DescribeIdentityPool" ? Pool : null);

        Stop($"'us-east-1:1', 'us-east-1:2' | Update-CIIdentityPool -Name b {Keys} -EndpointUrl {server.Url}", () => server.Operations.Count == 2);

        IsAtRest(server);
        Assert.Equal(["DescribeIdentityPool", "UpdateIdentityPool"], server.Operations);
    }

    [Fact]
    public void Ends_the_last_call_of_the_classic_flow()
    {
        using var server = new WatchedServer((operation, _) => operation == "GetOpenIdToken" ? """{"IdentityId":"us-east-1:2","Token":"a-token"}""" : null);

        Stop(
            $"'us-east-1:1', 'us-east-1:2' | Get-CICredential -RoleArn arn:aws:iam::123456789012:role/a {Keys} -EndpointUrl {server.Url}",
            () => server.Operations.Count == 2);

        IsAtRest(server);
        Assert.Equal(["GetOpenIdToken", "AssumeRoleWithWebIdentity"], server.Operations);
    }

    [Fact]
    public void Is_no_error()
    {
        using var server = new WatchedServer();
        using PowerShell shell = _session.Prepare($"Get-CIIdentityPool {Keys} -EndpointUrl {server.Url}");

        Stop(shell, [], () => server.InFlight > 0);

        Assert.Empty(shell.Streams.Error);
        Assert.Empty(shell.Streams.Warning);
    }

    [Theory]
    [InlineData("throw 'enough'")]
    [InlineData("break")]
    [InlineData("[int]::Parse('x')")]
    [InlineData("Get-CIIdentityPool nonsense -ErrorAction Stop")]
    public void A_pipeline_that_ends_early_leaves_no_request_in_flight(string body)
    {
        // The first pool is answered, once the others have been asked for; they never are.
        using var server = new WatchedServer((_, sent) => sent.Contains(":1\"", StringComparison.Ordinal) ? Pool : null);
        string command = $"1..9 | ForEach-Object {{ \"us-east-1:$_\" }} | Get-CIIdentityPool {Keys} -EndpointUrl {server.Url}";

        Waiting.ComesBack(() => _session.Invoke($"$ErrorActionPreference = 'Stop'; foreach ($i in 1) {{ {command} | ForEach-Object {{ {body} }} }}"));

        IsAtRest(server);
    }

    [Fact]
    public void An_error_that_ends_the_command_leaves_no_request_in_flight()
    {
        // The error comes in its turn, so the first has to be answered.
        using var server = new WatchedServer((_, sent) => sent.Contains(":1\"", StringComparison.Ordinal) ? Pool : null);

        Waiting.ComesBack(() => _session.Invoke(
            $"'us-east-1:1', 'nonsense', 'us-east-1:2' | Get-CIIdentityPool -ErrorAction Stop {Keys} -EndpointUrl {server.Url}"));

        IsAtRest(server);
    }

    [Fact]
    public void The_end_of_the_reader_ends_a_list()
    {
        using var server = new WatchedServer((_, body) => body.Contains("NextToken", StringComparison.Ordinal) ? null : OnePage);

        Waiting.ComesBack(() => _session.Run($"foreach ($i in 1) {{ Get-CIIdentityPool {Keys} -EndpointUrl {server.Url} | ForEach-Object {{ break }} }}"));

        IsAtRest(server);
        Assert.Equal(["ListIdentityPools"], server.Operations);
    }

    private IReadOnlyList<PSObject> Stop(string script, Func<bool> whenever)
    {
        using PowerShell shell = _session.Prepare(script);
        var output = new PSDataCollection<PSObject>();
        Stop(shell, output, whenever);
        return [.. output];
    }

    private static void Stop(PowerShell shell, PSDataCollection<PSObject> output, Func<bool> whenever)
    {
        IAsyncResult running = shell.BeginInvoke<PSObject, PSObject>(null, output);
        Waiting.Until(whenever);

        Waiting.ComesBack(shell.Stop);

        Assert.True(running.IsCompleted);
        Assert.Equal(PSInvocationState.Stopped, shell.InvocationStateInfo.State);
    }

    /// <summary>Nothing is in flight, nothing more is asked for, and the session goes on.</summary>
    private void IsAtRest(WatchedServer server)
    {
        Waiting.Until(() => server.InFlight == 0);
        int operations = server.Operations.Count;
        Assert.Equal(3, Assert.Single(_session.Run("1 + 2")).BaseObject);
        _session.Run("$null = Start-CILocalService; $null = New-CIIdentityPool a; $null = Get-CIIdentityPool | Get-CIIdentityPool; Stop-CILocalService");
        Assert.Equal(operations, server.Operations.Count);
        Assert.Equal(0, server.InFlight);
    }
}
