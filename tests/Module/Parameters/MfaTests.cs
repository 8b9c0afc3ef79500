using System.Management.Automation;
using CognitoIdentity.ModuleTests.Logging;

namespace CognitoIdentity.ModuleTests.Parameters;

/// <summary>Profiles whose role takes a code of the user's MFA device, at the prompt of a session.</summary>
public sealed class MfaTests : IDisposable
{
    private const string Code = "918273";
    private const string Device = "arn:aws:iam::123456789012:mfa/me";

    private readonly Session _session = new();
    private readonly string _file = Path.GetTempFileName();
    private readonly ScriptedServer _server;
    private Func<ReceivedRequest, Reply> _sts = _ => Sts.Credentials("ASIAMFA", "secret", "token", operation: "AssumeRole");

    public MfaTests()
    {
        _server = new ScriptedServer(request => request.Operation == "AssumeRole" ? _sts(request) : Reply.Json("""{"IdentityPools":[]}"""));

        // The role's session is kept for the process, so each test has keys of its own.
        File.WriteAllText(_file, $"""
            [admin]
            role_arn = arn:aws:iam::123456789012:role/admin
            source_profile = base
            mfa_serial = {Device}
            [base]
            aws_access_key_id = AKBASE{Guid.NewGuid():N}
            aws_secret_access_key = {LeakTests.SecretKey}
            """);
        _session.Run($"$env:AWS_ENDPOINT_URL_STS = '{_server.Url}'");
    }

    public void Dispose()
    {
        _session.Run("$env:AWS_ENDPOINT_URL_STS = $null");
        _session.Dispose();
        _server.Dispose();
        File.Delete(_file);
    }

    [Fact]
    public void The_code_is_asked_for_at_a_hidden_prompt_once_and_shown_nowhere()
    {
        _session.Host.Secret = Code;

        Outcome[] outcomes = [Invoke("-Verbose -Debug"), Invoke("-Verbose -Debug")];

        Assert.All(outcomes, outcome => Assert.Empty(outcome.Errors.Select(error => error.ToString())));
        Assert.Equal([$"Code of the MFA device {Device}, for profile 'admin'"], _session.Host.Prompts);
        Assert.Contains($"TokenCode={Code}", Assert.Single(_server.Requests, request => request.Operation == "AssumeRole").Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Code, string.Join('\n', outcomes.SelectMany(outcome => outcome.Verbose.Concat(outcome.Debug))) + _session.Host.TakeText(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_that_can_t_ask_says_so_and_what_to_do()
    {
        Outcome outcome = Invoke(string.Empty);

        Assert.Equal("CredentialsUnavailable", outcome.ErrorId);
        Assert.Equal(ErrorCategory.AuthenticationError, outcome.Error.CategoryInfo.Category);
        Assert.Contains($"it needs a code of the MFA device {Device}, and this session can't ask for one", outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("without mfa_serial", outcome.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public void Ctrl_C_at_the_prompt_stops_the_command_without_an_error()
    {
        _session.Host.IsStoppedAtPrompt = true;

        Outcome outcome = Invoke(string.Empty);

        Assert.Empty(outcome.Errors.Select(error => error.ToString()));
        Assert.Empty(outcome.Output);
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public void Looking_for_the_cause_of_a_denial_asks_for_no_code()
    {
        using var denying = new ScriptedServer(Reply.Error("NotAuthorizedException", "No."));
        _session.Host.Secret = Code;

        Outcome outcome = _session.Invoke($"Get-CICredential us-east-1:1 -EndpointUrl {denying.Url} -ProfileName admin -ProfileLocation '{_file}'");

        Assert.Equal("NotAuthorized", outcome.ErrorId);
        Assert.NotEmpty(outcome.Error.ErrorDetails.RecommendedAction);
        Assert.Empty(_session.Host.Prompts);
        Assert.Empty(_server.Requests);
    }

    [Theory]
    [InlineData("AccessDenied")]
    [InlineData("ValidationError")]
    public void A_code_that_STS_repeats_is_not_shown(string error)
    {
        _sts = request => Sts.Error(error, System.Net.WebUtility.HtmlEncode(LeakTests.Repeat(request)), 403);
        _session.Host.Secret = Code;

        string shown = Transcript.Of(_session, Command);

        Assert.Contains($"TokenCode={Code}", Assert.Single(_server.Requests).Text, StringComparison.Ordinal);
        Assert.Contains("TokenCode=***", shown, StringComparison.Ordinal);
        Assert.Empty(SecretSearch.Find(shown, [Code, LeakTests.SecretKey]));
    }

    private string Command => $"Get-CIIdentityPool -Region us-east-1 -EndpointUrl {_server.Url} -ProfileName admin -ProfileLocation '{_file}'";

    private Outcome Invoke(string parameters) => _session.Invoke($"{Command} {parameters}");
}
