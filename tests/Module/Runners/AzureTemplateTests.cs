using System.Text.RegularExpressions;

namespace CognitoIdentity.ModuleTests.Runners;

/// <summary>azure/credentials.yml, played by an agent of Azure DevOps.</summary>
public sealed class AzureTemplateTests : StepTests
{
    private const string Organization = "vstoken.dev.azure.com/01234567-89ab-cdef-0123-456789abcdef";

    private static readonly StepTemplate Template = StepTemplate.Azure();

    // These tests may themselves run in a job of GitHub.
    public AzureTemplateTests() => SetVariable("GITHUB_ACTIONS", null);

    [Theory]
    [InlineData("api-version=7.1", "")]
    [InlineData("api-version=7.1&serviceConnectionId=0f0e0d0c-1111-4222-8333-444455556666", "0f0e0d0c-1111-4222-8333-444455556666")]
    public async Task A_pipeline_works_in_the_name_of_its_identity(string query, string connection)
    {
        await using ScriptedServer tokens = PlayAzure(Organization, query);

        Step step = Play("of-the-job", $"identityPoolId={Pool}", $"serviceConnectionId={connection}", "region=eu-west-3");

        Assert.False(step.Fails, step.Shown);
        (string Command, string Value)[] commands = [.. step.Commands.Select(Parse)];
        Assert.Equal(
            [
                "task.setsecret",
                "task.setvariable variable=AWS_ACCESS_KEY_ID",
                "task.setvariable variable=AWS_SECRET_ACCESS_KEY;issecret=true",
                "task.setvariable variable=AWS_SESSION_TOKEN;issecret=true",
                "task.setvariable variable=AWS_CREDENTIAL_EXPIRATION",
                "task.setvariable variable=AWS_REGION",
                "task.setvariable variable=AWS_DEFAULT_REGION",
            ],
            commands.Select(command => command.Command));
        Assert.Equal(JobToken, commands[0].Value);
        Assert.Equal("eu-west-3", commands[5].Value);
        ShowsNothingElse(step, commands[2].Value, commands[3].Value, "of-the-job");

        SetVariable("AWS_ACCESS_KEY_ID", commands[1].Value);
        SetVariable("AWS_SECRET_ACCESS_KEY", commands[2].Value);
        SetVariable("AWS_SESSION_TOKEN", commands[3].Value);
        AssertWorksInTheNameOf(Organization);
    }

    [Fact]
    public async Task The_module_is_installed_in_the_version_of_the_template()
    {
        await using ScriptedServer tokens = PlayAzure(Organization, "api-version=7.1");

        Step step = Play("of-the-job", $"identityPoolId={Pool}", "modulePath=");

        Assert.False(step.Fails, step.Shown);
        Assert.Equal($"installed CognitoIdentity {VersionTests.ModuleVersion()} from PSGallery for CurrentUser", step.Output[0]);
    }

    [Fact]
    public void The_module_is_got_as_the_action_gets_it()
    {
        static string Beginning(StepTemplate template) => template.Script[..template.Script.IndexOf("& \"$(", StringComparison.Ordinal)];

        Assert.Equal(Beginning(StepTemplate.GitHub()), Beginning(Template));
    }

    [Fact]
    public async Task A_token_that_is_not_handed_over_is_an_error()
    {
        await using ScriptedServer tokens = PlayAzure(Organization, "api-version=7.1");

        Step step = Refused("", $"identityPoolId={Pool}");

        Assert.Equal(["##vso[task.logissue type=error]This step may not ask for a token. Give it \"env: { SYSTEM_ACCESSTOKEN: $(System.AccessToken) }\"."], step.Commands);
    }

    [Fact]
    public async Task An_agent_that_gives_no_token_is_an_error()
    {
        await using ScriptedServer tokens = PlayAzure(Organization, "api-version=7.1");

        Step step = Refused("of-another-job", $"identityPoolId={Pool}");

        Assert.StartsWith("##vso[task.logissue type=error]The runner gives no token: ", Assert.Single(step.Commands), StringComparison.Ordinal);
        ShowsNothingElse(step, "of-another-job");
    }

    [Fact]
    public async Task A_pool_that_does_not_know_the_provider_says_so()
    {
        await using ScriptedServer tokens = PlayAzure(Organization, "api-version=7.1");
        Run("$pool | Update-CIIdentityPool -OpenIdConnectProviderArn @()");

        Step step = Refused("of-the-job", $"identityPoolId={Pool}");

        Assert.StartsWith("##vso[task.logissue type=error]Token is not from a supported provider of this identity pool. ", step.Commands.Last(), StringComparison.Ordinal);
        ShowsNothingElse(step);
    }

    [Fact]
    public void Elsewhere_the_error_says_what_to_use()
    {
        SetVariable("TF_BUILD", null);

        Assert.Contains("Get-CICredential and Export-CICredential", Assert.Single(Refused("of-the-job", $"identityPoolId={Pool}").Commands), StringComparison.Ordinal);
    }

    private static (string Command, string Value) Parse(string line)
    {
        Match match = Regex.Match(line, @"^##vso\[(?<command>[^\]]+)\](?<value>.*)$");
        Assert.True(match.Success, line);
        return (match.Groups["command"].Value, match.Groups["value"].Value);
    }

    private Step Play(string accessToken, params string[] inputs) => Play(
        Template,
        new Dictionary<string, string> { ["System.AccessToken"] = accessToken },
        inputs.Any(input => input.StartsWith("modulePath=", StringComparison.Ordinal)) ? inputs : [.. inputs, $"modulePath={BuiltModule.Manifest}"]);

    /// <summary>Runs the step, which must fail and set nothing.</summary>
    private Step Refused(string accessToken, params string[] inputs)
    {
        Step step = Play(accessToken, inputs);

        Assert.True(step.Fails);
        Assert.DoesNotContain(step.Commands, command => command.Contains("task.setvariable", StringComparison.Ordinal));
        return step;
    }
}
