using CognitoIdentity.Client;
using CognitoIdentity.Client.Sdk;
using static CognitoIdentity.UnitTests.Client.Connections;
using static CognitoIdentity.UnitTests.Client.CredentialSources;

namespace CognitoIdentity.UnitTests.Client;

/// <summary>Sources of credentials: each one alone, and each before the next.</summary>
[Collection(nameof(ProcessEnvironment))]
public sealed class CredentialTests
{
    // In the order of lookup. Only one test uses the last source, because the SDK caches its address.
    private static readonly string[] Sources =
    [
        "explicit", "ProfileName", "session", "environment", "web identity", "AWS_PROFILE", "AWS_DEFAULT_PROFILE", "default profile",
        "container", "instance",
    ];

    private readonly ClientFactory _factory = new();

    public static TheoryData<string> ScriptedSources => [.. Sources[..^1]];

    [Theory]
    [MemberData(nameof(ScriptedSources))]
    public async Task A_source_is_enough_alone(string source) => Assert.Equal(AccessKeyOf(source), await ResolveAsync([source]));

    [Theory]
    [MemberData(nameof(ScriptedSources))]
    public async Task A_source_comes_before_all_that_follow(string source) =>
        Assert.Equal(AccessKeyOf(source), await ResolveAsync(Sources[Array.IndexOf(Sources, source)..]));

    [Fact]
    public async Task An_instance_s_role_is_used_as_soon_as_it_has_one()
    {
        bool hasRole = false;
        await using var server = new ScriptedServer(request => request.Path switch
        {
            "/latest/meta-data/iam/security-credentials/" or "/latest/meta-data/iam/info" when !hasRole => Reply.With(404, ""),
            _ => Answer(request),
        });
        using var environment = EnvironmentScope.WithMetadata(server.Url);
        var options = new ClientOptions { Region = Region, EndpointUrl = server.Url };

        var error = await Assert.ThrowsAsync<CognitoIdentityException>(() => CallAsync(options, _factory));
        hasRole = true;
        await CallAsync(options, _factory);

        Assert.Equal("CredentialsUnavailable", error.Code);
        Assert.Contains("the instance", error.Message, StringComparison.Ordinal);
        Assert.Equal(AccessKeyOf("instance"), AccessKeyIn(server));
        Assert.Equal("instance-token", server.Requests[^1].Header("x-amz-security-token"));
    }

    [Fact]
    public async Task An_instance_that_answers_too_late_once_is_asked_again()
    {
        bool isReady = false;
        await using var server = new ScriptedServer(_ => isReady ? Reply.With(200, "metadata-token") : Reply.With(503, ""));
        var metadata = new InstanceMetadata();

        Assert.False(await metadata.AnswersAsync(server.Url));
        isReady = true;
        while (!await metadata.AnswersAsync(server.Url))
        {
            // On a busy machine, an answer may come too late again.
            Token.ThrowIfCancellationRequested();
        }

        int asked = server.Requests.Count;
        Assert.True(await metadata.AnswersAsync(server.Url));
        Assert.Equal(asked, server.Requests.Count);
    }

