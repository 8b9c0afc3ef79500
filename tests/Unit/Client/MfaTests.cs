using System.Globalization;
using System.Security;
using CognitoIdentity.Client;
using static CognitoIdentity.UnitTests.Client.Connections;
using static CognitoIdentity.UnitTests.Client.CredentialSources;

namespace CognitoIdentity.UnitTests.Client;

/// <summary>Profiles with <c>mfa_serial</c>: who is asked for the code, and how often.</summary>
[Collection(nameof(ProcessEnvironment))]
public sealed class MfaTests : IDisposable
{
    private const string Device = "arn:aws:iam::123456789012:mfa/me";

    private readonly ClientFactory _factory = new();
    private readonly ScriptedServer _server;
    private readonly EnvironmentScope _environment;
    private readonly List<string> _questions = [];
    private TimeSpan _lifetime = TimeSpan.FromHours(1);

    public MfaTests()
    {
        _server = new ScriptedServer(request => request.Operation != "AssumeRole" ? Answer(request)
            : request.Has("TokenCode=999999") ? Sts.Error("AccessDenied", "MultiFactorAuthentication failed with invalid MFA one time pass code. ", 403)
            : Sts.Credentials("ASIAMFA", Secret, "t", (DateTime.UtcNow + _lifetime).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), "AssumeRole"));
        _environment = new EnvironmentScope
        {
            Config = $"{RoleProfile}[profile outer]\nrole_arn = arn:aws:iam::123456789012:role/outer\nsource_profile = role\n"
                .Replace("source_profile = base\n", $"source_profile = base\nmfa_serial = {Device}\n", StringComparison.Ordinal),
            ["AWS_ENDPOINT_URL_STS"] = _server.Url,
        };
    }

    private IEnumerable<ReceivedRequest> Assumed => _server.Requests.Where(request => request.Operation == "AssumeRole");

    public void Dispose()
    {
        _environment.Dispose();
        _server.Dispose();
    }

    [Theory]
    [InlineData("role")]
    [InlineData("outer")]
    public async Task The_code_is_asked_for_once_for_all_commands(string profile)
    {
        await CallAsync(Options("123456", profile), _factory);
        await CallAsync(Options("123456", profile), _factory);

        Assert.Equal($"Code of the MFA device {Device}, for profile '{profile}'", Assert.Single(_questions));
        Assert.Single(Assumed, request => request.Has($"SerialNumber={Uri.EscapeDataString(Device)}") && request.Has("TokenCode=123456"));
        Assert.Equal("ASIAMFA", AccessKeyIn(_server));
    }

    [Fact]
    public async Task Calls_in_parallel_share_the_question()
    {
        ICognitoIdentityClient client = Connect(Options("123456"), _factory).ConcurrentClient;

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => client.SendAsync(AboutPool, Token)));

        Assert.Single(_questions);
        Assert.Single(Assumed);
    }

    [Fact]
    public async Task The_code_is_asked_for_on_the_caller_s_thread()
    {
        int thread = 0;

        await Connect(Options("123456", asked: () => thread = Environment.CurrentManagedThreadId), _factory).BlockingClient.SendAsync(AboutPool, Token);

        Assert.Equal(Environment.CurrentManagedThreadId, thread);
    }

    [Fact]
    public async Task The_code_is_asked_for_again_shortly_before_the_end_of_the_role_s_session()
    {
        _lifetime = TimeSpan.FromMinutes(4);

        await CallAsync(Options("123456"), _factory);
        await CallAsync(Options("654321"), _factory);

        Assert.Equal(2, _questions.Count);
        Assert.Equal([true, false], Assumed.Select(request => request.Has("TokenCode=123456")));
    }

    [Fact]
    public async Task A_code_that_STS_does_not_accept_is_not_kept()
    {
        CognitoIdentityException error = await FailAsync(Options("999999"));
        await CallAsync(Options("123456"), _factory);

        Assert.EndsWith($"STS did not accept the code of the MFA device {Device}", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("999999", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, _questions.Count);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("the-password")]
    public async Task Without_a_code_nothing_is_sent(string? code)
    {
        CognitoIdentityException error = await FailAsync(Options(code));

        Assert.EndsWith(
            code is null ? $"it needs a code of the MFA device {Device}, and this session can't ask for one" : "the code of an MFA device has six digits",
            error.Message,
            StringComparison.Ordinal);
        Assert.NotNull(error.Remedy);
        Assert.Empty(_server.Requests);
    }

    private async Task<CognitoIdentityException> FailAsync(ClientOptions options)
    {
        var error = await Assert.ThrowsAsync<CognitoIdentityException>(() => CallAsync(options, _factory));
        Assert.Equal("CredentialsUnavailable", error.Code);
        return error;
    }

    private ClientOptions Options(string? code, string profile = "role", Action? asked = null) => new()
    {
        Region = Region,
        EndpointUrl = _server.Url,
        ProfileName = profile,
        AskSecret = question =>
        {
            _questions.Add(question);
            asked?.Invoke();
            return code is null ? null : Secure(code);
        },
    };

    private static SecureString Secure(string text)
    {
        var secure = new SecureString();
        Array.ForEach(text.ToCharArray(), secure.AppendChar);
        return secure;
    }
}
