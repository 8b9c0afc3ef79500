using static CognitoIdentity.UnitTests.Client.Connections;
using static CognitoIdentity.UnitTests.Client.CredentialSources;

namespace CognitoIdentity.UnitTests.Client;

/// <summary>The errors for missing or unavailable credentials. They contain no secrets.</summary>
[Collection(nameof(ProcessEnvironment))]
public sealed class CredentialErrorTests
{
    [Fact]
    public async Task No_credentials_are_an_error()
    {
        CognitoIdentityException error = await FailAsync(new ClientOptions { Region = Region });

        Assert.Equal("CredentialsMissing", error.Code);
        Assert.Contains("DescribeIdentityPool", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, error.Attempts);
    }

    [Fact]
    public async Task No_credentials_are_an_error_even_where_the_metadata_address_swallows_requests()
    {
        await using var metadata = new ScriptedServer(Reply.Silence);
        using var environment = EnvironmentScope.WithMetadata(metadata.Url);

        // The server answers only when it is disposed, so getting here proves that nothing waited for it.
        CognitoIdentityException error = await FailAsync(new ClientOptions { Region = Region }).WaitAsync(TimeSpan.FromSeconds(10), Token);

        Assert.Equal("CredentialsMissing", error.Code);
        Assert.Single(metadata.Requests);
    }

    [Fact]
    public async Task A_profile_named_by_the_environment_that_does_not_exist_is_an_error()
    {
        using var environment = new EnvironmentScope { ["AWS_PROFILE"] = "missing" };

        CognitoIdentityException error = await FailAsync(new ClientOptions { Region = Region });

        Assert.Equal("ProfileNotFound", error.Code);
    }

    [Fact]
    public async Task A_source_that_fails_is_an_error_that_names_it()
    {
        var options = new ClientOptions { Region = Region, Credential = new ScriptedKeys(() => throw new InvalidOperationException("The vault is closed.")) };

        CognitoIdentityException error = await FailAsync(options);

        Assert.Equal("CredentialsUnavailable", error.Code);
        Assert.Equal("The AWS credentials could not be read from the given credentials: The vault is closed.", error.Message);
    }

