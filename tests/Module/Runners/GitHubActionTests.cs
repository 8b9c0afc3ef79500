namespace CognitoIdentity.ModuleTests.Runners;

/// <summary>action.yml, played by a runner of GitHub Actions.</summary>
public sealed class GitHubActionTests : StepTests
{
    private static readonly StepTemplate Action = StepTemplate.GitHub();

    public GitHubActionTests()
    {
        SetVariable("GITHUB_ACTIONS", "true");
        SetVariable("ACTIONS_ID_TOKEN_REQUEST_URL", null);
        SetVariable("ACTIONS_ID_TOKEN_REQUEST_TOKEN", null);
        File.WriteAllText(PathOf("env"), string.Empty);
        File.WriteAllText(PathOf("output"), string.Empty);
    }

    [Fact]
    public async Task A_job_works_in_the_name_of_its_identity()
    {
        await using ScriptedServer tokens = PlayGitHub();

        Step step = Play($"identity-pool-id={Pool}", "region=eu-west-3");

        Assert.False(step.Fails, step.Shown);
        IReadOnlyList<(string Name, string Value)> variables = ReadRunnerFile(PathOf("env"));
        Assert.Equal(
            ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_CREDENTIAL_EXPIRATION", "AWS_REGION", "AWS_DEFAULT_REGION"],
            variables.Select(variable => variable.Name));
        Assert.Equal(["eu-west-3", "eu-west-3"], variables.Skip(4).Select(variable => variable.Value));
        Assert.Single(tokens.Requests);
        Assert.Equal([$"::add-mask::{JobToken}", $"::add-mask::{variables[1].Value}", $"::add-mask::{variables[2].Value}"], step.Commands);
        ShowsNothingElse(step, variables[1].Value, variables[2].Value, "of-the-job");

        IReadOnlyDictionary<string, string> outputs = Outputs();
        Assert.StartsWith("us-east-1:", outputs["identity-id"], StringComparison.Ordinal);
        Assert.Equal(variables[3].Value, outputs["expiration"]);
        Assert.Equal("", outputs["aws-access-key-id"] + outputs["aws-secret-access-key"] + outputs["aws-session-token"]);

        foreach ((string name, string value) in variables.Take(4))
        {
            SetVariable(name, value);
        }

        AssertWorksInTheNameOf(Provider);
        Assert.Equal(Provider, Text($"(Get-CIIdentity -IdentityId {outputs["identity-id"]}).Logins"));
    }

    [Fact]
    public async Task Credentials_are_outputs_of_the_step_if_the_job_says_so()
    {
        await using ScriptedServer tokens = PlayGitHub();

        Step step = Play($"identity-pool-id={Pool}", "output-credentials=true");

        Assert.False(step.Fails, step.Shown);
        Assert.Empty(ReadRunnerFile(PathOf("env")));
        IReadOnlyDictionary<string, string> outputs = Outputs();
        string keys = $"-AccessKey {outputs["aws-access-key-id"]} -SecretKey {outputs["aws-secret-access-key"]} -SessionToken {outputs["aws-session-token"]}";
        Assert.Equal(Provider, Text($"(Get-CIIdentity -IdentityId {outputs["identity-id"]} {keys}).Logins"));
        Assert.Equal(outputs["aws-access-key-id"], LastCaller());
        ShowsNothingElse(step, outputs["aws-secret-access-key"], outputs["aws-session-token"]);
    }

    [Fact]
    public async Task A_role_is_taken_by_the_classic_flow()
    {
        await using ScriptedServer tokens = PlayGitHub();
        Run("$pool | Update-CIIdentityPool -AllowClassicFlow $true");

        Step step = Play($"identity-pool-id={Pool}", "role-arn=arn:aws:iam::123456789012:role/deploy", "duration-seconds=900");

        Assert.False(step.Fails, step.Shown);
        Assert.Equal("AssumeRoleWithWebIdentity", Text("(Get-CILocalService | Where-Object IsSessionDefault).RequestLog[-1].Operation"));
        Assert.Equal(4, ReadRunnerFile(PathOf("env")).Count);
    }

