using CognitoIdentity.Help.Pages;
using CognitoIdentity.ModuleTests.Logging;
using CognitoIdentity.ModuleTests.Runners;

namespace CognitoIdentity.ModuleTests.Documentation;

/// <summary>
/// The scripts of about_CognitoIdentity_Automation, run as their runner would: each section's in order, with its environment, in the
/// world of the examples. What they leave to later steps is used as a later step would.
/// </summary>
public sealed class AutomationTests : JobTests
{
    private const string Beginning = "Beginning";
    private const string Questions = "Without questions";
    private const string Errors = "With errors";
    private const string Runbooks = "Runbooks";
    private const string GitHub = "The token of the job as a login";
    private const string GitHubOutputs = "Outputs instead of variables";
    private const string Azure = "The token of the service connection as a login";
    private const string Process = "For this process and what it starts";
    private const string Files = "In a file";
    private const string CredentialProcess = "The AWS CLI, whenever it needs credentials";
    private const string Offline = "Tests without AWS";

    private static readonly Section Page =
        Section.Read(File.ReadAllText(Path.Combine(Help.Documentation.Folder(BuiltModule.Root), "about_CognitoIdentity_Automation.md")));

    public AutomationTests()
    {
        World.Make(Session, Folder);
        Run(World.Script("Runner.ps1"));
        SetVariable("IDENTITY_POOL", Pool);
        Session.Host.TakeText();
    }

    [Fact]
    public void Every_script_of_the_page_is_run_here() => Assert.Equal(
        [Beginning, Questions, Errors, Runbooks, GitHub, GitHubOutputs, Azure, Process, Files, CredentialProcess, Offline],
        Sections(Page).Where(section => Scripts(section).Any()).Select(section => section.Title));

    [Fact]
    public void A_script_begins_by_the_modules_name()
    {
        Assert.Empty(Play(Beginning).Output);
        Assert.Equal("CognitoIdentity Stop", Text("\"$(Get-Module CognitoIdentity) $ErrorActionPreference\""));
    }

    [Fact]
    public void Nobody_is_asked()
    {
        Step step = Play(Questions);

        Assert.Equal(
            [
                "What if: Performing the operation \"Remove identity pool, with all its identities\" on target \"us-east-1:0a1b2c3d-2222-4222-8333-444455556666\".",
                "What if: Performing the operation \"Remove identity pool, with all its identities\" on target \"us-east-1:0a1b2c3d-3333-4222-8333-444455556666\".",
            ],
            step.Host.Where(line => line.StartsWith("What if", StringComparison.Ordinal)));
        Assert.Empty(Session.Host.Prompts);
        Assert.Equal(["shop-prod"], Run("Get-CIIdentityPool -Region us-east-1").Values("Name"));
    }

    [Fact]
    public void Errors_are_told_apart_by_id()
    {
        Step step = Play(Errors);

        Assert.Equal("us-east-1:00000000-0000-0000-0000-000000000000: ResourceNotFound", step.Output[0]);
        Assert.Equal("IdentityPoolIdInvalid, later: False", step.Output[1]);
        Assert.StartsWith("Find the id with Get-CIIdentityPool", step.Output[2], StringComparison.Ordinal);
        Assert.Equal(["shop-dev-1"], Run("$pools").Values("Name"));
    }

    [Fact]
    public void A_runbooks_credential_asset_signs()
    {
        Assert.Equal(["shop-prod", "shop-dev-1", "shop-dev-2"], Play(Runbooks).Output);
        Assert.Equal("AK-of-aws", LastCaller());
    }

    [Fact]
    public async Task A_job_of_GitHub_Actions_logs_in_and_leaves_credentials_to_later_steps()
    {
        await using ScriptedServer tokens = PlayGitHub();

        Step step = Play(GitHub);

        IReadOnlyList<(string Name, string Value)> variables = ReadRunnerFile(PathOf("env"));
        Assert.Equal(["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_CREDENTIAL_EXPIRATION"], variables.Select(variable => variable.Name));
        Assert.Equal([$"::add-mask::{variables[1].Value}", $"::add-mask::{variables[2].Value}"], step.Commands);
        Assert.Single(tokens.Requests);
        Assert.Contains("GetCredentialsForIdentity in us-east-1 at http://127.0.0.1:", step.Shown, StringComparison.Ordinal);
        ShowsNothingElse(step, variables[1].Value, variables[2].Value);

        foreach ((string name, string value) in variables)
        {
            SetVariable(name, value);
        }

        AssertWorksInTheNameOf("token.actions.githubusercontent.com");
    }

