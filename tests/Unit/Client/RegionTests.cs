using CognitoIdentity.Client;
using static CognitoIdentity.UnitTests.Client.Connections;

namespace CognitoIdentity.UnitTests.Client;

/// <summary>Sources of the region: each one alone, and each before the next.</summary>
[Collection(nameof(ProcessEnvironment))]
public sealed class RegionTests
{
    private static readonly string[] Sources = ["explicit", "id", "session", "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_PROFILE", "AWS_DEFAULT_PROFILE", "default profile"];

    public static TheoryData<string> AllSources => [.. Sources];

    [Theory]
    [MemberData(nameof(AllSources))]
    public void A_source_is_enough_alone(string source) => Assert.Equal(RegionOf(source), Resolve([source]));

    [Theory]
    [MemberData(nameof(AllSources))]
    public void A_source_comes_before_all_that_follow(string source) =>
        Assert.Equal(RegionOf(source), Resolve(Sources[Array.IndexOf(Sources, source)..]));

    [Fact]
    public void A_credentials_file_that_the_environment_names_later_is_read()
    {
        string file = TestEnvironment.WriteFile("later", "[default]\nregion = ap-south-1\n");
        using var environment = new EnvironmentScope { ["AWS_SHARED_CREDENTIALS_FILE"] = file };

        Assert.Equal("ap-south-1", Connect(new ClientOptions()).Region);
    }

    [Fact]
    public void The_config_file_is_the_one_that_the_environment_names_now()
    {
        foreach (string region in (string[])["ap-south-1", "ap-south-2", "ap-south-1"])
        {
            using var environment = new EnvironmentScope { ["AWS_CONFIG_FILE"] = TestEnvironment.WriteFile(region, $"[default]\nregion = {region}\n") };
            Assert.Equal(region, Connect(new ClientOptions()).Region);
        }

        Assert.Equal("RegionMissing", Assert.Throws<CognitoIdentityException>(() => Connect(new ClientOptions())).Code);
    }