    [Fact]
    public async Task The_provider_is_the_issuer_of_the_token_if_the_job_names_none()
    {
        await using ScriptedServer tokens = PlayGitHub();

        Step step = Play($"identity-pool-id={Pool}", "provider-name=");

        Assert.False(step.Fails, step.Shown);
        Assert.StartsWith($"A login at {Provider}: later steps work in the name of us-east-1:", step.Output[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_module_is_installed_in_the_version_of_the_action()
    {
        await using ScriptedServer tokens = PlayGitHub();

        Step step = Play($"identity-pool-id={Pool}", "module-path=");

        Assert.False(step.Fails, step.Shown);
        Assert.Equal($"installed CognitoIdentity {VersionTests.ModuleVersion()} from PSGallery for CurrentUser", step.Output[0]);
    }

    [Fact]
    public void Without_the_permission_the_error_says_which()
    {
        SetVariable("GITHUB_ENV", PathOf("env"));

        Assert.Equal(
            ["::error title=AWS credentials::This job may not ask for a token. Give it \"permissions: { id-token: write, contents: read }\"; a pull request from a fork can not have that."],
            Refused($"identity-pool-id={Pool}").Commands);
    }

    [Theory]
    [InlineData("", "No identity pool is given. Its id is REGION:GUID")]
    [InlineData("identity-pool-id=us-east-1:1;region=Paris", "'Paris' is no AWS region, such as eu-west-1.")]
    [InlineData("identity-pool-id=us-east-1:1;duration-seconds=900", "A duration is for the classic flow")]
    [InlineData("identity-pool-id=us-east-1:1;role-arn=a;custom-role-arn=b", "A custom role is for the enhanced flow")]
    public async Task What_the_job_gives_wrong_is_named_before_a_token_is_asked_for(string inputs, string message)
    {
        await using ScriptedServer tokens = PlayGitHub(Reply.Silence);

        Assert.StartsWith(
            "::error title=AWS credentials::" + message,
            Assert.Single(Refused(inputs.Split(';', StringSplitOptions.RemoveEmptyEntries)).Commands),
            StringComparison.Ordinal);
        Assert.Empty(tokens.Requests);
    }

    [Fact]
    public async Task What_is_no_id_of_a_pool_is_named()
    {
        await using ScriptedServer tokens = PlayGitHub();

        Assert.StartsWith(
            "::error title=AWS credentials::'nonsense' is not an identity pool id. An id is REGION:GUID",
            Refused("identity-pool-id=nonsense").Commands.Last(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_runner_that_gives_no_token_is_an_error()
    {
        await using ScriptedServer tokens = PlayGitHub(Reply.Silence);
        SetVariable("ACTIONS_ID_TOKEN_REQUEST_TOKEN", "of-another-job");

        Step step = Refused($"identity-pool-id={Pool}");

        Assert.StartsWith("::error title=AWS credentials::The runner gives no token: ", Assert.Single(step.Commands), StringComparison.Ordinal);
        Assert.Contains("401", step.Commands.Single(), StringComparison.Ordinal);
        Assert.Single(tokens.Requests);
        ShowsNothingElse(step, "of-another-job");
    }

    [Fact]
    public async Task A_runner_that_is_busy_is_asked_again()
    {
        await using ScriptedServer tokens = PlayGitHub(Reply.Error("Busy", status: 503), GitHubToken());

        Step step = Play($"identity-pool-id={Pool}");

        Assert.False(step.Fails, step.Shown);
        Assert.Equal(2, tokens.Requests.Count);
    }

    [Theory]
    [InlineData("""{"count":0}""")]
    [InlineData("""{"value":"a.b.c\n::add-path::/tmp"}""")]
    [InlineData("""{"value":"not a token"}""")]
    public async Task An_answer_without_a_token_is_an_error_and_no_command(string answer)
    {
        await using ScriptedServer tokens = PlayGitHub(Reply.Json(answer));

        Assert.Equal(["::error title=AWS credentials::The runner answered without a token."], Refused($"identity-pool-id={Pool}").Commands);
    }

    [Fact]
    public async Task A_pool_that_does_not_know_the_provider_says_so()
    {
        await using ScriptedServer tokens = PlayGitHub();
        Run("$pool | Update-CIIdentityPool -OpenIdConnectProviderArn @()");

        Step step = Refused($"identity-pool-id={Pool}");

        Assert.Equal(
            "::error title=AWS credentials::Token is not from a supported provider of this identity pool. "
                + $"Nothing is wrong with the login by itself. Test-CIIdentityPool {Pool} looks at the pool, its roles and role mappings. "
                + "The token is of https://token.actions.githubusercontent.com, for sts.amazonaws.com, and was handed in as a login at token.actions.githubusercontent.com: "
                + "the pool has to have a provider of that name, and this one that audience.",
            step.Commands.Last());
        ShowsNothingElse(step);
    }

    [Fact]
    public async Task A_token_for_another_audience_is_refused()
    {
        await using ScriptedServer tokens = PlayGitHub();
        Run($"$pool | Update-CIIdentityPool -OpenIdConnectProviderArn @() -SupportedLoginProvider @{{ '{Provider}' = 'another-audience' }}");

        Step step = Refused($"identity-pool-id={Pool}");

        Assert.Contains("for sts.amazonaws.com, ", step.Commands.Last(), StringComparison.Ordinal);
        Assert.EndsWith("and this one that audience.", step.Commands.Last(), StringComparison.Ordinal);
        ShowsNothingElse(step);
    }

    private Step Play(params string[] inputs) => Play(Action, new Dictionary<string, string>(), [.. inputs, .. DefaultModule(inputs)]);

    private static string[] DefaultModule(string[] inputs) =>
        inputs.Any(input => input.StartsWith("module-path=", StringComparison.Ordinal)) ? [] : [$"module-path={BuiltModule.Manifest}"];

    /// <summary>Runs the step, which must fail and leave nothing to later ones.</summary>
    private Step Refused(params string[] inputs)
    {
        Step step = Play(inputs);

        Assert.True(step.Fails);
        Assert.Empty(File.ReadAllText(PathOf("env")));
        Assert.Empty(File.ReadAllText(PathOf("output")));
        return step;
    }

    private IReadOnlyDictionary<string, string> Outputs() =>
        Action.Outputs(ReadRunnerFile(PathOf("output")).ToDictionary(output => output.Name, output => output.Value));
}
