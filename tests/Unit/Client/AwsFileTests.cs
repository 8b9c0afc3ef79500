using CognitoIdentity.Client;
using static CognitoIdentity.UnitTests.Client.Connections;
using static CognitoIdentity.UnitTests.Client.CredentialSources;

namespace CognitoIdentity.UnitTests.Client;

/// <summary>The AWS config and credentials files are read as the AWS CLI and boto3 read them.</summary>
[Collection(nameof(ProcessEnvironment))]
public sealed class AwsFileTests
{
    private const string Found = "ap-south-1";

    /// <summary>A profile; a config file in which its region is <see cref="Found"/>.</summary>
    public static TheoryData<string, string> Spellings => new()
    {
        { "default", $"[default]\nregion={Found}" },
        { "default", $"[profile default]\nregion = {Found}\n" },
        { "default", $"[default]   # laptop\nregion = {Found}\n" },
        { "default", $"[default];laptop\nregion = {Found}\n" },
        { "default", $"\uFEFF[default]\nregion = {Found}\n" },
        { "default", $"[default]\r\nregion = {Found}\r\n" },
        { "default", $"[default]\rregion = {Found}\r" },
        { "default", $"# first\n; second\n\n[default]\n  # third\nregion = {Found}\n" },
        { "default", $"[default]\nregion : {Found}\n" },
        { "default", $"[default]\n\tREGION\t=\t{Found}\t\n" },
        { "default", $"[default]\ns3 =\n  region = eu-west-1\n\n  max_queue_size = 1\nregion = {Found}\n" },
        { "default", $"[default]\nregion = {Found}\n[preview]\nregion = eu-west-1\n[dev]\nregion = eu-west-1\n" },
        { "my dev", $"[profile 'my dev']\nregion = {Found}\n" },
        { "my dev", $"[profile \"my dev\"] # mine\nregion = {Found}\n" },
        { "my dev", $"[profile my dev]\nregion = {Found}\n" },
        { "dev", $"[profile \t dev]\nregion = {Found}\n" },
        { "dev", $"[profile dev]\nregion = {Found}\n[dev]\nregion = eu-west-1\n[profile deva]\nregion = eu-west-1\n[sso-session dev]\nregion = eu-west-1\n" },
    };

    [Theory]
    [MemberData(nameof(Spellings))]
    public void A_profile_is_found_in_every_notation(string profile, string config)
    {
        using var environment = new EnvironmentScope { ["AWS_CONFIG_FILE"] = TestEnvironment.WriteFile("spelling", config), ["AWS_PROFILE"] = profile };

        Assert.Equal(Found, Connect(new ClientOptions()).Region);
    }

    [Theory]
    [InlineData("~/spelling")]
    [InlineData("$AWS_TEST_HOME/spelling")]
    [InlineData("${AWS_TEST_HOME}/spelling")]
    public void The_path_of_a_file_may_begin_with_the_home_folder_and_have_variables(string path)
    {
        string file = TestEnvironment.WriteFile("spelling", $"[default]\nregion = {Found}\n");
        string folder = Path.GetDirectoryName(file)!;
        using var environment = new EnvironmentScope { ["HOME"] = folder, ["AWS_TEST_HOME"] = folder, ["AWS_CONFIG_FILE"] = path };

        Assert.Equal(Found, Connect(new ClientOptions()).Region);
    }

