using CognitoIdentity.Client;
using static CognitoIdentity.UnitTests.Client.Connections;
using static CognitoIdentity.UnitTests.Client.CredentialSources;

namespace CognitoIdentity.UnitTests.Client;

/// <summary>Roles of profiles and of the environment: the requests to STS, their address, and how long a role's session is cached.</summary>
[Collection(nameof(ProcessEnvironment))]
public sealed class RoleCredentialTests : IDisposable
{
    private const string Arn = "role_arn = arn:aws:iam::123456789012:role/app\n";

    private readonly ClientFactory _factory = new();
    private readonly ScriptedServer _server = new(Answer);

    private IReadOnlyList<ReceivedRequest> Assumed =>
        [.. _server.Requests.Where(request => request.Operation is "AssumeRole" or "AssumeRoleWithWebIdentity")];

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task The_settings_of_a_role_are_sent()
    {
        using EnvironmentScope environment = Sts($"[profile x]\n{Arn}source_profile = base\nrole_session_name = nightly\nexternal_id = one two\nduration_seconds = 900\n{Base}");

        await CallAsync(Options("x"));

        Assert.All(["RoleSessionName=nightly", "ExternalId=one%20two", "DurationSeconds=900"], part => Assert.True(Assumed[0].Has(part), part));
    }

    [Fact]
    public async Task A_duration_that_is_not_a_number_is_not_sent()
    {
        using EnvironmentScope environment = Sts($"[profile x]\n{Arn}source_profile = base\nduration_seconds = an hour\n{Base}");

        await CallAsync(Options("x"));

        Assert.True(Assumed[0].Has("RoleSessionName=CognitoIdentity"));
        Assert.DoesNotContain("DurationSeconds", Assumed[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_token_only_the_name_of_the_session_is_sent()
    {
        using EnvironmentScope environment = Sts(
            $"[profile x]\n{Arn}web_identity_token_file = {TokenFile}\nrole_session_name = nightly\nexternal_id = one\nduration_seconds = 900\nmfa_serial = device\n");

        await CallAsync(Options("x"));

        Assert.True(Assumed[0].Has("RoleSessionName=nightly"));
        Assert.DoesNotMatch("ExternalId|DurationSeconds|SerialNumber", Assumed[0].Text);
        Assert.Null(Assumed[0].Header("Authorization"));
    }

    [Fact]
    public async Task The_environment_names_the_session_too()
    {
        using EnvironmentScope environment = Sts(string.Empty);
        environment["AWS_WEB_IDENTITY_TOKEN_FILE"] = TokenFile;
        environment["AWS_ROLE_ARN"] = "arn:aws:iam::123456789012:role/app";
        environment["AWS_ROLE_SESSION_NAME"] = "from-the-environment";

        await CallAsync(Options(null));

        Assert.True(Assumed[0].Has("RoleSessionName=from-the-environment"));
    }

    [Fact]
    public async Task As_a_source_a_token_wins_over_keys()
    {
        using EnvironmentScope environment = Sts($"""
            [profile x]
            {Arn}source_profile = y
            [profile y]
            {Arn}web_identity_token_file = {TokenFile}
            aws_access_key_id = AKIDBESIDE
            aws_secret_access_key = secret
            """);

        await CallAsync(Options("x"));

        Assert.Equal(["AssumeRoleWithWebIdentity", "AssumeRole"], Assumed.Select(request => request.Operation));
    }

    [Fact]
    public async Task Changed_keys_of_the_environment_need_another_session()
    {
        using EnvironmentScope environment = Sts($"[profile x]\n{Arn}credential_source = Environment\n");
        foreach (string key in (string[])["AKIDONE", "AKIDONE", "AKIDTWO"])
        {
            environment["AWS_ACCESS_KEY_ID"] = key;
            environment["AWS_SECRET_ACCESS_KEY"] = Secret;
            await CallAsync(Options("x"));
        }

        Assert.Equal(2, Assumed.Count);
        Assert.Contains("Credential=AKIDTWO/", Assumed[1].Header("Authorization"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_is_forgotten_has_no_sessions_left()
    {
        using EnvironmentScope environment = Sts(RoleProfile);
        await CallAsync(Options("role"));
        await CallAsync(Options("role"));
        Assert.Single(Assumed);

        _factory.Forget(new Uri("http://127.0.0.1:9"));
        await CallAsync(Options("role"));
        Assert.Single(Assumed);

        _factory.Forget(new Uri(_server.Url));
        await CallAsync(Options("role"));
        Assert.Equal(2, Assumed.Count);
    }

    [Fact]
    public async Task The_session_s_local_service_gives_the_role()
    {
        using var environment = new EnvironmentScope { Config = RoleProfile };

        await CallAsync(Options("role") with { IsLocalService = true });

        Assert.Equal(["AssumeRole", "DescribeIdentityPool"], _server.Operations);
    }

    [Fact]
    public async Task For_another_service_on_loopback_AWS_gives_the_role()
    {
        await using var proxy = new ScriptedServer(Reply.With(407, ""));
        using var environment = new EnvironmentScope { Config = RoleProfile, ["HTTPS_PROXY"] = proxy.Url, ["AWS_MAX_ATTEMPTS"] = "1" };

        var error = await Assert.ThrowsAsync<CognitoIdentityException>(() => CallAsync(Options("role")));

        Assert.EndsWith($"no connection to STS at https://sts.{Region}.amazonaws.com", error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(proxy.Requests);
        Assert.Empty(_server.Requests);
    }

    private static string Base => Profile("profile base", "base");

    private static string TokenFile => TestEnvironment.WriteFile("token", "eyJ.token");

    private EnvironmentScope Sts(string config) => new() { Config = config, ["AWS_ENDPOINT_URL_STS"] = _server.Url };

    private Task CallAsync(ClientOptions options) => CredentialSources.CallAsync(options, _factory);

    private ClientOptions Options(string? profile) => new() { Region = Region, EndpointUrl = _server.Url, ProfileName = profile };
}
