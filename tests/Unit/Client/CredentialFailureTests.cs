using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using static CognitoIdentity.UnitTests.Client.Connections;
using static CognitoIdentity.UnitTests.Client.CredentialSources;

namespace CognitoIdentity.UnitTests.Client;

/// <summary>Each way in which a source of credentials fails has its own cause and remedy, without a text of the SDK or of .NET.</summary>
[Collection(nameof(ProcessEnvironment))]
public sealed class CredentialFailureTests
{
    private const string Role = "role_arn = arn:aws:iam::123456789012:role/app\n";
    private const string StartUrl = "https://corp.awsapps.com/start";
    private const string SingleSignOn = $"sso_start_url = {StartUrl}\nsso_region = us-east-1\nsso_account_id = 123456789012\nsso_role_name = Reader\n";
    internal const string Session = $"sso_session = corp\nsso_account_id = 123456789012\nsso_role_name = Reader\n[sso-session corp]\nsso_start_url = {StartUrl}\nsso_region = us-east-1\n";

    private static readonly string Base = Profile("profile base", "base");

    public static TheoryData<string, string> WrongSettings => new()
    {
        { $"{Role}source_profile = nowhere\n", "source_profile in profile 'x' names 'nowhere', which does not exist" },
        { $"{Role}source_profile = x\n", "source_profile in profile 'x' leads back to profile 'x'" },
        { $"{Role}source_profile = y\n[profile y]\n{Role}source_profile = x\n", "source_profile in profile 'y' leads back to profile 'x'" },
        { $"{Role}source_profile = y\n[profile y]\n{Role}source_profile = nowhere\n", "source_profile in profile 'y' names 'nowhere', which does not exist" },
        { Role, "role_arn in profile 'x' needs a source_profile or a credential_source" },
        { $"{Role}source_profile = base\ncredential_source = Environment\n{Base}", "profile 'x' has both source_profile and credential_source" },
        { $"{Role}credential_source = Nowhere\n", "credential_source in profile 'x' is 'Nowhere'; it must be one of Environment, Ec2InstanceMetadata, EcsContainer" },
        { $"{Role}credential_source = Environment\n", "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set, but its credential_source is Environment" },
        { $"{Role}credential_source = EcsContainer\n", "the credentials endpoint of the container can't be reached, or returned no credentials" },
        { $"{Role}web_identity_token_file = /nowhere/token\n", "the token file /nowhere/token does not exist or can't be read" },
        { $"{Role}web_identity_token_file = token\n", "the path of the token file, token, is not absolute" },
        { "web_identity_token_file = /nowhere/token\n", "profile 'x' has no role_arn" },
        { $"{Role}source_profile = y\n[profile y]\n{Role}source_profile = base\naws_secret_access_key = half\n{Base}", "profile 'y' has no keys, role_arn" },
        { "sso_account_id = 123456789012\n", "profile 'x' has no sso_role_name" },
        { SingleSignOn.Replace("sso_region = us-east-1\n", "", StringComparison.Ordinal), "profile 'x' has no sso_region" },
        { "region = eu-west-1\n", "profile 'x' has no keys, role_arn, credential_process or sso_session" },
        { "login_session = arn:aws:iam::123456789012:user/me\n", "profile 'x' has a login_session of aws login, which this module can't use." },
        { $"{Role}source_profile = y\n[profile y]\ncredential_process = exit 3\n", "its credential_process failed with exit code 3" },
        { "credential_process = exit 3\n", "its credential_process failed with exit code 3" },
        { "credential_process = /nowhere/program --json\n", "its credential_process can't be found or started (exit code 127)" },
        { "credential_process = echo hello\n", "its credential_process did not write valid JSON credentials" },
        { "credential_process = echo '{\"Version\":2}'\n", "its credential_process did not write valid JSON credentials" },
        { "credential_process = echo '[]'\n", "its credential_process did not write valid JSON credentials" },
        {
            $"credential_process = echo '{{\"Version\":1,\"AccessKeyId\":\"AKID\",\"SecretAccessKey\":\"{Secret}\",\"Expiration\":\"2020-01-01T00:00:00Z\"}}'\n",
            "its credential_process did not write valid JSON credentials"
        },
    };

    [Theory]
    [MemberData(nameof(WrongSettings))]
    public async Task A_profile_that_can_give_no_credentials_says_why(string settings, string reason)
    {
        using var environment = new EnvironmentScope { Config = $"[profile x]\n{settings}" };

        CognitoIdentityException error = await FailAsync("x");

        Assert.StartsWith($"The AWS credentials could not be read from profile 'x': {reason}", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SingleSignOn, "x")]
    [InlineData(Session, "x")]
    [InlineData($"{Role}source_profile = y\n[profile y]\n{Session}", "y")]
    public async Task Before_the_first_sign_in_the_error_shows_its_command(string settings, string signIn)
    {
        using var environment = new EnvironmentScope { Config = $"[profile x]\n{settings}", ["HOME"] = NewFolder() };

        CognitoIdentityException error = await FailAsync("x");

        Assert.EndsWith($"profile 'x': not signed in: run aws sso login --profile {signIn}", error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.Remedy);
    }