    [Fact]
    public void Without_variables_the_files_are_in_the_home_folder_of_now()
    {
        foreach (string region in (string[])["ap-south-1", "ap-south-2"])
        {
            string home = $"{TestEnvironment.ConfigFile}-home-{region}";
            File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(home, ".aws")).FullName, "config"), $"[default]\nregion = {region}\n");
            using var environment = new EnvironmentScope { ["HOME"] = home, ["AWS_CONFIG_FILE"] = null, ["AWS_SHARED_CREDENTIALS_FILE"] = null };
            Assert.Equal(region, Connect(new ClientOptions()).Region);
        }
    }

    [Fact]
    public void No_region_is_an_error_at_once()
    {
        var error = Assert.Throws<CognitoIdentityException>(() => Resolve([]));

        Assert.Equal("RegionMissing", error.Code);
        Assert.Equal(Texts.RegionMissing, error.Message);
    }

    [Fact]
    public void No_region_is_an_error_even_where_the_metadata_address_swallows_requests()
    {
        using var metadata = new ScriptedServer(Reply.Silence);
        using var environment = EnvironmentScope.WithMetadata(metadata.Url);

        Assert.Throws<CognitoIdentityException>(() => Connect(new ClientOptions()));
        Assert.Empty(metadata.Requests);
    }

    [Fact]
    public void The_local_service_has_a_region_without_any()
    {
        Assert.Equal("us-east-1", Connect(new ClientOptions { IsLocalService = true, EndpointUrl = "http://127.0.0.1:9" }).Region);
        Assert.Equal(
            "eu-west-3", Connect(new ClientOptions { IsLocalService = true, EndpointUrl = "http://127.0.0.1:9", SessionRegion = "eu-west-3" }).Region);
    }

    [Theory]
    [InlineData("eu-west-1.evil.example")]
    [InlineData("eu west 1")]
    [InlineData("evil.example/")]
    [InlineData("eu-west-1#")]
    [InlineData("-")]
    public void An_invalid_region_is_an_error(string region)
    {
        var error = Assert.Throws<CognitoIdentityException>(() => Connect(new ClientOptions { Region = region }));

        Assert.Equal("RegionInvalid", error.Code);
        Assert.Contains(region, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void A_blank_value_counts_as_missing(string blank)
    {
        using var environment = new EnvironmentScope { ["AWS_REGION"] = blank, ["AWS_DEFAULT_REGION"] = "sa-east-1" };

        Assert.Equal("sa-east-1", Connect(new ClientOptions { Region = blank, ResourceId = blank, SessionRegion = blank }).Region);
    }

    [Theory]
    [InlineData("no-colon")]
    [InlineData(":no-region")]
    public void An_id_without_a_region_says_nothing(string id)
    {
        using var environment = new EnvironmentScope { ["AWS_REGION"] = "sa-east-1" };

        Assert.Equal("sa-east-1", Connect(new ClientOptions { ResourceId = id }).Region);
    }

    [Fact]
    public void A_profile_named_by_the_user_comes_before_the_one_of_the_environment()
    {
        using var environment = new EnvironmentScope
        {
            Config = "[profile one]\nregion = ap-south-1\n[profile two]\nregion = ap-south-2\n",
            ["AWS_PROFILE"] = "two",
        };

        Assert.Equal("ap-south-1", Connect(new ClientOptions { ProfileName = "one" }).Region);
        Assert.Equal("ap-south-2", Connect(new ClientOptions()).Region);
    }

    [Fact]
    public void A_profile_can_be_in_another_file()
    {
        string file = TestEnvironment.WriteFile("own-credentials", "[mine]\naws_access_key_id = AKID\naws_secret_access_key = secret\nregion = eu-south-1\n");

        Assert.Equal("eu-south-1", Connect(new ClientOptions { ProfileName = "mine", ProfileLocation = file }).Region);
        Assert.Equal(["mine"], new ClientFactory().GetProfileNames(file));
    }

    [Theory]
    [InlineData("AWS_UNUSED", "missing")]
    [InlineData("AWS_PROFILE", null)]
    [InlineData("AWS_DEFAULT_PROFILE", null)]
    public void A_profile_that_does_not_exist_is_an_error(string variable, string? name)
    {
        using var environment = new EnvironmentScope { Config = "[profile one]\nregion = eu-west-1\n", [variable] = "missing" };

        var error = Assert.Throws<CognitoIdentityException>(() => Connect(new ClientOptions { ProfileName = name }));

        Assert.Equal("ProfileNotFound", error.Code);
        Assert.Contains("'missing'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Profiles_and_regions_are_listed()
    {
        using var environment = new EnvironmentScope
        {
            Config = "[profile one]\nrole_arn = arn:aws:iam::123456789012:role/one\nsource_profile = two\n",
            Credentials = "[two]\naws_access_key_id = AKID\naws_secret_access_key = secret\n",
        };

        Assert.Equal(["one", "two"], new ClientFactory().GetProfileNames(null).Order());
        Assert.Contains("eu-west-1", new ClientFactory().GetRegionNames());
        Assert.Contains("us-gov-west-1", new ClientFactory().GetRegionNames());
    }

    private static string RegionOf(string source) => $"eu-source-{Array.IndexOf(Sources, source)}";

    private static string Resolve(string[] sources)
    {
        using var environment = new EnvironmentScope
        {
            Config = $"{Profile("default profile", "default")}{Profile("AWS_PROFILE", "profile named")}{Profile("AWS_DEFAULT_PROFILE", "profile usual")}",
            ["AWS_REGION"] = Value("AWS_REGION"),
            ["AWS_DEFAULT_REGION"] = Value("AWS_DEFAULT_REGION"),
            ["AWS_PROFILE"] = sources.Contains("AWS_PROFILE") ? "named" : null,
            ["AWS_DEFAULT_PROFILE"] = sources.Contains("AWS_DEFAULT_PROFILE") ? "usual" : null,
        };
        return Connect(new ClientOptions
        {
            Region = Value("explicit"),
            ResourceId = Value("id") is { } region ? region + ":01234567-89ab-cdef-0123-456789abcdef" : null,
            SessionRegion = Value("session"),
        }).Region;

        string? Value(string source) => sources.Contains(source) ? RegionOf(source) : null;

        string Profile(string source, string section) => Value(source) is { } region ? $"[{section}]\nregion = {region}\n" : string.Empty;
    }
}
