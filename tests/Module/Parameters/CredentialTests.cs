using System.Management.Automation;

namespace CognitoIdentity.ModuleTests.Parameters;

/// <summary>Which credentials sign a call, as the service sees it.</summary>
public sealed class CredentialTests : IDisposable
{
    private readonly Session _session = new();
    private readonly ScriptedServer _server = new(Reply.Json("""{"IdentityPools":[],"IdentityPoolId":"eu-west-1:1","IdentityPoolName":"a","AllowUnauthenticatedIdentities":false}"""));

    public void Dispose()
    {
        _session.Dispose();
        _server.Dispose();
    }

    [Theory]
    [InlineData("-AccessKey AKEXPLICIT -SecretKey SECRET")]
    [InlineData("-AK AKEXPLICIT -SK SECRET")]
    [InlineData("-AccessKey AKEXPLICIT -SecretKey (Protect SECRET)")]
    [InlineData("-Credential ([CognitoIdentity.AwsKeys]::new('AKEXPLICIT', 'SECRET', $null))")]
    [InlineData("-Credential ([pscustomobject]@{ AccessKeyId = 'AKEXPLICIT'; SecretKey = 'SECRET' })")]
    [InlineData("-Credential ([pscustomobject]@{ AccessKey = 'AKEXPLICIT'; SecretAccessKey = 'SECRET'; SessionToken = '' })")]
    [InlineData("-Credential @{ AccessKeyId = 'AKEXPLICIT'; SecretKey = 'SECRET' }")]
    [InlineData("-Credential ([pscredential]::new('AKEXPLICIT', (Protect SECRET)))")]
    public void Signs_with_the_keys_that_are_given(string parameters)
    {
        ReceivedRequest request = Call(parameters);

        Assert.Contains("Credential=AKEXPLICIT/", request.Header("Authorization"), StringComparison.Ordinal);
        AssertSigned(request, "SECRET");
        Assert.Null(request.Header("X-Amz-Security-Token"));
    }

    [Theory]
    [InlineData("-AccessKey AKEXPLICIT -SecretKey SECRET -SessionToken TOKEN")]
    [InlineData("-AK AKEXPLICIT -SK SECRET -ST TOKEN")]
    [InlineData("-AccessKey AKEXPLICIT -SecretKey (Protect SECRET) -SessionToken (Protect TOKEN)")]
    [InlineData("-Credential ([CognitoIdentity.AwsKeys]::new('AKEXPLICIT', 'SECRET', 'TOKEN'))")]
    [InlineData("-Credential ([pscustomobject]@{ AccessKeyId = 'AKEXPLICIT'; SecretKey = 'SECRET'; SessionToken = 'TOKEN' })")]
    [InlineData("-Credential ([pscustomobject]@{ AccessKey = 'AKEXPLICIT'; SecretKey = 'SECRET'; Token = 'TOKEN' })")]
    public void Sends_the_session_token_of_temporary_keys(string parameters)
    {
        ReceivedRequest request = Call(parameters);

        AssertSigned(request, "SECRET");
        Assert.Equal("TOKEN", request.Header("X-Amz-Security-Token"));
    }

    [Theory]
    [InlineData("-AccessKey AKEXPLICIT -SecretKey SECRET")]
    [InlineData("-Credential ([CognitoIdentity.AwsKeys]::new('AKEXPLICIT', 'SECRET', $null))")]
    [InlineData("-ProfileName dev -ProfileLocation $file")]
    public void Keys_given_as_arguments_are_not_mixed_with_keys_of_records(string parameters)
    {
        string file = Path.GetTempFileName();
        File.WriteAllText(file, "[dev]\naws_access_key_id = AKEXPLICIT\naws_secret_access_key = SECRET\n");
        try
        {
            _session.Invoke($$"""
                $file = '{{file}}'
                [pscustomobject]@{ IdentityId = 'us-east-1:1'; AccessKey = 'AKRECORD'; SecretKey = 'OTHER'; SessionToken = 'TOKEN' } |
                    Get-CIIdentity -EndpointUrl {{_server.Url}} {{parameters}}
                """);
        }
        finally
        {
            File.Delete(file);
        }

        ReceivedRequest request = Assert.Single(_server.Requests);
        Assert.Contains("Credential=AKEXPLICIT/", request.Header("Authorization"), StringComparison.Ordinal);
        AssertSigned(request, "SECRET");
        Assert.Null(request.Header("X-Amz-Security-Token"));
    }

