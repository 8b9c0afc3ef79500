using System.Text.RegularExpressions;
using CognitoIdentity.ModuleTests.Scripts;

namespace CognitoIdentity.ModuleTests.Runners;

/// <summary>What can be known of the workflows, and of the pipeline for Azure DevOps, without their runners.</summary>
public sealed class WorkflowTests
{
    private static readonly string[] Shells = ["pwsh", "powershell", "bash", "${{ inputs.shell }}"];

    private static readonly Yaml Pipeline = Yaml.Read("azure-pipelines.yml");

    private static readonly string[] AllFiles = ["action.yml", "azure-pipelines.yml", "azure/credentials.yml", .. Workflows.Select(file => file.Data)];

    public static TheoryData<string> Workflows => [.. Directory.GetFiles(Path.Combine(BuiltModule.Root, ".github", "workflows")).Select(file => ".github/workflows/" + Path.GetFileName(file))];

    public static TheoryData<string> Files => [.. AllFiles];

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Jobs_may_read_and_no_more_unless_they_say_so(string path)
    {
        Yaml workflow = Yaml.Read(path);

        (string name, Yaml value) = Assert.Single(workflow["permissions"].Entries);
        Assert.Equal(("contents", "read"), (name, value.Text));
        Assert.NotNull(workflow["concurrency"]["group"].Text);
        string[] more = [.. workflow["jobs"].Entries.Where(job => job.Value["permissions"].Entries.Any(permission => permission.Value.Text == "write")).Select(job => job.Key)];
        Assert.Equal(path.EndsWith("release.yml", StringComparison.Ordinal) ? ["publish"] : [], more);
    }

