using System.Reflection;
using System.Runtime.Loader;
using CognitoIdentity.Client;
using static CognitoIdentity.UnitTests.Client.Connections;
using static CognitoIdentity.UnitTests.Client.CredentialSources;

namespace CognitoIdentity.UnitTests.Client;

/// <summary>The AWS SDK is loaded only for credentials that it must fetch.</summary>
[Collection(nameof(ProcessEnvironment))]
public sealed class SdkLoadingTests
{
    private const string OurClient = "CognitoIdentity.Client";

    private readonly Library _library = new();

    public static TheoryData<string> PlainSources => ["parameters", "environment", "credentials file", "config file", "no credentials"];

    [Theory]
    [MemberData(nameof(PlainSources))]
    public async Task Keys_region_and_address_that_are_written_down_take_no_SDK(string source)
    {
        await using var server = new ScriptedServer(Answer);
        string settings = $"region = {Region}\nendpoint_url = {server.Url}\n";
        using var environment = source switch
        {
            "environment" => new EnvironmentScope
            {
                ["AWS_ACCESS_KEY_ID"] = "AKID",
                ["AWS_SECRET_ACCESS_KEY"] = Secret,
                ["AWS_REGION"] = Region,
                ["AWS_ENDPOINT_URL"] = server.Url,
            },
            "credentials file" => new EnvironmentScope { Config = $"[profile dev]\n{settings}", Credentials = Profile("dev", source), ["AWS_PROFILE"] = "dev" },
            "config file" => new EnvironmentScope { Config = Profile("default", source) + settings },
            _ => new EnvironmentScope(),
        };
        ClientOptions options = source is "parameters" or "no credentials"
            ? new() { Region = Region, EndpointUrl = server.Url, Credential = source == "parameters" ? Keys : null }
            : new();
        IServiceConnection connection = _library.Factory.Connect(options);

        await connection.BlockingClient.SendAsync(new GetIdRequest(), Token);
        if (source != "no credentials")
        {
            await connection.BlockingClient.SendAsync(AboutPool, Token);
            await connection.ConcurrentClient.SendAsync(AboutPool, Token);
        }

        Assert.NotEmpty(_library.Factory.GetRegionNames());
        Assert.NotEmpty(server.Requests);
        Assert.Equal([OurClient], _library.Loaded);
    }

    [Fact]
    public async Task An_error_of_the_service_takes_no_SDK()
    {
        await using var server = new ScriptedServer(Reply.Error("TooManyRequestsException"), Reply.Error("ResourceNotFoundException"));

        await Assert.ThrowsAsync<CognitoIdentityException>(() => _library.Factory
            .Connect(new ClientOptions { Region = Region, EndpointUrl = server.Url, Credential = Keys }).BlockingClient.SendAsync(AboutPool, Token));

        Assert.Equal([OurClient], _library.Loaded);
    }

    [Fact]
    public async Task STS_takes_no_SDK()
    {
        await using var server = new ScriptedServer(Sts.Caller(), Sts.Credentials("ASIA", "s", "t"));
        IServiceConnection connection = _library.Factory.Connect(new ClientOptions { Region = Region, EndpointUrl = server.Url, Credential = Keys });

        await connection.GetAccountIdAsync(Token);
        await connection.AssumeRoleWithWebIdentityAsync(new WebIdentityRole("arn:aws:iam::123456789012:role/app", "nightly", null, null), "a-token", Token);

        Assert.Equal([OurClient], _library.Loaded);
    }

    [Fact]
    public async Task The_role_of_a_profile_takes_no_SDK()
    {
        await using var server = new ScriptedServer(Answer);
        using var environment = new EnvironmentScope { Config = RoleProfile, ["AWS_ENDPOINT_URL_STS"] = server.Url };

        await _library.Factory.Connect(new ClientOptions { Region = Region, EndpointUrl = server.Url, ProfileName = "role" }).BlockingClient.SendAsync(AboutPool, Token);

        Assert.Equal(AccessKeyOf("web identity"), AccessKeyIn(server));
        Assert.Equal([OurClient], _library.Loaded);
    }

    [Fact]
    public async Task A_program_takes_the_core_of_the_SDK()
    {
        await using var server = new ScriptedServer(Answer);
        string program = Program($$"""{"Version":1,"AccessKeyId":"AKIDPROCESS","SecretAccessKey":"{{Secret}}"}""");
        using var environment = new EnvironmentScope { Config = $"[default]\ncredential_process = {program}\n" };

        await _library.Factory.Connect(new ClientOptions { Region = Region, EndpointUrl = server.Url }).BlockingClient.SendAsync(AboutPool, Token);

        Assert.Equal("AKIDPROCESS", AccessKeyIn(server));
        Assert.Equal(["AWSSDK.Core", OurClient], _library.Loaded.Order(StringComparer.Ordinal));
    }

    /// <summary>The client and its dependencies in their own load context, as in the module.</summary>
    private sealed class Library : AssemblyLoadContext
    {
        private static readonly string Client = typeof(ClientFactory).Assembly.Location;

        public Library() => Factory = (IClientFactory)Activator.CreateInstance(LoadFromAssemblyPath(Client).GetType(typeof(ClientFactory).FullName!, throwOnError: true)!)!;

        public IClientFactory Factory { get; }

        public IEnumerable<string> Loaded => Assemblies.Select(assembly => assembly.GetName().Name!);

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            string path = Path.Combine(Path.GetDirectoryName(Client)!, assemblyName.Name + ".dll");
            return assemblyName.Name!.StartsWith("AWSSDK.", StringComparison.Ordinal) ? LoadFromAssemblyPath(path) : null;
        }
    }
}
