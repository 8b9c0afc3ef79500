using System.Management.Automation;
using System.Text;
using System.Text.Json;

namespace CognitoIdentity.ModuleTests.Credentials;

/// <summary>Each flow from a login to credentials. A service that checks signatures accepts the credentials.</summary>
public sealed class CredentialFlowTests : IDisposable
{
    private const string Role = "arn:aws:iam::123456789012:role";

    private const string SetUp = $$"""
        $null = Start-CILocalService -AccessKey AKADMIN -SecretKey secret
        $script:user = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI'
        $common = @{
            AllowUnauthenticatedIdentity = $true
            SupportedLoginProvider = @{ 'accounts.google.com' = 'client' }
            CognitoIdentityProvider = "${user}:client"
            OpenIdConnectProviderArn = 'arn:aws:iam::123456789012:oidc-provider/login.example.com'
            DeveloperProviderName = 'dev'
            AllowClassicFlow = $true
        }
        $script:pool = New-CIIdentityPool a @common
        $pool | Set-CIIdentityPoolRole -AuthenticatedRoleArn {{Role}}/users -UnauthenticatedRoleArn {{Role}}/guests
        $script:mapped = New-CIIdentityPool b @common
        $mapped | Set-CIIdentityPoolRole -AuthenticatedRoleArn {{Role}}/users -RoleMapping @{ "${user}:client" = New-CIRoleMapping -AmbiguousRoleResolution Deny }
        function global:Token($provider, $name = 'ada') { (New-CILocalLogin $provider $name -ClientId client).Token }
        """;

    private readonly Session _session = new();