    [Theory]
    [MemberData(nameof(Workflows))]
    public void Jobs_end_and_wait_for_jobs_that_are_there(string path)
    {
        var jobs = Yaml.Read(path)["jobs"].Entries.ToDictionary(job => job.Key, job => job.Value);
        foreach (Yaml job in jobs.Values)
        {
            Assert.True(job["needs"].Text is not { } needed || jobs.ContainsKey(needed));
            Assert.True(job["uses"].Text is { } other ? File.Exists(Path.Combine(BuiltModule.Root, other)) : int.Parse(job["timeout-minutes"].Text!, null) > 0);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Actions_are_pinned_to_a_commit(string path)
    {
        IEnumerable<string> uses = File.ReadAllLines(Path.Combine(BuiltModule.Root, path)).Where(line => Regex.IsMatch(line, @"^\s*(- )?uses:"));

        Assert.All(uses, line => Assert.Matches(@"uses: (\./[\w./-]+|[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+)$", line));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_checkout_leaves_no_credentials(string path)
    {
        Assert.All(Steps(path).Where(step => step["uses"].Text?.StartsWith("actions/checkout@", StringComparison.Ordinal) == true), step => Assert.Equal("false", step["with"]["persist-credentials"].Text));
        Assert.All(Steps(path).Where(step => step["checkout"].Text is not null), step => Assert.Equal("false", step["persistCredentials"].Text));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Scripts_can_be_read_and_nothing_is_written_into_them(string path)
    {
        (string Shell, string Script)[] scripts = [.. Steps(path).SelectMany(Scripts)];

        Assert.True(scripts.Length > 0);
        Assert.All(scripts, script =>
        {
            // What runners replace: expressions, and variables of Azure DevOps.
            Assert.DoesNotContain("${{", script.Script, StringComparison.Ordinal);
            Assert.DoesNotMatch(@"\$\([\w.]+\)", script.Script);
            Assert.Contains(script.Shell, Shells);
            Assert.Empty(script.Shell == "bash" ? [] : new Script(script.Script).Errors);
        });
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void What_scripts_name_is_there(string path)
    {
        string scripts = string.Join('\n', Steps(path).SelectMany(Scripts).Select(script => script.Script));
        string tasks = Regex.Match(File.ReadAllText(Path.Combine(BuiltModule.Root, "build.ps1")), @"ValidateSet\(('Clean'.*?)\)").Groups[1].Value;

        Assert.All(
            Regex.Matches(scripts, @"(?<![\w/$}.])(?:\./)?((?:tests|src|benchmarks|runner|samples)/[\w./-]+|build\.ps1|PSScriptAnalyzerSettings\.psd1)").Select(match => match.Groups[1].Value),
            name => Assert.True(Path.Exists(Path.Combine(BuiltModule.Root, name)), name));
        Assert.All(Regex.Matches(scripts, @"build\.ps1 -Task (\w+)").Select(match => match.Groups[1].Value), task => Assert.Contains($"'{task}'", tasks, StringComparison.Ordinal));
    }

    [Fact]
    public void The_package_is_tested_everywhere_it_is_to_work()
    {
        Yaml matrix = Yaml.Read(".github", "workflows", "ci.yml")["jobs"]["acceptance"]["strategy"]["matrix"];
        string[] systems = [.. matrix["system"].Items.Select(item => item.Text!)];
        string[] versions = [.. matrix["powershell"].Items.Select(item => item.Text!)];
        string pester = Assert.Single(matrix["pester"].Items).Text!;
        IEnumerable<string> onGitHub = systems.SelectMany(system => versions.Select(version => $"{system} {version} {pester}"))
            .Concat(matrix["include"].Items.Select(more => $"{more["system"].Text} {more["powershell"].Text} {more["pester"].Text}"));

        Assert.Equal(["macos-latest", "ubuntu-latest", "windows-latest"], systems.Order(StringComparer.Ordinal));
        Assert.Equal(["7.4", "7.5", "7.6"], versions.Select(version => version[..3]));
        Assert.Equal(
            onGitHub.Order(StringComparer.Ordinal),
            Job("Acceptance")["strategy"]["matrix"].Entries.Select(entry => $"{entry.Value["imageName"].Text} {entry.Value["powershellVersion"].Text} {entry.Value["pesterVersion"].Text}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_release_publishes_what_was_tested_from_a_protected_environment()
    {
        Yaml jobs = Yaml.Read(".github", "workflows", "release.yml")["jobs"];

        Assert.Equal("./.github/workflows/ci.yml", jobs["ci"]["uses"].Text);
        Assert.Equal(("ci", "release"), (jobs["publish"]["needs"].Text, jobs["publish"]["environment"].Text));
        Assert.DoesNotContain(jobs["publish"].All, node => node.Text?.Contains("build.ps1", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void Jobs_of_Azure_DevOps_end() => Assert.All(
        Pipeline["stages"].Items.SelectMany(stage => stage["jobs"].Items),
        job => Assert.True(int.Parse(job["timeoutInMinutes"].Text!, null) > 0));

    [Fact]
    public void Updates_are_looked_for_where_packages_and_actions_are_named() => Assert.Equal(
        ["nuget /", "npm /tests/Conformance", "github-actions /"],
        Yaml.Read(".github", "dependabot.yml")["updates"].Items.Select(update => $"{update["package-ecosystem"].Text} {update["directory"].Text}"));

    private static Yaml Job(string name) => Pipeline["stages"].Items.SelectMany(stage => stage["jobs"].Items).Single(job => job["job"].Text == name);

    private static IEnumerable<Yaml> Steps(string path) => Yaml.Read(path.Split('/')).All.SelectMany(node => node["steps"].Items);

    /// <summary>What a step runs, and by what.</summary>
    private static IEnumerable<(string Shell, string Script)> Scripts(Yaml step)
    {
        if (step["run"].Text is { } run)
        {
            yield return (step["shell"].Text ?? "none is named", run);
        }

        if (step["inputs"]["script"].Text is { } inline)
        {
            yield return ("pwsh", inline);
        }

        foreach ((string key, Yaml value) in step.Entries.Where(entry => entry.Key is "pwsh" or "powershell" or "bash" or "script"))
        {
            yield return (key, value.Text!);
        }
    }
}
