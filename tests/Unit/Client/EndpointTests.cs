using static CognitoIdentity.UnitTests.Client.Connections;

namespace CognitoIdentity.UnitTests.Client;

/// <summary>Which address is called: the rules of the service, and custom addresses.</summary>
[Collection(nameof(ProcessEnvironment))]
public sealed class EndpointTests
{
    /// <summary>Region; partition; what follows <c>https://cognito-identity[-fips].REGION.</c> plain, with FIPS, with dual-stack, with both.</summary>
    public static TheoryData<string, string, string, string, string, string> Rules => new()
    {
        { "us-east-1", "aws", "amazonaws.com", "amazonaws.com", "amazonaws.com", "amazonaws.com" },
        { "us-east-2", "aws", "amazonaws.com", "amazonaws.com", "amazonaws.com", "amazonaws.com" },
        { "us-west-1", "aws", "amazonaws.com", "amazonaws.com", "amazonaws.com", "amazonaws.com" },
        { "us-west-2", "aws", "amazonaws.com", "amazonaws.com", "amazonaws.com", "amazonaws.com" },
        { "eu-west-1", "aws", "amazonaws.com", "amazonaws.com", "amazonaws.com", "api.aws" },
        { "mx-central-1", "aws", "amazonaws.com", "amazonaws.com", "amazonaws.com", "api.aws" },
        { "eu-later-9", "aws", "amazonaws.com", "amazonaws.com", "amazonaws.com", "api.aws" },
        { "cn-north-1", "aws-cn", "amazonaws.com.cn", "amazonaws.com.cn", "api.amazonwebservices.com.cn", "api.amazonwebservices.com.cn" },
        { "cn-northwest-1", "aws-cn", "amazonaws.com.cn", "amazonaws.com.cn", "api.amazonwebservices.com.cn", "api.amazonwebservices.com.cn" },
        { "us-gov-west-1", "aws-us-gov", "amazonaws.com", "amazonaws.com", "api.aws", "api.aws" },
        { "us-gov-east-1", "aws-us-gov", "amazonaws.com", "amazonaws.com", "api.aws", "api.aws" },
        { "us-iso-east-1", "aws-iso", "c2s.ic.gov", "c2s.ic.gov", "api.aws.ic.gov", "api.aws.ic.gov" },
        { "us-isob-east-1", "aws-iso-b", "sc2s.sgov.gov", "sc2s.sgov.gov", "api.aws.scloud", "api.aws.scloud" },
        { "eu-isoe-west-1", "aws-iso-e", "cloud.adc-e.uk", "cloud.adc-e.uk", "api.cloud-aws.adc-e.uk", "api.cloud-aws.adc-e.uk" },
        { "us-isof-south-1", "aws-iso-f", "csp.hci.ic.gov", "csp.hci.ic.gov", "api.aws.hci.ic.gov", "api.aws.hci.ic.gov" },
        { "eusc-de-east-1", "aws-eusc", "amazonaws.eu", "amazonaws.eu", "api.amazonwebservices.eu", "api.amazonwebservices.eu" },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_region_has_its_hosts(string region, string partition, string plain, string fips, string dualStack, string both)
    {
        (bool Fips, bool DualStack, string Url)[] expected =
        [
            (false, false, $"https://cognito-identity.{region}.{plain}/"),
            (true, false, $"https://cognito-identity-fips.{region}.{fips}/"),
            (false, true, $"https://cognito-identity.{region}.{dualStack}/"),
            (true, true, $"https://cognito-identity-fips.{region}.{both}/"),
        ];

        Assert.All(expected, row =>
        {
            using var environment = new EnvironmentScope
            {
                ["AWS_USE_FIPS_ENDPOINT"] = row.Fips ? "true" : null,
                ["AWS_USE_DUALSTACK_ENDPOINT"] = row.DualStack ? "true" : null,
            };
            IServiceConnection connection = Connect(new ClientOptions { Region = region });
            Assert.Equal(row.Url, connection.Endpoint.AbsoluteUri);
            Assert.Equal(partition, connection.Partition);
            Assert.Equal(region, connection.Region);
        });
    }

    [Theory]
    [InlineData("AWS_USE_FIPS_ENDPOINT", "AWS_ENDPOINT_URL")]
    [InlineData("AWS_USE_FIPS_ENDPOINT", null)]
    [InlineData("AWS_USE_DUALSTACK_ENDPOINT", "AWS_ENDPOINT_URL_COGNITO_IDENTITY")]
    [InlineData("AWS_USE_DUALSTACK_ENDPOINT", null)]
    public void A_custom_address_excludes_FIPS_and_dual_stack(string variant, string? variable)
    {
        using var environment = new EnvironmentScope { [variant] = "true", [variable ?? "AWS_UNUSED"] = "https://example.com" };

        var error = Assert.Throws<CognitoIdentityException>(() =>
            Connect(new ClientOptions { Region = Region, EndpointUrl = variable is null ? "https://example.com" : null }));

        Assert.Equal("EndpointConflict", error.Code);
        Assert.Contains("https://example.com", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_local_service_is_called_despite_settings_for_AWS()
    {
        using var environment = new EnvironmentScope { ["AWS_USE_FIPS_ENDPOINT"] = "true", ["AWS_USE_DUALSTACK_ENDPOINT"] = "true" };

        IServiceConnection connection = Connect(new ClientOptions { EndpointUrl = "http://127.0.0.1:9", IsLocalService = true });

        Assert.Equal("http://127.0.0.1:9/", connection.Endpoint.AbsoluteUri);
    }

    [Theory]
    [InlineData("not an address")]
    [InlineData("localhost:8080")]
    [InlineData("/path")]
    [InlineData("ftp://example.com")]
    [InlineData("http://")]
    [InlineData("http://host:port")]
    public void An_invalid_address_is_an_error_from_every_source(string address)
    {
        AssertInvalid(new ClientOptions { Region = Region, EndpointUrl = address });
        foreach (string variable in (string[])["AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_COGNITO_IDENTITY"])
        {
            using var environment = new EnvironmentScope { [variable] = address };
            AssertInvalid(new ClientOptions { Region = Region });
        }

        using (new EnvironmentScope { Config = $"[default]\nendpoint_url = {address}\n" })
        {
            AssertInvalid(new ClientOptions { Region = Region });
        }

        static void AssertInvalid(ClientOptions options)
        {
            var error = Assert.Throws<CognitoIdentityException>(() => Connect(options));
            Assert.Equal("EndpointInvalid", error.Code);
        }
    }

    [Theory]
    [InlineData("https://user:TOPSECRET@example.com", "EndpointHasCredentials")]
    [InlineData("ftp://user:TOPSECRET@example.com", "EndpointInvalid")]
    [InlineData("user:TOPSECRET@", "EndpointInvalid")]
    public void A_password_in_an_address_is_refused_and_not_shown(string address, string code)
    {
        using var environment = new EnvironmentScope { ["AWS_USE_FIPS_ENDPOINT"] = "true" };

        var error = Assert.Throws<CognitoIdentityException>(() => Connect(new ClientOptions { Region = Region, EndpointUrl = address }));

        Assert.Equal(code, error.Code);
        Assert.DoesNotContain("TOPSECRET", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_user_s_own_address_comes_before_the_environment_s()
    {
        using var environment = new EnvironmentScope
        {
            ["AWS_ENDPOINT_URL"] = "https://general.example",
            ["AWS_ENDPOINT_URL_COGNITO_IDENTITY"] = "https://service.example",
        };

        AssertEndpoint("https://own.example/", new ClientOptions { Region = Region, EndpointUrl = "https://own.example" });
        AssertEndpoint("https://service.example/", new ClientOptions { Region = Region, EndpointUrl = " " });
    }

    [Fact]
    public void AWS_ENDPOINT_URL_is_followed()
    {
        using var environment = new EnvironmentScope { ["AWS_ENDPOINT_URL"] = "https://general.example" };

        AssertEndpoint("https://general.example/", new ClientOptions { Region = Region });
    }

    [Fact]
    public void AWS_ENDPOINT_URL_for_this_service_comes_before_the_one_for_all()
    {
        using var environment = new EnvironmentScope
        {
            ["AWS_ENDPOINT_URL"] = "https://general.example",
            ["AWS_ENDPOINT_URL_COGNITO_IDENTITY"] = "https://service.example:8443/",
        };

        AssertEndpoint("https://service.example:8443/", new ClientOptions { Region = Region });
    }

    [Fact]
    public void The_environment_comes_before_the_config_file()
    {
        using var environment = new EnvironmentScope
        {
            Config = "[default]\nendpoint_url = https://file.example\n",
            ["AWS_ENDPOINT_URL"] = "https://general.example",
        };

        AssertEndpoint("https://general.example/", new ClientOptions { Region = Region });
    }

    [Fact]
    public void An_endpoint_url_in_the_config_file_is_followed()
    {
        using var environment = new EnvironmentScope
        {
            Config = """
                [default]
                endpoint_url = https://default.example
                [profile dev]
                endpoint_url = https://dev.example
                [profile plain]
                region = eu-north-1
                """,
        };

        AssertEndpoint("https://default.example/", new ClientOptions { Region = Region });
        AssertEndpoint("https://dev.example/", new ClientOptions { Region = Region, ProfileName = "dev" });
        AssertEndpoint($"https://cognito-identity.{Region}.amazonaws.com/", new ClientOptions { Region = Region, ProfileName = "plain" });

        using var profile = new EnvironmentScope { ["AWS_PROFILE"] = "dev" };
        AssertEndpoint("https://dev.example/", new ClientOptions { Region = Region });
    }

    [Fact]
    public void An_endpoint_url_of_this_service_in_the_config_file_comes_before_the_profile_s()
    {
        using var environment = new EnvironmentScope
        {
            Config = """
                [profile dev]
                endpoint_url = https://dev.example
                services = mine
                [services mine]
                cognito_identity =
                  endpoint_url = https://pools.example
                s3 =
                  endpoint_url = https://s3.example
                """,
        };

        AssertEndpoint("https://pools.example/", new ClientOptions { Region = Region, ProfileName = "dev" });
    }

    [Fact]
    public void Set_addresses_can_be_ignored_but_not_the_user_s_own()
    {
        using var environment = new EnvironmentScope
        {
            Config = "[default]\nendpoint_url = https://file.example\n",
            ["AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"] = "true",
            ["AWS_ENDPOINT_URL"] = "https://general.example",
            ["AWS_ENDPOINT_URL_COGNITO_IDENTITY"] = "https://service.example",
        };

        AssertEndpoint($"https://cognito-identity.{Region}.amazonaws.com/", new ClientOptions { Region = Region });
        AssertEndpoint("https://own.example/", new ClientOptions { Region = Region, EndpointUrl = "https://own.example" });
    }

    [Fact]
    public void A_named_profile_can_ask_for_FIPS_and_dual_stack()
    {
        using var environment = new EnvironmentScope
        {
            Config = "[profile safe]\nuse_fips_endpoint = true\n[profile both]\nuse_fips_endpoint = true\nuse_dualstack_endpoint = true\n",
        };

        AssertEndpoint("https://cognito-identity-fips.ca-central-1.amazonaws.com/", new ClientOptions { Region = "ca-central-1", ProfileName = "safe" });
        AssertEndpoint("https://cognito-identity-fips.ca-central-1.api.aws/", new ClientOptions { Region = "ca-central-1", ProfileName = "both" });

        using var profile = new EnvironmentScope { ["AWS_PROFILE"] = "safe" };
        AssertEndpoint("https://cognito-identity-fips.ca-central-1.amazonaws.com/", new ClientOptions { Region = "ca-central-1" });
    }

    private static void AssertEndpoint(string expected, ClientOptions options) => Assert.Equal(expected, Connect(options).Endpoint.AbsoluteUri);
}
