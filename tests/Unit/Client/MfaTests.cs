using System.Globalization;
using System.Security;
using CognitoIdentity.Client;
using CognitoIdentity.UnitTests.LocalService;
using static CognitoIdentity.UnitTests.Client.Connections;
using static CognitoIdentity.UnitTests.Client.CredentialSources;

namespace CognitoIdentity.UnitTests.Client;

/// <summary>Profiles with <c>mfa_serial</c>: when the user is asked for the code, and how often.</summary>
[Collection(nameof(ProcessEnvironment))]
public sealed class MfaTests : IDisposable
{
    private const string Device = "arn:aws:iam::123456789012:mfa/me";

    private readonly ClientFactory _factory;
    private readonly ScriptedServer _server;
    private readonly EnvironmentScope _environment;
    private readonly List<string> _questions = [];
    private readonly ManualClock _clock = new(DateTimeOffset.UtcNow);
    private Func<ReceivedRequest, Reply?> _sts = _ => null;

    public MfaTests()
    {
        _factory = new ClientFactory(_clock);
        _server = new ScriptedServer(request => request.Operation != "AssumeRole" ? Answer(request)
            : _sts(request) is { } answer ? answer
            : request.Has("TokenCode=999999") ? Sts.Error("AccessDenied", "MultiFactorAuthentication failed with invalid MFA one time pass code. ", 403)
            : Sts.Credentials("ASIAMFA", Secret, "t", _clock.Now.AddHours(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture), "AssumeRole"));
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
        await CallAsync(Options("123456"), _factory);
        _clock.Advance(TimeSpan.FromMinutes(54));
        await CallAsync(Options("234567"), _factory);
        _clock.Advance(TimeSpan.FromMinutes(2));
        await CallAsync(Options("345678"), _factory);

        Assert.Equal(2, _questions.Count);
        Assert.Equal([true, false], Assumed.Select(request => request.Has("TokenCode=123456")));
        Assert.True(Assumed.Last().Has("TokenCode=345678"));
    }

    [Fact]
    public async Task A_session_that_can_t_be_renewed_is_used_to_its_end()
    {
        await CallAsync(Options("123456"), _factory);
        _clock.Advance(TimeSpan.FromMinutes(56));
        await CallAsync(Options(null), _factory);
        await CallAsync(Options(null), _factory);
        Assert.Equal("ASIAMFA", AccessKeyIn(_server));
        Assert.Equal(2, _questions.Count);

        _clock.Advance(TimeSpan.FromMinutes(5));
        await FailAsync(Options(null));
    }

    [Fact]
    public async Task A_change_elsewhere_in_the_files_needs_no_second_code()
    {
        await CallAsync(Options("123456"), _factory);
        File.AppendAllText(TestEnvironment.ConfigFile, Profile("profile other", "other"));

        await CallAsync(Options(null), _factory);

        Assert.Single(_questions);
    }

    [Theory]
    [InlineData("aws_access_key_id = AKIDbase", "aws_access_key_id = AKIDnew")]
    [InlineData("role/app", "role/other")]
    [InlineData("source_profile = base\n", "source_profile = base\nexternal_id = one\n")]
    public async Task A_change_of_the_role_or_of_its_keys_needs_another_code(string before, string after)
    {
        await CallAsync(Options("123456"), _factory);
        string config = await File.ReadAllTextAsync(TestEnvironment.ConfigFile, Token);
        Assert.Contains(before, config, StringComparison.Ordinal);
        await File.WriteAllTextAsync(TestEnvironment.ConfigFile, config.Replace(before, after, StringComparison.Ordinal), Token);

        await CallAsync(Options("234567"), _factory);

        Assert.Equal(2, _questions.Count);
    }

    [Fact]
    public async Task Each_role_of_a_chain_needs_its_own_code()
    {
        File.AppendAllText(TestEnvironment.ConfigFile, $"mfa_serial = {Device}2\n");
        Queue<string> codes = new(["123456", "234567"]);
        List<int> threads = [];
        ClientOptions options = Options("", "outer") with
        {
            AskSecret = question =>
            {
                _questions.Add(question);
                threads.Add(Environment.CurrentManagedThreadId);
                return Secure(codes.Dequeue());
            },
        };

        int thread = Environment.CurrentManagedThreadId;
        Task call = CallAsync(options, _factory);
        await call;

        Assert.Equal([$"Code of the MFA device {Device}, for profile 'outer'", $"Code of the MFA device {Device}2, for profile 'outer'"], _questions);
        Assert.Equal([thread, thread], threads);
        Assert.Equal([true, false], Assumed.Select(request => request.Has("TokenCode=123456")));
        Assert.True(Assumed.Last().Has("TokenCode=234567"));
    }

    [Theory]
    [InlineData("AKIDbase", "not an access key")]
    [InlineData("source_profile = base\n", "credential_source = Environment\n")]
    public async Task Without_keys_for_the_role_no_request_is_made(string before, string after)
    {
        string config = await File.ReadAllTextAsync(TestEnvironment.ConfigFile, Token);
        Assert.Contains(before, config, StringComparison.Ordinal);
        await File.WriteAllTextAsync(TestEnvironment.ConfigFile, config.Replace(before, after, StringComparison.Ordinal), Token);

        await FailAsync(Options("123456"));

        Assert.Empty(_questions);
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task A_role_that_takes_a_token_takes_no_code()
    {
        string file = TestEnvironment.WriteFile("token", "eyJ.token");
        string config = await File.ReadAllTextAsync(TestEnvironment.ConfigFile, Token);
        await File.WriteAllTextAsync(TestEnvironment.ConfigFile, config.Replace("source_profile = base\n", $"web_identity_token_file = {file}\n", StringComparison.Ordinal), Token);

        await CallAsync(Options("123456"), _factory);

        Assert.Empty(_questions);
        Assert.DoesNotContain("TokenCode", _server.Requests[0].Text, StringComparison.Ordinal);
        Assert.Equal("AssumeRoleWithWebIdentity", _server.Requests[0].Operation);
    }

    [Theory]
    [InlineData("reset")]
    [InlineData("closed")]
    [InlineData("gateway")]
    public async Task A_code_is_not_sent_again_after_an_answer_was_lost(string way)
    {
        _sts = _ => way switch
        {
            "reset" => Reply.Reset,
            "closed" => Reply.Close,
            _ => Reply.With(504, "<html>Gateway Timeout</html>", "Content-Type: text/html"),
        };

        CognitoIdentityException error = await FailAsync(Options("123456"));

        Assert.Single(Assumed);
        Assert.Contains($"the answer from STS was lost, and the code of the MFA device {Device} may have been used: ", error.Message, StringComparison.Ordinal);
        Assert.Equal("Run the command again with a new code. Each code works only once.", error.Remedy);
    }

    [Theory]
    [InlineData("AccessDenied", "Not with 123456.")]
    [InlineData("ValidationError", "Value '123456' at 'tokenCode' failed; TokenCode%3D123456&amp;Version")]
    public async Task A_code_that_STS_repeats_is_not_shown(string code, string message)
    {
        _sts = _ => Sts.Error(code, message, 403);

        CognitoIdentityException error = await FailAsync(Options("123456"));

        Assert.Contains("***", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("123456", error.ToString().Replace("123456789012", "", StringComparison.Ordinal), StringComparison.Ordinal);
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
