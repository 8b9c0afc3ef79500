using System.Management.Automation;
using System.Runtime.Versioning;
using System.Text.RegularExpressions;

namespace CognitoIdentity.ModuleTests.Credentials.Export;

/// <summary>Export-CICredential to CI runners.</summary>
public sealed class RunnerExportTests : ExportTests
{
    [Theory]
    [InlineData("GitHubActions", "GITHUB_ENV")]
    [InlineData("GitHubActions -AsOutput", "GITHUB_OUTPUT")]
    [InlineData("AzureDevOps", "TF_BUILD")]
    public void Outside_a_runner_no_secret_is_shown(string target, string variable)
    {
        Outcome outcome = Invoke($"$credential | Export-CICredential -To {target}");

        Assert.Equal(("RunnerMissing", ErrorCategory.InvalidOperation), (outcome.ErrorId, outcome.Error.CategoryInfo.Category));
        Assert.StartsWith(variable, outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(Session.Host.TakeText());
    }

    [Theory]
    [InlineData("", "GITHUB_ENV", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_CREDENTIAL_EXPIRATION")]
    [InlineData("-AsOutput", "GITHUB_OUTPUT", "aws-access-key-id", "aws-secret-access-key", "aws-session-token", "aws-credential-expiration")]
    public void A_later_step_of_a_GitHub_job_gets_the_variables(string parameters, string file, params string[] names)
    {
        SetVariable(file, PathOf("file"));
        File.WriteAllText(PathOf("file"), "BEFORE=größe\n");

        Assert.Empty(Export($"GitHubActions {parameters}"));

        string text = File.ReadAllText(PathOf("file"));
        Assert.StartsWith("BEFORE=größe\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
        Assert.DoesNotContain('\uFEFF', text);
        MatchCollection set = Regex.Matches(text, @"\G(?:BEFORE=größe\n)?(?<name>[\w-]+)<<(?<end>end_[0-9a-f]{32})\n(?<value>.+)\n\k<end>\n");
        Assert.Equal(text.Length, set[^1].Index + set[^1].Length);
        Assert.Equal(names, set.Select(one => one.Groups["name"].Value));
        Assert.Equal(["ASIAEXAMPLE", "the+secret/key", "the+session/token", Expiration], set.Select(one => one.Groups["value"].Value));
    }

    [Fact]
    public void A_GitHub_job_masks_secrets_even_if_the_output_is_discarded()
    {
        SetVariable("GITHUB_ENV", PathOf("env"));
        SetSecretKey("100%0A");

        Run("$kept = $credential | Export-CICredential -To GitHubActions *>&1");

        Assert.Equal("::add-mask::100%250A\n::add-mask::the+session/token\n", Session.Host.TakeText());
        Assert.Contains("\n100%0A\n", File.ReadAllText(PathOf("env")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_GitHub_job_masks_before_it_writes()
    {
        SetVariable("GITHUB_ENV", Folder);

        Outcome outcome = Invoke("$credential | Export-CICredential -To GitHubActions");

        outcome.IsError("ExportFailed", ErrorCategory.WriteError, "us-east-1:11111111-2222-3333-4444-555555555555");
        Assert.Equal("::add-mask::the+secret/key\n::add-mask::the+session/token\n", Session.Host.TakeText());
        Assert.DoesNotContain(SampleCredential.Secret, outcome.Error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_last_line_without_a_line_break_stays_unchanged()
    {
        SetVariable("GITHUB_ENV", PathOf("env"));
        File.WriteAllText(PathOf("env"), "BEFORE=größe");

        Export("GitHubActions");

        Assert.StartsWith("BEFORE=größe\nAWS_ACCESS_KEY_ID<<end_", File.ReadAllText(PathOf("env")), StringComparison.Ordinal);
    }

    [Fact]
    public void No_two_values_end_alike()
    {
        SetVariable("GITHUB_ENV", PathOf("env"));

        Export("GitHubActions");
        Export("GitHubActions");

        Assert.Equal(2, Regex.Matches(File.ReadAllText(PathOf("env")), "<<(end_.+)").Select(match => match.Value).Distinct().Count());
    }

    [Fact]
    public void An_Azure_pipeline_gets_secret_variables()
    {
        SetVariable("TF_BUILD", "True");
        SetSecretKey("a%0A;b]c");

        Assert.Empty(Export("AzureDevOps"));

        Assert.Equal(
            $"""
            ##vso[task.setvariable variable=AWS_ACCESS_KEY_ID]ASIAEXAMPLE
            ##vso[task.setvariable variable=AWS_SECRET_ACCESS_KEY;issecret=true]a%AZP250A%3Bb%5Dc
            ##vso[task.setvariable variable=AWS_SESSION_TOKEN;issecret=true]the+session/token
            ##vso[task.setvariable variable=AWS_CREDENTIAL_EXPIRATION]{Expiration}

            """,
            Session.Host.TakeText());
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void A_file_that_the_runner_has_not_made_is_its_owners_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such modes.");
        SetVariable("GITHUB_ENV", PathOf("env"));

        Export("GitHubActions");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(PathOf("env")));
    }
}