    [Fact]
    public async Task A_container_is_asked_once_for_all_commands_until_its_variables_change()
    {
        await using var server = new ScriptedServer(Answer);
        var options = new ClientOptions { Region = Region, EndpointUrl = server.Url };
        using var first = new EnvironmentScope
        {
            ["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = server.Url + "/container",
            ["AWS_CONTAINER_AUTHORIZATION_TOKEN"] = "container-pass",
        };

        await CallAsync(options, _factory);
        await CallAsync(options, _factory);
        using var second = new EnvironmentScope { ["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = server.Url + "/container#second" };
        await CallAsync(options, _factory);

        Assert.Equal(2, server.Requests.Count(request => request.Path == "/container"));
    }

    [Fact]
    public async Task Operations_that_are_open_to_all_look_for_no_credentials()
    {
        await using var server = new ScriptedServer(Reply.Json(AnyAnswer));
        using var metadata = EnvironmentScope.WithMetadata(server.Url);
        using var container = new EnvironmentScope { ["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = server.Url + "/container" };

        await Connect(new ClientOptions { Region = Region, EndpointUrl = server.Url }).BlockingClient.SendAsync(new GetIdRequest(), Token);

        Assert.Equal("AWSCognitoIdentityService.GetId", Assert.Single(server.Requests).Header("X-Amz-Target"));
    }

    [Fact]
    public async Task The_local_service_gets_fictitious_credentials_if_no_others_exist()
    {
        await using var server = new ScriptedServer(Answer);
        using var machine = new EnvironmentScope
        {
            Config = Profile("default", "default profile"),
            ["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = server.Url + "/container",
        };
        await CallAsync(new ClientOptions { EndpointUrl = server.Url, IsLocalService = true });
        Assert.Equal("AKIDLOCALSERVICE", AccessKeyIn(server));
        Assert.Contains("/us-east-1/cognito-identity/", server.Requests[^1].Header("Authorization"), StringComparison.Ordinal);

        using var variables = Variables("environment");
        await CallAsync(new ClientOptions { EndpointUrl = server.Url, IsLocalService = true });
        Assert.Equal(AccessKeyOf("environment"), AccessKeyIn(server));

        await CallAsync(new ClientOptions { EndpointUrl = server.Url, IsLocalService = true, Credential = Keys });
        Assert.Equal(Keys.AccessKey, AccessKeyIn(server));
    }

    [Theory]
    [InlineData("AWS_ACCESS_KEY_ID")]
    [InlineData("AWS_SECRET_ACCESS_KEY")]
    public async Task Half_a_pair_of_variables_is_not_credentials(string variable)
    {
        using var environment = new EnvironmentScope { Config = Profile("default", "default profile"), [variable] = "half" };
        await using var server = new ScriptedServer(Answer);

        await CallAsync(new ClientOptions { Region = Region, EndpointUrl = server.Url });

        Assert.Equal(AccessKeyOf("default profile"), AccessKeyIn(server));
    }

    [Fact]
    public async Task A_session_token_is_sent_from_every_kind_of_source()
    {
        await using var server = new ScriptedServer(Answer);
        using var environment = new EnvironmentScope
        {
            Credentials = $"[dev]\naws_access_key_id = AKIDDEV\naws_secret_access_key = {Secret}\naws_session_token = profile-token\n",
            ["AWS_ACCESS_KEY_ID"] = "AKIDENV",
            ["AWS_SECRET_ACCESS_KEY"] = Secret,
            ["AWS_SESSION_TOKEN"] = "environment-token",
        };

        await CallAsync(new ClientOptions { Region = Region, EndpointUrl = server.Url });
        await CallAsync(new ClientOptions { Region = Region, EndpointUrl = server.Url, ProfileName = "dev" });
        await CallAsync(new ClientOptions { Region = Region, EndpointUrl = server.Url, Credential = new AwsKeys("AKIDOWN", Secret, "own-token") });

        Assert.Equal(["environment-token", "profile-token", "own-token"], server.Requests.Select(request => request.Header("x-amz-security-token")));
    }

    [Fact]
    public async Task A_profile_may_run_a_program()
    {
        string program = Program($$"""{"Version":1,"AccessKeyId":"AKIDPROCESS","SecretAccessKey":"{{Secret}}","SessionToken":"process-token"}""");
        using var environment = new EnvironmentScope
        {
            Config = $"[profile program]\ncredential_process = {program}\n",
        };
        await using var server = new ScriptedServer(Answer);

        await CallAsync(new ClientOptions { Region = Region, EndpointUrl = server.Url, ProfileName = "program" });

        Assert.Equal("AKIDPROCESS", AccessKeyIn(server));
        Assert.Equal("process-token", server.Requests[^1].Header("x-amz-security-token"));
    }

    [Fact]
    public async Task A_profile_may_assume_a_role()
    {
        await using var server = new ScriptedServer(Answer);
        using var environment = new EnvironmentScope
        {
            Config = $"{Profile("profile base", "default profile")}[profile role]\nrole_arn = arn:aws:iam::123456789012:role/r\nsource_profile = base\nregion = {Region}\n",
            ["AWS_ENDPOINT_URL_STS"] = server.Url,
        };
        var options = new ClientOptions { EndpointUrl = server.Url, ProfileName = "role" };

        await CallAsync(options, _factory);
        await CallAsync(options, _factory);

        Assert.Equal(AccessKeyOf("web identity"), AccessKeyIn(server));
        Assert.Single(server.Requests, request => request.Text.Contains("Action=AssumeRole&", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_changed_profile_is_read_anew()
    {
        await using var server = new ScriptedServer(Answer);
        var options = new ClientOptions { Region = Region, EndpointUrl = server.Url, ProfileName = "dev" };
        foreach (string accessKey in (string[])["AKIDFIRST", "AKIDSECOND"])
        {
            using var environment = new EnvironmentScope { Credentials = $"[dev]\naws_access_key_id = {accessKey}\naws_secret_access_key = {Secret}\n" };
            await CallAsync(options, _factory);
            Assert.Equal(accessKey, AccessKeyIn(server));
        }
    }

    [Fact]
    public async Task A_source_that_renews_itself_is_asked_for_each_call()
    {
        await using var server = new ScriptedServer(Answer);
        int asked = 0;
        var source = new ScriptedKeys(() => new AwsKeys($"AKID{++asked}", Secret, null));
        ICognitoIdentityClient client = Connect(new ClientOptions { Region = Region, EndpointUrl = server.Url, Credential = source }).BlockingClient;

        await client.SendAsync(AboutPool, Token);
        Assert.Equal("AKID1", AccessKeyIn(server));
        await client.SendAsync(AboutPool, Token);
        Assert.Equal("AKID2", AccessKeyIn(server));
    }

    private static async Task<string> ResolveAsync(string[] sources)
    {
        await using var server = new ScriptedServer(Answer);
        string? Given(string source, string? value) => sources.Contains(source) ? value : null;
        using var environment = new EnvironmentScope
        {
            Config = Given("default profile", Profile("default", "default profile"))
                + Given("AWS_PROFILE", Profile("profile general", "AWS_PROFILE"))
                + Given("AWS_DEFAULT_PROFILE", Profile("profile usual", "AWS_DEFAULT_PROFILE"))
                + Given("ProfileName", Profile("profile named", "ProfileName")),
            ["AWS_ACCESS_KEY_ID"] = Given("environment", AccessKeyOf("environment")),
            ["AWS_SECRET_ACCESS_KEY"] = Given("environment", Secret),
            ["AWS_WEB_IDENTITY_TOKEN_FILE"] = Given("web identity", TestEnvironment.WriteFile("token", "eyJ.token")),
            ["AWS_ROLE_ARN"] = Given("web identity", "arn:aws:iam::123456789012:role/r"),
            ["AWS_REGION"] = Region,
            ["AWS_ENDPOINT_URL_STS"] = server.Url,
            ["AWS_PROFILE"] = Given("AWS_PROFILE", "general"),
            ["AWS_DEFAULT_PROFILE"] = Given("AWS_DEFAULT_PROFILE", "usual"),
            ["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = Given("container", server.Url + "/container"),
            ["AWS_CONTAINER_AUTHORIZATION_TOKEN"] = Given("container", "container-pass"),
            ["AWS_EC2_METADATA_SERVICE_ENDPOINT"] = Given("instance", server.Url),
            ["AWS_EC2_METADATA_DISABLED"] = sources.Contains("instance") ? null : "true",
        };
        await CallAsync(new ClientOptions
        {
            EndpointUrl = server.Url,
            Credential = sources.Contains("explicit") ? new AwsKeys(AccessKeyOf("explicit"), Secret, null) : null,
            SessionCredential = sources.Contains("session") ? new AwsKeys(AccessKeyOf("session"), Secret, null) : null,
            ProfileName = Given("ProfileName", "named"),
        });
        return AccessKeyIn(server);
    }
}