    [Fact]
    public async Task The_error_of_a_source_shows_no_token()
    {
        const string jwt = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhZGEifQ.c2lnbmF0dXJl";
        var options = new ClientOptions
        {
            Region = Region,
            Credential = new ScriptedKeys(() => throw new InvalidOperationException($"No {jwt}.", new InvalidOperationException(jwt))),
        };

        CognitoIdentityException error = await FailAsync(options);

        Assert.EndsWith("the given credentials: No ***", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(jwt, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_role_that_is_refused_is_an_error_with_the_reason_and_without_what_was_signed()
    {
        string token = string.Concat(Enumerable.Repeat("base+session/token", 8));
        await using var sts = new ScriptedServer(Sts.Error("AccessDenied", $"Not allowed. The canonical string was x-amz-security-token:{token}", 403));
        using EnvironmentScope environment = RoleBy(sts.Url, token);

        CognitoIdentityException error = await FailAsync(new ClientOptions { Region = Region, ProfileName = "role" });

        Assert.Equal("CredentialsUnavailable", error.Code);
        Assert.Contains("Not allowed.", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(token, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_asks_for_a_role_any_longer_when_the_call_is_cancelled()
    {
        await using var sts = new ScriptedServer(Reply.Silence);
        using EnvironmentScope environment = RoleBy(sts.Url, "token");
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Task call = Connect(new ClientOptions { Region = Region, ProfileName = "role", EndpointUrl = "http://127.0.0.1:9" }).ConcurrentClient.SendAsync(AboutPool, cancellation.Token);
        await sts.ReceiveAsync(Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await sts.ClosedAsync(Token);
        Assert.Equal(1, sts.Connections);
    }

    private static EnvironmentScope RoleBy(string sts, string token) => new()
    {
        ["AWS_ENDPOINT_URL_STS"] = sts,
        Config = $"{RoleProfile}aws_session_token = {token}\n",
    };

    [Fact]
    public async Task A_source_that_gives_up_by_itself_was_not_cancelled_by_the_caller()
    {
        var options = new ClientOptions { Region = Region, Credential = new ScriptedKeys(() => throw new TaskCanceledException("Too slow.")) };

        Assert.Equal("CredentialsUnavailable", (await FailAsync(options)).Code);
    }

    [Theory]
    [InlineData("[profile bad]\nregion = eu-west-1\n")]
    [InlineData("[profile bad]\nrole_arn = arn:aws:iam::123456789012:role/r\nsource_profile = missing\n")]
    [InlineData("[profile bad]\ncredential_process = exit 3\n")]
    [InlineData("[profile bad]\ncredential_process = echo {\"Version\":1,\"AccessKeyId\":\"AKID\",\"SecretAccessKey\":\"the-secret-key\"\n")]
    public async Task A_profile_that_gives_no_credentials_is_an_error_that_names_it(string config)
    {
        using var environment = new EnvironmentScope { Config = config };

        CognitoIdentityException error = await FailAsync(new ClientOptions { Region = Region, ProfileName = "bad" });

        Assert.Equal("CredentialsUnavailable", error.Code);
        Assert.Contains("profile 'bad'", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_output_of_a_credential_process_is_not_quoted()
    {
        using var environment = new EnvironmentScope
        {
            Config = "[default]\ncredential_process = sh -c \"echo TOPSECRET >&2; exit 3\"\n",
        };

        var error = await Assert.ThrowsAsync<CognitoIdentityException>(() => CallAsync(new ClientOptions { Region = Region, EndpointUrl = "http://127.0.0.1:9" }));

        Assert.Equal("CredentialsUnavailable", error.Code);
        Assert.DoesNotContain("TOPSECRET", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("bad", null)]
    [InlineData(null, "bad")]
    public async Task A_profile_without_its_SSO_session_is_an_error_of_signed_calls_until_the_session_exists(string? byEnvironment, string? byName)
    {
        string name = byEnvironment ?? byName ?? "default";
        string section = name == "default" ? name : $"profile {name}";
        await using var server = new ScriptedServer(Answer);
        var options = new ClientOptions { Region = Region, EndpointUrl = server.Url, ProfileName = byName };
        using (new EnvironmentScope { Config = $"[{section}]\nsso_session = missing\nsso_account_id = 123456789012\nsso_role_name = r\n", ["AWS_PROFILE"] = byEnvironment })
        {
            var error = await Assert.ThrowsAsync<CognitoIdentityException>(() => CallAsync(options));
            Assert.Equal("ProfileUnreadable", error.Code);
            Assert.Contains($"profile '{name}'", error.Message, StringComparison.Ordinal);
            Assert.Contains("[sso-session missing]", error.Message, StringComparison.Ordinal);
            await Connect(options).BlockingClient.SendAsync(new GetIdRequest(), Token);
        }

        using var environment = new EnvironmentScope { Config = Profile(section, "default profile"), ["AWS_PROFILE"] = byEnvironment };
        await CallAsync(options);
        Assert.Equal(AccessKeyOf("default profile"), AccessKeyIn(server));
    }

    [Theory]
    [InlineData("AWS_ACCESS_KEY_ID", "AKID\nX-Evil: the-secret-key")]
    [InlineData("AWS_ACCESS_KEY_ID", "AKID ")]
    [InlineData("AWS_ACCESS_KEY_ID", "AKID/20260101/eu-west-1")]
    [InlineData("AWS_SECRET_ACCESS_KEY", "the-secret-key\n")]
    [InlineData("AWS_SESSION_TOKEN", "the token")]
    public async Task Keys_of_the_environment_or_a_profile_that_can_t_be_sent_are_not(string variable, string value)
    {
        using (EnvironmentScope environment = Variables("environment"))
        {
            environment[variable] = value;
            AssertRefused(await FailAsync(new ClientOptions { Region = Region }), "AWS_ACCESS_KEY_ID");
        }

        string setting = variable.ToLowerInvariant();
        string profile = string.Join('\n', Profile("default", "default profile").Split('\n').Where(line => !line.StartsWith(setting, StringComparison.Ordinal)));
        using var file = new EnvironmentScope { Credentials = $"{profile}{setting} = {value.Trim().Replace('\n', ' ')} x\n" };
        AssertRefused(await FailAsync(new ClientOptions { Region = Region }), "profile 'default'");

        static void AssertRefused(CognitoIdentityException error, string source)
        {
            Assert.Equal("CredentialsUnavailable", error.Code);
            Assert.Contains(source, error.Message, StringComparison.Ordinal);
            Assert.DoesNotMatch($"{Secret}|the token", error.ToString());
        }
    }

    [Theory]
    [InlineData("[default\nregion = eu-west-1\n")]
    [InlineData("region = eu-west-1\n")]
    [InlineData("[default]\nno equals sign\n")]
    [InlineData("[default]\naws_secret_access_key the-secret-key\n")]
    [InlineData("[default]\nretry_mode = bogus\nmax_attempts = many\n")]
    [InlineData("[default]\nuse_fips_endpoint = perhaps\nignore_configured_endpoint_urls = perhaps\n")]
    [InlineData("[default]\nservices = missing\n")]
    [InlineData("[default]\nregion = eu-west-1\n[default]\nregion = eu-west-2\n")]
    [InlineData("[default]\nrequest_min_compression_size_bytes = -1\nec2_metadata_service_endpoint_mode = IPv9\n")]
    public void A_malformed_config_file_is_one_of_our_errors_or_is_accepted(string config)
    {
        using var environment = new EnvironmentScope { Config = config };

        foreach (string? profile in (string?[])[null, "default"])
        {
            Exception? error = Record.Exception(() => Connect(new ClientOptions { Region = Region, ProfileName = profile }));

            Assert.True(error is null or CognitoIdentityException, error?.ToString());
            Assert.DoesNotContain(Secret, error?.ToString() ?? string.Empty, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_container_address_that_may_not_be_used_is_an_error()
    {
        using var environment = new EnvironmentScope { ["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = "http://192.0.2.1/credentials" };

        CognitoIdentityException error = await FailAsync(new ClientOptions { Region = Region });

        Assert.Equal("CredentialsUnavailable", error.Code);
        Assert.Contains("the container", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_file_that_is_missing_is_an_error()
    {
        using var environment = new EnvironmentScope
        {
            ["AWS_WEB_IDENTITY_TOKEN_FILE"] = "/nowhere/token",
            ["AWS_ROLE_ARN"] = "arn:aws:iam::123456789012:role/r",
            ["AWS_REGION"] = Region,
        };

        CognitoIdentityException error = await FailAsync(new ClientOptions());

        Assert.Equal("CredentialsUnavailable", error.Code);
        Assert.Contains("AWS_WEB_IDENTITY_TOKEN_FILE", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_ends_the_search_for_credentials()
    {
        await using var server = new ScriptedServer(Reply.Silence);
        using var environment = new EnvironmentScope { ["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = server.Url + "/container" };
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Token);

        Task call = Connect(new ClientOptions { Region = Region, EndpointUrl = server.Url }).ConcurrentClient.SendAsync(AboutPool, cancellation.Token);
        await server.ReceiveAsync(Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(TimeSpan.FromSeconds(10), Token));
    }

    [Fact]
    public async Task No_secret_is_in_an_error_of_the_service()
    {
        await using var server = new ScriptedServer(Reply.Error("UnrecognizedClientException", "The security token included in the request is invalid."));
        var options = new ClientOptions { Region = Region, EndpointUrl = server.Url, Credential = new AwsKeys("AKIDOWN", Secret, "own-token") };

        var error = await Assert.ThrowsAsync<CognitoIdentityException>(() => CallAsync(options));

        Assert.DoesNotMatch($"{Secret}|own-token", error.ToString());
    }

    /// <summary>A call that fails before it is sent.</summary>
    private static async Task<CognitoIdentityException> FailAsync(ClientOptions options)
    {
        CallRecord? record = null;
        await using var server = new ScriptedServer(Reply.Json(AnyAnswer));
        IServiceConnection connection = Connect(new ClientOptions
        {
            Region = options.Region,
            EndpointUrl = server.Url,
            ProfileName = options.ProfileName,
            Credential = options.Credential,
            CallFinished = finished => record = finished,
        });
        var error = await Assert.ThrowsAsync<CognitoIdentityException>(() => connection.BlockingClient.SendAsync(AboutPool, Token));
        Assert.Empty(server.Requests);
        Assert.Equal(error.Code, record!.ErrorCode);
        Assert.Equal(0, record.Attempts);
        return error;
    }
}