    [Theory]
    [InlineData(SingleSignOn, StartUrl)]
    [InlineData(Session, "corp")]
    public async Task An_expired_sign_in_and_a_missing_one_are_different_errors(string settings, string key)
    {
        using EnvironmentScope environment = SignedIn($"[profile x]\n{settings}", key, DateTime.UtcNow.AddHours(-1));

        CognitoIdentityException error = await FailAsync("x");

        Assert.Contains("profile 'x': the sign-in expired on ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(": run aws sso login --profile x", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, "UnauthorizedException", "IAM Identity Center no longer accepts the sign-in: run aws sso login --profile x")]
    [InlineData(403, "ForbiddenException", "IAM Identity Center doesn't grant this user the role Reader in account 123456789012")]
    [InlineData(400, "InvalidRequestException", "IAM Identity Center answered with the error InvalidRequestException: Denied.")]
    public async Task The_error_has_the_answer_of_IAM_Identity_Center(int status, string code, string reason)
    {
        await using var server = new ScriptedServer(Reply.With(status, """{"message":"Denied."}""", $"x-amzn-ErrorType: {code}"));
        using EnvironmentScope environment = SignedIn($"[profile x]\n{SingleSignOn}", StartUrl, DateTime.UtcNow.AddHours(1));
        environment["AWS_ENDPOINT_URL_SSO"] = server.Url;

        Assert.EndsWith(reason, (await FailAsync("x")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sign_in_gives_credentials()
    {
        long end = DateTimeOffset.UtcNow.AddHours(1).ToUnixTimeMilliseconds();
        await using var server = new ScriptedServer(request => request.Path.StartsWith("/federation/", StringComparison.Ordinal)
            ? Reply.Json($$$"""{"roleCredentials":{"accessKeyId":"ASIASSO","secretAccessKey":"{{{Secret}}}","sessionToken":"t","expiration":{{{end}}}}}""")
            : Answer(request));
        using EnvironmentScope environment = SignedIn($"[profile x]\n{Session}", "corp", DateTime.UtcNow.AddHours(1));
        environment["AWS_ENDPOINT_URL_SSO"] = server.Url;

        await CallAsync(new ClientOptions { Region = Region, EndpointUrl = server.Url, ProfileName = "x" });

        Assert.Equal("ASIASSO", AccessKeyIn(server));
        Assert.Equal("a-sign-in", server.Requests[0].Header("x-amz-sso_bearer_token"));
    }

    [Theory]
    [InlineData("AccessDenied", "User: arn:aws:iam::123456789012:user/me is not authorized to perform: sts:AssumeRole", "STS denies the role arn:aws:iam::123456789012:role/app: User: arn:aws:iam::123456789012:user/me is not authorized to perform: sts:AssumeRole")]
    [InlineData("AccessDenied", "No.", "STS denies the role arn:aws:iam::123456789012:role/app: No.")]
    [InlineData("InvalidClientTokenId", "The security token is invalid.", "STS rejected the keys that are used to assume the role arn:aws:iam::123456789012:role/app (InvalidClientTokenId)")]
    [InlineData("ExpiredToken", "The token has expired.", "STS rejected the keys that are used to assume the role arn:aws:iam::123456789012:role/app (ExpiredToken)")]
    [InlineData("MalformedPolicyDocument", "A text of the service.", "STS answered with the error MalformedPolicyDocument: A text of the service.")]
    public async Task The_error_has_the_answer_of_STS(string code, string message, string reason)
    {
        await using var sts = new ScriptedServer(Sts.Error(code, message, 403));
        using var environment = new EnvironmentScope { Config = RoleProfile, ["AWS_ENDPOINT_URL_STS"] = sts.Url };

        CognitoIdentityException error = await FailAsync("role");

        Assert.Equal($"The AWS credentials could not be read from profile 'role': {reason}", error.Message);
        Assert.NotNull(error.Remedy);
    }

    [Theory]
    [InlineData("ExpiredTokenException", "Token expired.", "the token in FILE has expired", "write a new token")]
    [InlineData("InvalidIdentityToken", "No OpenIDConnect provider found.", "STS does not accept the token in FILE (InvalidIdentityToken): No OpenIDConnect provider found.", "the token's issuer")]
    [InlineData("IDPRejectedClaim", "No.", "STS does not accept the token in FILE (IDPRejectedClaim): No.", "the token's issuer")]
    [InlineData("AccessDenied", "Not authorized.", "STS denies the role arn:aws:iam::123456789012:role/app: Not authorized.", "sts:AssumeRoleWithWebIdentity")]
    [InlineData("MalformedPolicyDocument", "A text of the service.", "STS answered with the error MalformedPolicyDocument: A text of the service.", "Check")]
    public async Task The_error_has_the_answer_of_STS_to_a_token(string code, string message, string reason, string remedy)
    {
        await using var sts = new ScriptedServer(Sts.Error(code, message, 400));
        string file = TestEnvironment.WriteFile("token", "eyJ.token");
        using var environment = new EnvironmentScope
        {
            Config = $"[profile x]\n{Role}web_identity_token_file = {file}\n",
            ["AWS_ENDPOINT_URL_STS"] = sts.Url,
            ["AWS_MAX_ATTEMPTS"] = "1",
        };

        CognitoIdentityException error = await FailAsync("x");

        Assert.EndsWith(reason.Replace("FILE", file, StringComparison.Ordinal), error.Message, StringComparison.Ordinal);
        Assert.Contains(remedy, error.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_token_file_is_reported()
    {
        string file = TestEnvironment.WriteFile("token", " \n");
        using var environment = new EnvironmentScope { Config = $"[profile x]\n{Role}web_identity_token_file = {file}\n" };

        Assert.EndsWith($"the token file {file} is empty", (await FailAsync("x")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Invalid_keys_of_the_environment_and_of_a_profile_are_different_errors()
    {
        using var environment = new EnvironmentScope
        {
            Config = $"[profile x]\n{Role}credential_source = Environment\n",
            ["AWS_ACCESS_KEY_ID"] = "not an access key",
            ["AWS_SECRET_ACCESS_KEY"] = Secret,
        };

        Assert.StartsWith(
            "The AWS credentials could not be read from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY: ", (await FailAsync("x")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_denied_role_of_a_chain_is_named()
    {
        await using var sts = new ScriptedServer(Sts.Error("AccessDenied", "No.", 403));
        using var environment = new EnvironmentScope
        {
            Config = $"[profile x]\n{Role}source_profile = y\n[profile y]\nrole_arn = arn:aws:iam::123456789012:role/inner\nsource_profile = base\n{Base}",
            ["AWS_ENDPOINT_URL_STS"] = sts.Url,
        };

        Assert.EndsWith("STS denies the role arn:aws:iam::123456789012:role/inner: No.", (await FailAsync("x")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_network_error_does_not_show_the_proxy_s_password()
    {
        await using var proxy = new ScriptedServer(Reply.With(407, "", "Proxy-Authenticate: Basic realm=\"x\""));
        using var environment = new EnvironmentScope
        {
            Config = RoleProfile,
            ["AWS_MAX_ATTEMPTS"] = "1",
            ["AWS_ENDPOINT_URL_STS"] = "https://sts.invalid/path",
            ["HTTPS_PROXY"] = new UriBuilder(proxy.Url) { UserName = "user", Password = "the-password" }.Uri.AbsoluteUri,
        };

        CognitoIdentityException error = await FailAsync("role");

        Assert.Contains(proxy.Requests, request => request.Header("Proxy-Authorization") is not null);
        Assert.EndsWith("profile 'role': no connection to STS at https://sts.invalid", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("the-password", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_container_that_gives_no_credentials_is_named_in_the_error()
    {
        await using var container = new ScriptedServer(Reply.With(404, "No such role: the-secret-key"));
        using var environment = new EnvironmentScope { ["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = container.Url + "/credentials" };

        CognitoIdentityException error = await FailAsync(null);

        Assert.EndsWith("the container: the credentials endpoint of the container can't be reached, or returned no credentials", error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.Remedy);
    }

    private static async Task<CognitoIdentityException> FailAsync(string? profile)
    {
        var error = await Assert.ThrowsAsync<CognitoIdentityException>(() =>
            CallAsync(new ClientOptions { Region = Region, EndpointUrl = "http://127.0.0.1:9", ProfileName = profile }));
        Assert.Equal("CredentialsUnavailable", error.Code);
        Assert.Equal(0, error.Attempts);
        Assert.Null(error.InnerException);
        Assert.DoesNotMatch("Amazon|SDK|System\\.|Exception of type", error.Message);
        Assert.DoesNotContain(Secret, error.ToString(), StringComparison.Ordinal);
        return error;
    }

    private static string NewFolder() => Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(TestEnvironment.ConfigFile)!, Guid.NewGuid().ToString())).FullName;

    /// <summary>A home folder with the files of <c>aws sso login</c>.</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5350", Justification = "The AWS CLI names the file so.")]
    internal static EnvironmentScope SignedIn(string config, string key, DateTime end)
    {
        string home = NewFolder();
        string cache = Directory.CreateDirectory(Path.Combine(home, ".aws", "sso", "cache")).FullName;
        string name = Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(key)));
        string expires = end.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        File.WriteAllText(
            Path.Combine(cache, name + ".json"), $$"""{"startUrl":"{{StartUrl}}","region":"us-east-1","accessToken":"a-sign-in","expiresAt":"{{expires}}"}""");
        return new EnvironmentScope { Config = config, ["HOME"] = home, ["AWS_MAX_ATTEMPTS"] = "1" };
    }
}