    [Fact]
    public async Task A_step_of_GitHub_Actions_has_credentials_as_outputs()
    {
        await using ScriptedServer tokens = PlayGitHub();
        Play(GitHub);

        Step step = Play(GitHubOutputs);

        IReadOnlyList<(string Name, string Value)> outputs = ReadRunnerFile(PathOf("output"));
        Assert.Equal(["aws-access-key-id", "aws-secret-access-key", "aws-session-token", "aws-credential-expiration"], outputs.Select(output => output.Name));
        Assert.Equal([$"::add-mask::{outputs[1].Value}", $"::add-mask::{outputs[2].Value}"], step.Commands);

        // They are still good: the job's token is not asked for again.
        Assert.Equal(ReadRunnerFile(PathOf("env")).Select(variable => variable.Value), outputs.Select(output => output.Value));
        Assert.Single(tokens.Requests);
        ShowsNothingElse(step, outputs[1].Value, outputs[2].Value);
    }

    [Fact]
    public async Task A_pipeline_of_Azure_DevOps_logs_in_and_sets_secret_variables()
    {
        const string Provider = "vstoken.dev.azure.com/01234567-89ab-cdef-0123-456789abcdef";
        await using ScriptedServer server = PlayAzure(Provider, "api-version=7.1&serviceConnectionId=a-connection");
        SetVariable("SYSTEM_ACCESSTOKEN", "of-the-job");
        SetVariable("CONNECTION", "a-connection");
        SetVariable("PROVIDER", Provider);

        Step step = Play(Azure);

        string[][] set = [.. step.Commands.Select(line => line.Split(']', 2))];
        Assert.Equal(
            [
                "##vso[task.setvariable variable=AWS_ACCESS_KEY_ID",
                "##vso[task.setvariable variable=AWS_SECRET_ACCESS_KEY;issecret=true",
                "##vso[task.setvariable variable=AWS_SESSION_TOKEN;issecret=true",
                "##vso[task.setvariable variable=AWS_CREDENTIAL_EXPIRATION",
            ],
            set.Select(command => command[0]));
        ShowsNothingElse(step, set[1][1], set[2][1]);

        SetVariable("AWS_ACCESS_KEY_ID", set[0][1]);
        SetVariable("AWS_SECRET_ACCESS_KEY", set[1][1]);
        SetVariable("AWS_SESSION_TOKEN", set[2][1]);
        AssertWorksInTheNameOf(Provider);
    }

    [Fact]
    public void This_process_works_in_the_identitys_name()
    {
        Step step = Play(Process);

        Assert.Empty(step.Output);
        ShowsNothingElse(step, Variable("AWS_SECRET_ACCESS_KEY"), Variable("AWS_SESSION_TOKEN"));
        AssertWorksInTheNameOf(null);
    }

    [Fact]
    public void Files_hold_what_other_programs_read()
    {
        Step step = Play(Files);

        string[] lines = File.ReadAllLines(PathOf("aws.env"));
        Assert.Equal(["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_CREDENTIAL_EXPIRATION"], lines.Select(line => line.Split('=')[0]));
        string[] values = [.. lines.Select(line => line.Split('=', 2)[1])];
        Assert.Equal(
            ["[shop]", $"aws_access_key_id = {values[0]}", $"aws_secret_access_key = {values[1]}", $"aws_session_token = {values[2]}"],
            File.ReadAllLines(PathOf("aws")).Where(line => line.Length > 0));
        ShowsNothingElse(step, values[1], values[2]);
    }

    [Fact]
    public void The_document_is_all_that_a_credential_process_puts_out()
    {
        Step step = Play(CredentialProcess);

        string document = Assert.Single(step.Output);
        Assert.Matches("""^\{"Version":1,"AccessKeyId":"ASIA[^"]+","SecretAccessKey":"[^"]+","SessionToken":"[^"]+","Expiration":"[^"]+Z"\}$""", document);
        string[] values = [.. document.Split('"').Where((_, i) => i is 9 or 13)];
        Assert.Empty(SecretSearch.Find(step.Shown, values));
    }

    [Fact]
    public void A_test_needs_no_AWS_and_leaves_no_service()
    {
        Assert.Equal(["Enhanced after 5 calls"], Play(Offline).Output);
        Assert.Equal("1", Text("@(Get-CILocalService).Count"));
    }

    private static IEnumerable<ExampleStep> Scripts(Section section) => new Example(section with { Body = section.Text }).Steps;

    private static IEnumerable<Section> Sections(Section section) => section.Sections.SelectMany(inner => Sections(inner).Prepend(inner));

    /// <summary>Runs the scripts of a section, with all streams on.</summary>
    private Step Play(string title)
    {
        var outcomes = new List<Outcome>();
        foreach (ExampleStep script in Scripts(Sections(Page).Single(section => section.Title == title)))
        {
            outcomes.Add(Invoke($"$VerbosePreference = $DebugPreference = 'Continue'\n{script.Script}"));
            Assert.False(outcomes[^1].HasEnded);
        }

        return StepOf(Session, outcomes);
    }
}
