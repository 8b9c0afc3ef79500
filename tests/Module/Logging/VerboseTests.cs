namespace CognitoIdentity.ModuleTests.Logging;

public sealed class VerboseTests : IDisposable
{
    private const string Secret = "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY";
    private const string Token = "AQoDYXdzEJrEXAMPLETOKEN";

    private readonly Session _session = new();

    private readonly ScriptedServer _server = new(Answers.To);

    public static TheoryData<string, string> Commands => new()
    {
        { "Get-CIIdentityPool", "ListIdentityPools" },
        { "Get-CIIdentityPool us-east-1:1", "DescribeIdentityPool" },
        { "New-CIIdentityPool a", "CreateIdentityPool" },
        { "Update-CIIdentityPool us-east-1:1 -NewName b", "DescribeIdentityPool UpdateIdentityPool" },
        { "Remove-CIIdentityPool us-east-1:1 -Force", "DeleteIdentityPool" },
        { "Get-CIResourceTag us-east-1:1 -AccountId 123456789012", "ListTagsForResource" },
        { "Add-CIResourceTag us-east-1:1 @{ a = '1' } -AccountId 123456789012", "TagResource" },
        { "Remove-CIResourceTag us-east-1:1 a -Force -AccountId 123456789012", "UntagResource" },
        { "Get-CIIdentity us-east-1:1", "ListIdentities" },
        { "Get-CIIdentity -IdentityId us-east-1:2", "DescribeIdentity" },
        { $"Get-CIIdentityId us-east-1:1 @{{ a = '{Token}' }}", "GetId" },
        { "Remove-CIIdentity us-east-1:2 -Force", "DeleteIdentities" },
        { $"Remove-CIIdentityLogin us-east-1:2 @{{ a = '{Token}' }} -Force", "UnlinkIdentity" },
        { "Find-CIDeveloperIdentity us-east-1:1 ada", "LookupDeveloperIdentity" },
        { "Merge-CIDeveloperIdentity us-east-1:1 ada bob", "DescribeIdentityPool MergeDeveloperIdentities" },
        { "Remove-CIDeveloperIdentity us-east-1:1 us-east-1:2 ada -Force", "DescribeIdentityPool UnlinkDeveloperIdentity" },
        { $"Get-CIDeveloperOpenIdToken us-east-1:1 ada -Login @{{ a = '{Token}' }}", "DescribeIdentityPool GetOpenIdTokenForDeveloperIdentity" },
        { $"Get-CIOpenIdToken us-east-1:2 @{{ a = '{Token}' }}", "GetOpenIdToken" },
        { $"Get-CICredential us-east-1:1 -Login @{{ a = '{Token}' }} -NoCache", "GetId GetCredentialsForIdentity" },
        { "Get-CICredential us-east-1:1 -DeveloperUserIdentifier ada -NoCache", "DescribeIdentityPool GetOpenIdTokenForDeveloperIdentity GetCredentialsForIdentity" },
        { $"Test-CILoginToken @{{ a = '{Token}' }} us-east-1:1", "DescribeIdentityPool" },
        { "Test-CIIdentityPool us-east-1:1 -SkipRole", "DescribeIdentityPool GetIdentityPoolRoles" },
        { "Get-CIIdentityPoolRole us-east-1:1", "GetIdentityPoolRoles" },
        { "Set-CIIdentityPoolRole us-east-1:1 -AuthenticatedRoleArn arn:aws:iam::123456789012:role/a", "GetIdentityPoolRoles SetIdentityPoolRoles" },
        { "Remove-CIIdentityPoolRole us-east-1:1 authenticated -Force", "GetIdentityPoolRoles SetIdentityPoolRoles" },
        { "Get-CIPrincipalTagAttributeMap us-east-1:1 a", "GetPrincipalTagAttributeMap" },
        { "Set-CIPrincipalTagAttributeMap us-east-1:1 a -UseDefault", "SetPrincipalTagAttributeMap" },
    };