    public CredentialFlowTests() => _session.Run(SetUp);

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData("Get-CICredential $pool", "guests", "Enhanced", "")]
    [InlineData("$pool | Get-CICredential", "guests", "Enhanced", "")]
    [InlineData("Get-CICredential $pool -Login @{ 'accounts.google.com' = Token accounts.google.com }", "users", "Enhanced", "")]
    [InlineData("Get-CICredential $pool -Login (New-CILocalLogin accounts.google.com ada -ClientId client)", "users", "Enhanced", "")]
    [InlineData("$pool | Get-CICredential -Login @{ 'login.example.com' = { Token login.example.com } }", "users", "Enhanced", "")]
    [InlineData("Get-CICredential $pool -UserPoolId us-east-1_AbCdEfGhI -IdToken (Token $user)", "users", "Enhanced", "")]
    [InlineData("$pool | Get-CICredential -UserPoolId us-east-1_AbCdEfGhI -IdToken ([Net.NetworkCredential]::new('', (Token $user)).SecurePassword)", "users", "Enhanced", "")]
    [InlineData("Get-CICredential $pool -UserPoolId us-east-1_AbCdEfGhI -IdToken { Token $user }", "users", "Enhanced", "")]
    [InlineData("Get-CICredential $pool -DeveloperUserIdentifier ada", "users", "Enhanced", "")]
    [InlineData("$pool | Get-CICredential -DeveloperUserIdentifier ada -DeveloperProviderName dev", "users", "Enhanced", "")]
    [InlineData($"Get-CICredential $pool -RoleArn {Role}/app", "app", "Classic", "app")]
    [InlineData($"$pool | Get-CICredential -RoleArn {Role}/app -Login @{{ 'accounts.google.com' = Token accounts.google.com }}", "app", "Classic", "app")]
    [InlineData($"$pool | Get-CICredential -RoleArn {Role}/app -UserPoolId us-east-1_AbCdEfGhI -IdToken (Token $user)", "app", "Classic", "app")]
    [InlineData($"Get-CICredential $pool -RoleArn {Role}/app -DeveloperUserIdentifier ada", "app", "Classic", "app")]
    public void Gives_credentials_that_are_taken(string command, string role, string flow, string known)
    {
        IReadOnlyList<PSObject> credential = _session.Run($"$script:credential = {command}; $credential");

        Assert.Equal($"{Role}/{role}", RoleOf("$credential"));
        Assert.Equal(flow, credential.Text("Flow"));
        Assert.Equal(known.Length == 0 ? "null" : $"{Role}/{known}", credential.Text("AssumedRoleArn"));
        Assert.Equal(("us-east-1", Value("$pool.IdentityPoolId")), (credential.Text("Region"), credential.Text("IdentityPoolId")));
        Assert.Equal(Value("($pool | Get-CIIdentity).IdentityId"), credential.Text("IdentityId"));
        AssertTaken();
    }

    [Theory]
    [InlineData("$id | Get-CICredential")]
    [InlineData("Get-CICredential -IdentityId $id")]
    [InlineData("$pool | Get-CIIdentity | Get-CICredential")]
    [InlineData("[pscustomobject]@{ IdentityId = $id; IdentityPoolId = 'nonsense' } | Get-CICredential")]
    [InlineData($"$id | Get-CICredential -RoleArn {Role}/app")]
    public void Gives_the_credentials_of_an_identity(string command)
    {
        _session.Run($"$id = Get-CIIdentityId $pool; $script:credential = {command}");

        Assert.Equal(Value("($pool | Get-CIIdentity).IdentityId"), Value("$credential.IdentityId"));
        AssertTaken();
    }

    [Theory]
    [InlineData("-Login @{ $user = Token $user }")]
    [InlineData("-UserPoolId us-east-1_AbCdEfGhI -IdToken (Token $user)")]
    [InlineData($"-UserPoolId us-east-1_AbCdEfGhI -IdToken {{ Token $user }} -RoleArn {Role}/app")]
    public void Gives_the_credentials_of_an_identity_with_a_login(string login)
    {
        _session.Run($"$id = Get-CIIdentityId $pool -Login @{{ $user = Token $user }}; $script:credential = $id | Get-CICredential {login}");

        AssertTaken();
    }

    [Fact]
    public void Takes_the_role_that_is_asked_for()
    {
        const string Login = "(New-CILocalLogin $user ada -ClientId client -Claim @{ 'cognito:roles' = @('arn:aws:iam::123456789012:role/one', 'arn:aws:iam::123456789012:role/two') })";

        IReadOnlyList<PSObject> credential = _session.Run($"$script:credential = Get-CICredential $mapped -Login {Login} -CustomRoleArn {Role}/two; $credential");

        Assert.Equal(($"{Role}/two", $"{Role}/two", "Enhanced"), (credential.Text("AssumedRoleArn"), RoleOf("$credential"), credential.Text("Flow")));
        AssertTaken();
    }

    [Fact]
    public void A_new_token_with_another_role_gets_that_role()
    {
        _session.Run("""
            $script:one, $script:two = foreach ($role in 'one', 'two') {
                Get-CICredential $mapped -Login (New-CILocalLogin $user ada -ClientId client -Claim @{ 'cognito:preferred_role' = "arn:aws:iam::123456789012:role/$role" })
            }
            """);

        Assert.Equal(($"{Role}/one", $"{Role}/two"), (RoleOf("$one"), RoleOf("$two")));
        Assert.Equal(Value("$one.IdentityId"), Value("$two.IdentityId"));
    }

    [Fact]
    public void Cached_credentials_of_developer_users_need_the_same_keys()
    {
        string file = Path.GetTempFileName();
        string other = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "[dev]\naws_access_key_id = AKADMIN\naws_secret_access_key = secret\n");
            File.WriteAllText(other, "[dev]\naws_access_key_id = AKADMIN\naws_secret_access_key = wrong\n");
            const string Command = "Get-CICredential $pool -DeveloperUserIdentifier ada";

            Assert.Single(_session.Run($"{Command} -AccessKey AKADMIN -SecretKey secret"));
            Assert.Single(_session.Run($"{Command} -ProfileName dev -ProfileLocation '{file}'"));

            Assert.Equal("InvalidSignature", _session.Invoke($"{Command} -AccessKey AKADMIN -SecretKey wrong").ErrorId);
            Assert.Equal("InvalidSignature", _session.Invoke($"{Command} -ProfileName dev -ProfileLocation '{other}'").ErrorId);
        }
        finally
        {
            File.Delete(file);
            File.Delete(other);
        }
    }

    [Fact]
    public void Takes_a_role_under_a_name_and_for_a_time()
    {
        _session.Run($"$script:credential = Get-CICredential $pool -RoleArn {Role}/app -RoleSessionName nightly -DurationSeconds 900 -Policy '{{ \"Version\": \"2012-10-17\" }}'");

        Assert.Equal("nightly", SessionOf("$credential").GetProperty("Name").GetString());
        Assert.Equal(true, _session.Run("$credential.Expiration - [datetime]::Now -lt '00:16'")[0].BaseObject);
    }

    [Fact]
    public void Each_developer_user_gets_an_identity_and_the_provider_is_read_once()
    {
        _session.Run("$script:credentials = Get-CICredential $pool -DeveloperUserIdentifier ada, bob");

        Assert.Equal("2", Value("$credentials.IdentityId.Count"));
        Assert.Equal("False", Value("$credentials[0].IdentityId -eq $credentials[1].IdentityId"));
        Assert.Equal("1", Value("(Get-CILocalService | Where-Object IsSessionDefault).RequestsByOperation['DescribeIdentityPool']"));
        Assert.Equal("0", Value("[int](Get-CILocalService | Where-Object IsSessionDefault).RequestsByOperation['GetId']"));
    }

    [Fact]
    public void Credentials_from_the_pipeline_sign_the_next_call()
    {
        _session.Run("$script:credential = Get-CICredential $pool; $script:seen = $credential | Get-CIIdentity");

        Assert.Equal(Value("$credential.IdentityId"), Value("$seen.IdentityId"));
        Assert.Equal(Value("$credential.AccessKeyId"), Value("(Get-CILocalService | Where-Object IsSessionDefault).RequestLog[-1].AccessKey"));
    }

    [Fact]
    public void Keys_from_the_pipeline_are_of_their_record_alone()
    {
        Outcome outcome = _session.Invoke("""
            $one, $two = Get-CICredential $pool -DeveloperUserIdentifier ada, bob
            $half = [pscustomobject]@{ IdentityId = $two.IdentityId; AccessKey = 'AKHALF' }
            $one, $half, $two.IdentityId, $two | Get-CIIdentity -ThrottleLimit 1 | ForEach-Object IdentityId
            $one.IdentityId, $two.IdentityId, $two.IdentityId
            $one.AccessKeyId, 'AKADMIN', $two.AccessKeyId
            (Get-CILocalService | Where-Object IsSessionDefault).RequestLog[-3..-1].AccessKey
            """);

        string[] lines = [.. outcome.Output.Select(line => line.ToString())];
        outcome.IsError("CredentialsIncomplete", ErrorCategory.AuthenticationError, lines[1]);
        Assert.Equal(12, lines.Length);
        Assert.Equal(lines[3..6], lines[..3]);
        Assert.Equal(lines[6..9], lines[9..12]);
    }

    private void AssertTaken()
    {
        _session.Run("$null = $pool | Get-CIResourceTag -Credential $credential");

        Assert.Equal(
            ["GetCallerIdentity", "ListTagsForResource"],
            _session.Run("(Get-CILocalService | Where-Object IsSessionDefault).RequestLog | Where-Object AccessKey -EQ $credential.AccessKeyId | ForEach-Object Operation")
                .Select(operation => operation.ToString()));
    }

    private string? RoleOf(string credential) => SessionOf(credential).GetProperty("RoleArn").GetString();

    /// <summary>The content of the local service's session tokens.</summary>
    private JsonElement SessionOf(string credential)
    {
        byte[] token = Convert.FromBase64String(Value($"{credential}.SessionToken"));
        return JsonDocument.Parse(Encoding.UTF8.GetString(token.AsSpan(32))).RootElement;
    }

    private string Value(string script) => Assert.Single(_session.Run(script)).ToString();
}