    [Fact]
    public void A_secret_is_secure_from_its_binding_on()
    {
        IEnumerable<Type> types = _session.Run("(Get-Command Get-CIIdentityPool).Parameters['SecretKey', 'SessionToken'].ParameterType")
            .Select(type => (Type)type.BaseObject);

        Assert.Equal([typeof(System.Security.SecureString), typeof(System.Security.SecureString)], types);
    }

    [Fact]
    public void A_session_default_that_can_not_be_read_is_not_passed_over()
    {
        Outcome outcome = _session.Invoke(
            $"$StoredAWSCredentials = 'x'; function Get-AWSCredential {{ 'nothing' }}; Get-CIIdentityPool -Region us-east-1 -EndpointUrl {_server.Url}");

        Assert.Equal("CredentialsUnavailable", outcome.ErrorId);
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public void Asks_an_object_of_another_type_for_its_credentials()
    {
        const string Script = """
            class Keys { [string] $AccessKey = 'AKFOREIGN'; [string] $SecretKey = 'SECRET'; [string] $Token = 'TOKEN' }
            class ForeignCredentials { [object] GetCredentials() { return [Keys]::new() } }
            $credential = [ForeignCredentials]::new()
            """;

        ReceivedRequest request = Call("-Credential $credential", Script);

        Assert.Contains("Credential=AKFOREIGN/", request.Header("Authorization"), StringComparison.Ordinal);
        AssertSigned(request, "SECRET");
        Assert.Equal("TOKEN", request.Header("X-Amz-Security-Token"));
    }

    [Theory]
    [InlineData("Get-CIIdentityPool")]
    [InlineData("Get-CIIdentityPool -Detailed")]
    [InlineData("1..40 | ForEach-Object { \"us-east-1:$_\" } | Get-CIIdentityPool")]
    [InlineData("New-CIIdentityPool a")]
    [InlineData("Update-CIIdentityPool us-east-1:1 -NewName b")]
    [InlineData("'us-east-1:1', 'us-east-1:2' | Remove-CIIdentityPool -Force")]
    [InlineData("Get-CIResourceTag us-east-1:1")]
    [InlineData("Add-CIResourceTag us-east-1:1 @{ a = '1' }")]
    [InlineData("Remove-CIResourceTag us-east-1:1 a -Force")]
    public void Credentials_that_a_script_gives_serve_every_cmdlet(string command)
    {
        const string Script = """
            class ForeignCredentials { [object] GetCredentials() { return [pscustomobject]@{ AccessKey = 'AKFOREIGN'; SecretKey = 'SECRET' } } }
            $credential = [ForeignCredentials]::new()
            """;
        using var server = new ScriptedServer(Answers.To);

        Waiting.ComesBack(() => _session.Run($"{Script}\n{command} -Region us-east-1 -EndpointUrl {server.Url} -Credential $credential"));

        Assert.NotEmpty(server.Requests);
        Assert.All(server.Requests, request => Assert.Contains("Credential=AKFOREIGN/", request.Header("Authorization"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("throw 'signed out'", "signed out")]
    [InlineData("return 5", "is not a credential")]
    public void Says_when_an_object_gives_no_credentials(string body, string message)
    {
        string script = $"class ForeignCredentials {{ [object] GetCredentials() {{ {body} }} }}; $credential = [ForeignCredentials]::new()";

        Outcome outcome = Invoke("-Credential $credential", script);

        Assert.Equal("CredentialsUnavailable", outcome.ErrorId);
        Assert.Equal(ErrorCategory.AuthenticationError, outcome.Error.CategoryInfo.Category);
        Assert.Contains(message, outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_server.Requests);
    }

    [Theory]
    [InlineData("-AccessKey AK", "-SecretKey is missing")]
    [InlineData("-SecretKey SK", "-AccessKey is missing")]
    [InlineData("-SessionToken T", "-AccessKey is missing")]
    [InlineData("-AccessKey AK -SessionToken T", "-SecretKey is missing")]
    public void Needs_both_halves_of_a_key(string parameters, string message)
    {
        Outcome outcome = Invoke(parameters);

        Assert.Equal("CredentialsIncomplete", outcome.ErrorId);
        Assert.Equal(ErrorCategory.AuthenticationError, outcome.Error.CategoryInfo.Category);
        Assert.Contains(message, outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public void Takes_the_sessions_default_region()
    {
        _session.Run("$global:StoredAWSRegion = 'ap-southeast-2'");

        _session.Run($"Get-CIIdentityPool -EndpointUrl {_server.Url} -AccessKey AK -SecretKey SK");
        _session.Run($"Get-CIIdentityPool -EndpointUrl {_server.Url} -AccessKey AK -SecretKey SK -Region eu-west-1");

        Assert.Contains("/ap-southeast-2/", _server.Requests[0].Header("Authorization"), StringComparison.Ordinal);
        Assert.Contains("/eu-west-1/", _server.Requests[1].Header("Authorization"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_region_of_an_id_wins_over_the_sessions()
    {
        _session.Run("$global:StoredAWSRegion = 'ap-southeast-2'");

        _session.Run($"Get-CIIdentityPool eu-west-1:1 -EndpointUrl {_server.Url} -AccessKey AK -SecretKey SK");

        Assert.Contains("/eu-west-1/", Assert.Single(_server.Requests).Header("Authorization"), StringComparison.Ordinal);
    }

    [Fact]
    public void Takes_the_sessions_default_credentials()
    {
        const string Script = """
            $global:StoredAWSCredentials = 'set'
            function global:Get-AWSCredential { [pscustomobject]@{ AccessKeyId = 'AKSESSION'; SecretKey = 'SECRET' } }
            """;

        ReceivedRequest request = Call(string.Empty, Script);

        Assert.Contains("Credential=AKSESSION/", request.Header("Authorization"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-AccessKey AKEXPLICIT -SecretKey SECRET")]
    [InlineData("-Credential ([CognitoIdentity.AwsKeys]::new('AKEXPLICIT', 'SECRET', $null))")]
    public void Explicit_credentials_win_over_the_sessions(string parameters)
    {
        const string Script = """
            $global:StoredAWSCredentials = 'set'
            function global:Get-AWSCredential { throw 'asked for no reason' }
            """;

        Assert.Contains("Credential=AKEXPLICIT/", Call(parameters, Script).Header("Authorization"), StringComparison.Ordinal);
    }

    [Fact]
    public void Does_not_look_up_session_credentials_if_none_are_set()
    {
        const string Script = "function global:Get-AWSCredential { throw 'asked for no reason' }";

        Assert.Equal("CredentialsMissing", Invoke(string.Empty, Script).ErrorId);
    }

    [Fact]
    public void Takes_a_profile_from_the_file_that_is_given()
    {
        string file = Path.GetTempFileName();
        File.WriteAllText(file, "[dev]\naws_access_key_id = AKPROFILE\naws_secret_access_key = SECRET\nregion = eu-north-1\n");
        try
        {
            _session.Run($"Get-CIIdentityPool -EndpointUrl {_server.Url} -ProfileName dev -ProfileLocation '{file}'");
            ReceivedRequest request = Assert.Single(_server.Requests);
            Assert.Contains("Credential=AKPROFILE/", request.Header("Authorization"), StringComparison.Ordinal);
            Assert.Contains("/eu-north-1/", request.Header("Authorization"), StringComparison.Ordinal);

            _session.Run($"$null = $ExecutionContext.SessionState.Path.SetLocation('{Path.GetDirectoryName(file)}')");
            Assert.Empty(Invoke($"-ProfileName dev -ProfileLocation ./{Path.GetFileName(file)}").Errors);
            Assert.Equal("ProfileNotFound", Invoke($"-ProfileName other -ProfileLocation '{file}'").ErrorId);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static void AssertSigned(ReceivedRequest request, string secretKey)
    {
        string authorization = request.Header("Authorization")!;
        string[] signedHeaders = authorization.Split("SignedHeaders=")[1].Split(',')[0].Split(';');
        string signature = SigV4.Sign(request, signedHeaders, request.Header("X-Amz-Date")!, "us-east-1", "cognito-identity", secretKey);
        Assert.EndsWith($"Signature={signature}", authorization, StringComparison.Ordinal);
    }

    private ReceivedRequest Call(string parameters, string before = "")
    {
        Assert.Empty(Invoke(parameters, before).Errors.Select(error => error.ToString()));
        return Assert.Single(_server.Requests);
    }

    private Outcome Invoke(string parameters, string before = "")
    {
        Outcome? outcome = null;
        const string Protect = "function Protect($text) { $s = [securestring]::new(); foreach ($c in $text.ToCharArray()) { $s.AppendChar($c) }; $s }";
        string script = $"{Protect}\n{before}\nGet-CIIdentityPool -Region us-east-1 -EndpointUrl {_server.Url} {parameters}";
        Waiting.ComesBack(() => outcome = _session.Invoke(script));
        return outcome!;
    }
}
