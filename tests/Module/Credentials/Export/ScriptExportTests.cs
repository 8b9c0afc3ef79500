using System.Diagnostics;
using System.Management.Automation;
using System.Runtime.Versioning;

namespace CognitoIdentity.ModuleTests.Credentials.Export;

/// <summary>Export-CICredential to the environment and to scripts that set it.</summary>
public sealed class ScriptExportTests : ExportTests
{
    private const string Hostile = """it's"$(touch${IFS}owned)`touch${IFS}owned`$HOME\n'';#&|>owned%""";

    private static readonly string[] Names = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_CREDENTIAL_EXPIRATION"];

    [Fact]
    public void The_environment_of_this_process_has_the_variables()
    {
        Assert.Empty(Export("Environment"));

        Assert.Equal(["ASIAEXAMPLE", "the+secret/key", "the+session/token", Expiration], Names.Select(Environment.GetEnvironmentVariable));
    }

    [Theory]
    [InlineData("DotEnv", "AWS_ACCESS_KEY_ID=ASIAEXAMPLE", "AWS_SECRET_ACCESS_KEY=the+secret/key", "AWS_SESSION_TOKEN=the+session/token", "AWS_CREDENTIAL_EXPIRATION=")]
    [InlineData("Bash", "export AWS_ACCESS_KEY_ID='ASIAEXAMPLE'", "export AWS_SECRET_ACCESS_KEY='the+secret/key'", "export AWS_SESSION_TOKEN='the+session/token'", "export AWS_CREDENTIAL_EXPIRATION='", "'")]
    [InlineData("PowerShell", "$env:AWS_ACCESS_KEY_ID = 'ASIAEXAMPLE'", "$env:AWS_SECRET_ACCESS_KEY = 'the+secret/key'", "$env:AWS_SESSION_TOKEN = 'the+session/token'", "$env:AWS_CREDENTIAL_EXPIRATION = '", "'")]
    public void Lines_set_the_variables_in_the_output_or_in_a_file(string target, string one, string two, string three, string four, string end = "")
    {
        string[] expected = [one, two, three, four + Expiration + end];

        Assert.Equal(expected, Export(target));
        Assert.Empty(Export($"{target} -Path '{PathOf("script")}'"));
        Assert.Equal(string.Concat(expected.Select(line => line + "\n")), File.ReadAllText(PathOf("script")));
        Assert.Equal([PathOf("script")], Directory.GetFiles(Folder));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void A_script_is_its_owners_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such modes.");
        File.WriteAllText(PathOf("script"), "before");

        Export($"Bash -Path '{PathOf("script")}'");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(PathOf("script")));
    }

    [Theory]
    [InlineData("the+secret/key")]
    [InlineData(Hostile)]
    public async Task Bash_reads_a_value_unchanged(string value)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Bash is not part of Windows.");
        SetSecretKey(value);
        Export($"Bash -Path '{PathOf("script")}'");

        var start = new ProcessStartInfo("bash", ["-c", ". ./script && printf '%s|%s' \"$AWS_SECRET_ACCESS_KEY\" \"$AWS_SESSION_TOKEN\""])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = Folder,
        };
        using Process bash = Process.Start(start)!;
        string output = await bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await bash.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal($"{value}|the+session/token", output);
        Assert.Equal([PathOf("script")], Directory.GetFiles(Folder));
    }

    [Theory]
    [InlineData("the+secret/key")]
    [InlineData(Hostile)]
    public void PowerShell_reads_a_value_unchanged(string value)
    {
        SetSecretKey(value);
        Export($"PowerShell -Path '{PathOf("script.ps1")}'");

        Run($". '{PathOf("script.ps1")}'");

        Assert.Equal(["ASIAEXAMPLE", value, "the+session/token", Expiration], Names.Select(Environment.GetEnvironmentVariable));
    }

    [Fact]
    public void A_dotenv_file_quotes_where_it_must()
    {
        SetSecretKey("a#b\"c");

        Assert.Equal("AWS_SECRET_ACCESS_KEY='a#b\"c'", Export("DotEnv")[1]);
    }

    [Theory]
    [InlineData("the+se'")]
    [InlineData("the+se\\")]
    [InlineData("the+se$HOME")]
    [InlineData("the+se`")]
    public void A_dotenv_file_takes_no_value_that_its_readers_disagree_on(string value)
    {
        SetSecretKey(value);

        Outcome outcome = Invoke($"$credential | Export-CICredential DotEnv -Path '{PathOf("env")}'");

        outcome.IsError("ExportValueUnsupported", ErrorCategory.InvalidData, "us-east-1:11111111-2222-3333-4444-555555555555");
        Assert.DoesNotContain(SampleCredential.Secret, outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Folder));
    }
}