    [Fact]
    public void A_folder_as_the_credentials_file_is_an_error_with_its_name()
    {
        string root = Path.GetPathRoot(Environment.CurrentDirectory)!;

        var error = Assert.Throws<CognitoIdentityException>(() => Connect(new ClientOptions { ProfileLocation = root, ProfileName = "dev", Region = Region }));

        Assert.Equal("ProfileUnreadable", error.Code);
        Assert.Contains(root, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[work]   # laptop key\naws_access_key_id = AKIDFOUND\naws_secret_access_key = the-secret-key\n", "work")]
    [InlineData("[my dev]\naws_access_key_id: AKIDFOUND\naws_secret_access_key: the-secret-key\n", "my dev")]
    [InlineData("[profile work]\naws_access_key_id = AKIDFOUND\naws_secret_access_key = the=secret:key\n", "work")]
    [InlineData("[other]\nnonsense\n[work]\naws_access_key_id = AKIDFOUND\naws_secret_access_key = the-secret-key\n", "work")]
    public async Task Keys_are_found_in_the_credentials_file(string credentials, string profile)
    {
        await using var server = new ScriptedServer(Answer);
        using var environment = new EnvironmentScope { ["AWS_SHARED_CREDENTIALS_FILE"] = TestEnvironment.WriteFile("keys", credentials) };

        await CallAsync(new ClientOptions { Region = Region, EndpointUrl = server.Url, ProfileName = profile });

        Assert.Equal("AKIDFOUND", AccessKeyIn(server));
        Assert.Contains(profile, new ClientFactory().GetProfileNames(null));
    }

    [Theory]
    [InlineData("role_arn = arn:aws:iam::123456789012:role/r\nsource_profile = dev\n", "AKIDCONFIG", "AKIDweb0identity")]
    [InlineData("role_arn = arn:aws:iam::123456789012:role/r\nsource_profile = base\n", "AKIDBASE", "AKIDweb0identity")]
    [InlineData("credential_process = PROGRAM\n", null, "AKIDPROCESS")]
    [InlineData("region = eu-west-1\n", null, "AKIDCONFIG")]
    public async Task Several_kinds_of_credentials_have_the_same_order_as_in_other_clients(string settings, string? source, string expected)
    {
        string program = Program($$"""{"Version":1,"AccessKeyId":"AKIDPROCESS","SecretAccessKey":"{{Secret}}"}""");
        await using var server = new ScriptedServer(Answer);
        using var environment = new EnvironmentScope
        {
            Config = $"[profile dev]\naws_access_key_id = AKIDCONFIG\naws_secret_access_key = {Secret}\n{settings.Replace("PROGRAM", program, StringComparison.Ordinal)}",
            Credentials = $"[base]\naws_access_key_id = AKIDBASE\naws_secret_access_key = {Secret}\nrole_arn = arn:aws:iam::123456789012:role/unused\n",
            ["AWS_ENDPOINT_URL_STS"] = server.Url,
        };

        await CallAsync(new ClientOptions { Region = Region, EndpointUrl = server.Url, ProfileName = "dev" });

        Assert.Equal(expected, AccessKeyIn(server));
        Assert.Equal(
            source is null ? [] : [source],
            server.Requests.Where(request => request.Text.Contains("AssumeRole", StringComparison.Ordinal))
                .Select(request => request.Header("Authorization")!.Split("Credential=")[1].Split('/')[0]));
    }

    [Fact]
    public async Task The_credentials_file_comes_before_the_config_file()
    {
        await using var server = new ScriptedServer(Answer);
        using var environment = new EnvironmentScope
        {
            Config = $"[default]\nregion = eu-west-1\naws_access_key_id = AKIDCONFIG\naws_secret_access_key = {Secret}\ncredential_process = exit 1\n",
            Credentials = $"[default]\nregion = {Found}\naws_access_key_id = AKIDFOUND\naws_secret_access_key = {Secret}\n",
        };

        await CallAsync(new ClientOptions { EndpointUrl = server.Url });

        Assert.Contains($"Credential=AKIDFOUND/", server.Requests[0].Header("Authorization"), StringComparison.Ordinal);
        Assert.Contains($"/{Found}/", server.Requests[0].Header("Authorization"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[default]\nregion = eu-west-1\naws_secret_access_key the-secret-key\n", 3)]
    [InlineData("[default]\nregion = eu-west-1\n= the-secret-key\n", 3)]
    [InlineData("[default]\nregion = eu-west-1\nREGION = eu-west-2\n", 3)]
    [InlineData("[default]\nregion = eu-west-1\n[profile x]\n[default]\nregion = eu-west-2\n", 4)]
    [InlineData("[default]\nregion = eu-west-1\ns3 =\n  the-secret-key\n", 4)]
    [InlineData("the-secret-key\n[default]\nregion = eu-west-1\n", 1)]
    [InlineData("[default]\nregion = eu-west-1\n\n[profile the-secret-key\naws_access_key_id = AKIDBAD\n", 4)]
    [InlineData("[default]\nregion = eu-west-1\n[]\naws_access_key_id = AKIDBAD\n", 3)]
    public async Task A_fault_is_reported_with_file_line_and_profile_only_if_the_profile_is_needed(string config, int line)
    {
        await using var server = new ScriptedServer(Answer);
        string file = TestEnvironment.WriteFile("faulty", config);
        using var environment = new EnvironmentScope { ["AWS_CONFIG_FILE"] = file };

        var error = await Assert.ThrowsAsync<CognitoIdentityException>(() => CallAsync(new ClientOptions { Region = Region, EndpointUrl = server.Url }));

        Assert.Equal("ProfileUnreadable", error.Code);
        Assert.EndsWith($"for profile 'default': line {line} of {file}", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, error.ToString(), StringComparison.Ordinal);
        Assert.Empty(server.Requests);
        Assert.Equal("eu-west-1", Connect(new ClientOptions()).Region);
        await CallAsync(new ClientOptions { Region = Region, EndpointUrl = server.Url, Credential = Keys });
        await Connect(new ClientOptions { Region = Region, EndpointUrl = server.Url }).BlockingClient.SendAsync(new GetIdRequest(), Token);
        Assert.Equal(Region, Connect(new ClientOptions { Region = Region }).Region);
    }

    [Fact]
    public void A_region_that_a_fault_may_hide_is_not_called_missing()
    {
        using var environment = new EnvironmentScope { Config = "[default]\nregion eu-west-1\n" };

        Assert.Equal("ProfileUnreadable", Assert.Throws<CognitoIdentityException>(() => Connect(new ClientOptions())).Code);
        Assert.Equal("ProfileUnreadable", Assert.Throws<CognitoIdentityException>(() => Connect(new ClientOptions { Region = Region, ProfileName = "default" })).Code);
    }

    [Fact]
    public void A_file_that_can_t_be_opened_is_named()
    {
        string file = TestEnvironment.WriteFile("closed", $"[default]\nregion = {Found}\n");
        using var environment = new EnvironmentScope { ["AWS_CONFIG_FILE"] = file };
        using (new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            var error = Assert.Throws<CognitoIdentityException>(() => Connect(new ClientOptions()));
            Assert.Equal("ProfileUnreadable", error.Code);
            Assert.Contains(file, error.Message, StringComparison.Ordinal);
            Assert.Equal(Region, Connect(new ClientOptions { Region = Region }).Region);
        }

        Assert.Equal(Found, Connect(new ClientOptions()).Region);
    }

    [Theory]
    [InlineData("source_profile = base\n", "base")]
    [InlineData("source_profile = missing\n", "missing")]
    public async Task A_fault_in_a_source_profile_is_reported(string settings, string named)
    {
        using var environment = new EnvironmentScope
        {
            Config = $"[profile role]\nrole_arn = arn:aws:iam::123456789012:role/r\n{settings}[profile base]\naws_access_key_id AKID\n",
        };

        var error = await Assert.ThrowsAsync<CognitoIdentityException>(() =>
            CallAsync(new ClientOptions { Region = Region, EndpointUrl = "http://127.0.0.1:9", ProfileName = "role" }));

        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_service_s_address_is_found_in_a_quoted_section_else_in_the_profile()
    {
        using var environment = new EnvironmentScope
        {
            Config = """
                [profile dev]
                services = my own
                endpoint_url = https://all.example
                [profile other]
                services = others
                endpoint_url = https://all.example
                [profile lost]
                services = missing
                endpoint_url = https://all.example
                [services 'my own']
                cognito_identity =
                  endpoint_url = https://pools.example
                [services others]
                s3 =
                  endpoint_url = https://s3.example
                """,
        };

        Assert.Equal("https://pools.example/", EndpointOf("dev"));
        Assert.Equal("https://all.example/", EndpointOf("other"));
        var error = Assert.Throws<CognitoIdentityException>(() => EndpointOf("lost"));
        Assert.Equal("ProfileUnreadable", error.Code);
        Assert.Contains("[services missing]", error.Message, StringComparison.Ordinal);

        static string EndpointOf(string profile) => Connect(new ClientOptions { Region = Region, ProfileName = profile }).Endpoint.AbsoluteUri;
    }

    [Theory]
    [InlineData("use_fips_endpoint")]
    [InlineData("use_dualstack_endpoint")]
    [InlineData("ignore_configured_endpoint_urls")]
    public void A_switch_that_is_neither_on_nor_off_is_an_error(string key)
    {
        using var environment = new EnvironmentScope { Config = $"[default]\n{key} = perhaps\n" };

        var error = Assert.Throws<CognitoIdentityException>(() => Connect(new ClientOptions { Region = Region }));

        Assert.Equal("ProfileUnreadable", error.Code);
        Assert.Contains(key, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_number_of_attempts_may_be_in_the_profile()
    {
        await using var server = new ScriptedServer(Reply.Error("InternalErrorException", "Broken.", 500));
        using var environment = new EnvironmentScope { Config = "[profile once]\nmax_attempts = 1\n" };

        var error = await Assert.ThrowsAsync<CognitoIdentityException>(() =>
            CallAsync(new ClientOptions { Region = Region, EndpointUrl = server.Url, Credential = Keys, ProfileName = "once" }));

        Assert.Equal(1, error.Attempts);
    }
}