    public void Dispose()
    {
        _session.Dispose();
        _server.Dispose();
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Each_call_is_one_line(string command, string operations)
    {
        Outcome outcome = _session.Invoke($"{command} -Verbose -Region us-east-1 -AccessKey AK -SecretKey {Secret} -EndpointUrl {_server.Url}");

        Assert.Empty(outcome.Errors);
        List<string> lines = [.. outcome.Verbose.Where(line => line.Contains(_server.Url, StringComparison.Ordinal))];
        Assert.Equal(operations.Split(' ').Length, lines.Count);
        foreach ((string line, string operation) in lines.Zip(operations.Split(' ')))
        {
            Assert.Matches($@"^{operation} in us-east-1 at {_server.Url}: OK after [0-9,]+ ms, 1 attempt, request id 4f0c9a5e-[0-9-]+01\.$", line);
        }
    }

    [Fact]
    public void A_call_that_fails_is_a_line_with_its_code_and_attempts()
    {
        using var server = new ScriptedServer(Reply.Error("InternalErrorException", status: 500), Reply.Error("ResourceNotFoundException"));

        Outcome outcome = _session.Invoke($"Get-CIIdentityPool us-east-1:1 -Verbose -AccessKey AK -SecretKey {Secret} -EndpointUrl {server.Url}");

        Assert.Contains(": ResourceNotFoundException after ", Assert.Single(outcome.Verbose), StringComparison.Ordinal);
        Assert.Contains("2 attempts", outcome.Verbose[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Credentials_from_the_cache_are_a_line_that_says_until_when()
    {
        using var server = new ScriptedServer(request => Answers.To(request));
        string get = $"Get-CICredential us-east-1:cafe -Region us-east-1 -EndpointUrl {server.Url} -Verbose";

        Assert.DoesNotContain(_session.Invoke(get).Verbose, line => line.Contains("cached credentials", StringComparison.Ordinal));
        string line = Assert.Single(_session.Invoke(get).Verbose);
        Assert.DoesNotContain(_session.Invoke($"{get} -Force").Verbose, forced => forced.Contains("cached credentials", StringComparison.Ordinal));

        Assert.Matches(@"^Using the cached credentials of us-east-1:2, which are valid until .*2096.*\. Use -Force to get new ones\.$", line);
    }

    [Fact]
    public void Each_of_many_calls_is_a_line()
    {
        Outcome outcome = _session.Invoke(
            $"1..40 | ForEach-Object {{ \"us-east-1:$_\" }} | Get-CIIdentityPool -Verbose -AccessKey AK -SecretKey {Secret} -EndpointUrl {_server.Url}");

        Assert.Equal(40, outcome.Verbose.Count);
    }

    [Theory]
    [InlineData("-Verbose -Debug")]
    [InlineData("-ErrorAction Stop")]
    public void No_error_shows_a_secret(string parameters)
    {
        using var server = new ScriptedServer(Reply.Error("UnrecognizedClientException"));

        Outcome outcome = _session.Invoke(
            $"Get-CIIdentityPool us-east-1:1 -Credential ([CognitoIdentity.AwsKeys]::new('AK', '{Secret}', '{Token}')) {parameters} -EndpointUrl {server.Url}");

        Assert.Equal("UnrecognizedClient", outcome.ErrorId);
        ShowsNoSecret(outcome);
        DoesNotHold(outcome.Error.Exception.ToString());
    }

    [Fact]
    public void Credentials_show_no_secret_as_text() =>
        Assert.Equal("AK", Assert.Single(_session.Run($"\"$([CognitoIdentity.AwsKeys]::new('AK', '{Secret}', '{Token}'))\"")).BaseObject);

    private void ShowsNoSecret(Outcome outcome)
    {
        Assert.All(outcome.Output, item => DoesNotHold(item.ToString()));
        Assert.All(outcome.Errors, error => DoesNotHold($"{error} {error.ErrorDetails} {error.FullyQualifiedErrorId} {error.TargetObject}"));
        Assert.All([.. outcome.Verbose, .. outcome.Debug, .. outcome.Warnings], DoesNotHold);
        DoesNotHold(_session.Host.TakeText());
    }

    private static void DoesNotHold(string text)
    {
        Assert.DoesNotContain(Secret, text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Token, text, StringComparison.OrdinalIgnoreCase);
    }
}
