using System.Collections;
using System.Management.Automation;

namespace CognitoIdentity.ModuleTests.Credentials.Export;

/// <summary>Rules for every target of Export-CICredential.</summary>
public sealed class ExportCredentialTests : ExportTests
{
    public static TheoryData<string> Targets =>
    [
        "Environment", "Profile -ProfileName other", "GitHubActions", "GitHubActions -AsOutput", "AzureDevOps", "CredentialProcess",
        "DotEnv", "PowerShell", "Bash", "Bash -Path ./file",
    ];

    [Theory]
    [MemberData(nameof(Targets))]
    public void WhatIf_tells_names_and_does_nothing(string target)
    {
        PlayRunner();
        Dictionary<string, string> before = AllVariables();

        Outcome outcome = Invoke($"$credential | Export-CICredential -To {target} -WhatIf -Verbose -Debug");

        Assert.Empty(outcome.Output);
        string shown = Session.Host.TakeText();
        Assert.Contains("What if: Performing the operation \"Export credential\" on target", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(SampleCredential.Secret, shown, StringComparison.Ordinal);
        Assert.DoesNotContain("ASIAEXAMPLE", shown, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(Folder));
        Assert.Equal(before, AllVariables());
    }

    [Theory]
    [InlineData("Environment", "AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_CREDENTIAL_EXPIRATION in this process")]
    [InlineData("Profile -ProfileName other", "profile 'other' in {folder}credentials")]
    [InlineData("GitHubActions", "AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_CREDENTIAL_EXPIRATION in {folder}env")]
    [InlineData("Bash -Path ./file", "AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_CREDENTIAL_EXPIRATION in {folder}file")]
    [InlineData("Bash", "the output")]
    public void WhatIf_names_the_target(string target, string expected)
    {
        PlayRunner();

        Invoke($"$credential | Export-CICredential -To {target} -WhatIf");

        Assert.Contains($"\"{expected.Replace("{folder}", Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal)}\"", Session.Host.TakeText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Environment")]
    [InlineData("Profile -ProfileName other")]
    [InlineData("Bash -Path ./file")]
    public void Writes_nothing_by_default(string target)
    {
        PlayRunner();

        Assert.All(
            Invoke($"$credential | Export-CICredential -To {target} -Verbose -Debug *>&1").Output,
            line => Assert.StartsWith("Performing the operation", line.ToString(), StringComparison.Ordinal));
        Assert.Empty(Session.Host.TakeText());
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void No_stream_but_the_output_has_a_secret(string target)
    {
        PlayRunner();

        Outcome outcome = Invoke($"$credential | Export-CICredential -To {target} -Verbose -Debug *>&1 | Where-Object {{ $_ -isnot [string] }}");

        Assert.NotEmpty(outcome.Output);
        Assert.All(outcome.Output, said => Assert.DoesNotContain(SampleCredential.Secret, said.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void An_expired_credential_is_not_exported(string target)
    {
        PlayRunner();

        Outcome outcome = Invoke($"$credential.Expiration = [datetime]'2020-01-02'; $credential | Export-CICredential -To {target}");

        outcome.IsError("CredentialExpired", ErrorCategory.AuthenticationError, "us-east-1:11111111-2222-3333-4444-555555555555");
        AssertNothingDone(outcome);
    }

    [Theory]
    [InlineData("SecureSecretKey", "", "SecretKey")]
    [InlineData("SecureSessionToken", "", "SessionToken")]
    [InlineData("SecureSecretKey", "the+se`nAWS_PROFILE=x", "SecretKey")]
    [InlineData("SecureSessionToken", "the+se`r", "SessionToken")]
    [InlineData("SecureSessionToken", "the+se x", "SessionToken")]
    [InlineData("SecureSecretKey", "the+se\u2028", "SecretKey")]
    public void An_invalid_credential_is_not_exported(string member, string value, string name)
    {
        PlayRunner();
        Run($"$credential.{member} = [Net.NetworkCredential]::new('', \"{value}\").SecurePassword");

        Outcome outcome = Invoke("$credential | Export-CICredential -To GitHubActions");

        outcome.IsError("CredentialInvalid", ErrorCategory.InvalidArgument, "us-east-1:11111111-2222-3333-4444-555555555555");
        Assert.Contains(name, outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(SampleCredential.Secret, outcome.Error.ToString(), StringComparison.Ordinal);
        AssertNothingDone(outcome);
    }

    [Fact]
    public void One_that_fails_does_not_stop_the_others()
    {
        Outcome outcome = Invoke("[CognitoIdentity.IdentityCredential]::new(), $credential | Export-CICredential -To CredentialProcess");

        Assert.Equal("CredentialExpired", outcome.ErrorId);
        Assert.Single(outcome.Output);
    }

    [Theory]
    [InlineData("Environment -ProfileName x", "-ProfileName")]
    [InlineData("Environment -Path x", "-Path")]
    [InlineData("GitHubActions -Path x", "-Path")]
    [InlineData("CredentialProcess -Path x", "-Path")]
    [InlineData("Profile -AsOutput", "-AsOutput")]
    [InlineData("CredentialProcess -PassThru", "-PassThru")]
    [InlineData("Bash -PassThru", "-PassThru")]
    [InlineData("DotEnv -ProfileName x", "-ProfileName")]
    public void Rejects_a_parameter_that_the_target_has_no_use_for(string target, string parameter)
    {
        PlayRunner();

        Outcome outcome = Invoke($"$credential | Export-CICredential -To {target}");

        Assert.Equal(("ExportParameterInvalid", ErrorCategory.InvalidArgument), (outcome.ErrorId, outcome.Error.CategoryInfo.Category));
        Assert.StartsWith($"{parameter} can't be used with", outcome.Error.ToString(), StringComparison.Ordinal);
        AssertNothingDone(outcome);
    }

    [Theory]
    [InlineData("Environment")]
    [InlineData("Profile -ProfileName other")]
    [InlineData("GitHubActions")]
    [InlineData("Bash -Path ./file")]
    public void PassThru_puts_the_credential_out_again(string target)
    {
        PlayRunner();

        Assert.Equal(["True"], Run($"$credential | Export-CICredential -To {target} -PassThru | ForEach-Object {{ [object]::ReferenceEquals($_, $credential) }}")
            .Select(same => same.ToString()));
    }

    [Theory]
    [InlineData("[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($credential))")]
    [InlineData("[pscustomobject]@{ AccessKeyId = $credential.AccessKeyId; SecureSecretKey = $credential.SecureSecretKey; SecureSessionToken = $credential.SecureSessionToken; Expiration = $credential.Expiration }")]
    public void Takes_what_came_back_from_a_job(string made) =>
        Assert.Equal(Export("CredentialProcess"), Run($"{made} | Export-CICredential CredentialProcess").Select(line => line.ToString()));

    [Fact]
    public void A_credential_process_document_is_one_line_of_JSON() => Assert.Equal(
        [$$"""{"Version":1,"AccessKeyId":"ASIAEXAMPLE","SecretAccessKey":"the+secret/key","SessionToken":"the+session/token","Expiration":"{{Expiration}}"}"""],
        Export("CredentialProcess"));

    /// <summary>Simulates a step of a CI job, with all files in the test's folder.</summary>
    private void PlayRunner()
    {
        SetVariable("GITHUB_ENV", PathOf("env"));
        SetVariable("GITHUB_OUTPUT", PathOf("output"));
        SetVariable("TF_BUILD", "True");
        SetVariable("AWS_SHARED_CREDENTIALS_FILE", PathOf("credentials"));
        Run($"$null = $ExecutionContext.SessionState.Path.SetLocation('{Folder}')");
    }

    private void AssertNothingDone(Outcome outcome)
    {
        Assert.Empty(outcome.Output);
        Assert.Empty(Session.Host.TakeText());
        Assert.Empty(Directory.GetFileSystemEntries(Folder));
        Assert.Null(Environment.GetEnvironmentVariable("AWS_ACCESS_KEY_ID"));
    }

    private static Dictionary<string, string> AllVariables() =>
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
}
