namespace CognitoIdentity.ModuleTests.Documentation;

/// <summary>What Get-Help shows of the module.</summary>
public sealed class HelpTests : IDisposable
{
    private readonly Session _session = new(width: 80);

    public static TheoryData<string> Cmdlets => [.. Help.Documentation.CmdletFiles(BuiltModule.Root).Select(file => Path.GetFileNameWithoutExtension(file))];

    public static TheoryData<string> Topics => [.. Help.Documentation.AboutFiles(BuiltModule.Root).Select(file => Path.GetFileNameWithoutExtension(file))];

    public void Dispose() => _session.Dispose();

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Every_cmdlet_has_all_parts_of_its_help(string name)
    {
        string script = $$"""
            $help = Get-Help {{name}} -Full
            $documented = $help.parameters.parameter
            $own = (Get-Command {{name}}).Parameters.Keys | Where-Object { $_ -notin [System.Management.Automation.Cmdlet]::CommonParameters }
            "category $($help.Category)"
            "synopsis $($help.Synopsis.Length -gt 0)"
            "description $($help.description.Text.Length -gt 0)"
            "notes $($help.alertSet.alert.Text.Length -gt 0)"
            "examples $(@($help.examples.example).Count -ge 2)"
            "code $(@($help.examples.example.code | Where-Object { -not $_ }).Count)"
            "without text $($documented | Where-Object { -not $_.description.Text } | ForEach-Object name)"
            "missing $($own | Where-Object { $_ -notin $documented.name })"
            "online $($help.relatedLinks.navigationLink[0].uri)"
            """;

        Assert.Equal(
            [
                "category Cmdlet", "synopsis True", "description True", "notes True", "examples True", "code 0", "without text ", "missing ",
                $"online https://github.com/CognitoIdentity/CognitoIdentity/blob/main/docs/en-US/{name}.md",
            ],
            _session.Run(script).Select(line => line.ToString()));
    }

    [Fact]
    public void Shows_a_cmdlet()
    {
        string[] text = Lines("Get-Help Remove-CIIdentity");

        Assert.Contains("    Deletes identities, any number of them.", text);
        Assert.Contains("    Remove-CIIdentity [-IdentityId] <string[]> [-ThrottleLimit <int>]", string.Join('\n', text), StringComparison.Ordinal);
    }

    [Fact]
    public void Shows_a_parameter()
    {
        string[] text = Lines("Get-Help Get-CIIdentityPool -Parameter Name");

        Assert.Contains("-Name <System.String[]>", text);
        Assert.Contains("    Required?                    false", text);
        Assert.Contains("    Position?                    named", text);
        Assert.Contains("    Accept wildcard characters?  true", text);
        Assert.Contains("    Aliases                      IdentityPoolName", text);
        Assert.Equal("4", _session.Run("Get-Help Remove-CIIdentity -Parameter ThrottleLimit").Text("defaultValue"));
        Assert.Equal("True (ByValue, ByPropertyName)", _session.Run("Get-Help Remove-CIIdentity -Parameter IdentityId").Text("pipelineInput"));
    }

    [Fact]
    public void Shows_examples_with_their_output()
    {
        string text = string.Join('\n', Lines("Get-Help Get-CIIdentityPool -Examples"));

        Assert.Contains(
            """
                ---------- Example 1: List all pools ----------

                PS> Get-CIIdentityPool -Region us-east-1

                   Region: us-east-1

                IdentityPoolId                                      Name
                --------------                                      ----
                us-east-1:0a1b2c3d-1111-4222-8333-444455556666      shop-prod
            """,
            text,
            StringComparison.Ordinal);
        Assert.Equal(2, Lines("Get-Help Remove-CIIdentity -Examples").Count(line => line.Contains("-cccc-", StringComparison.Ordinal)));
        Assert.Contains(
            """
                The id contains the region, so -Region is not needed.

                PS> $pool = 'us-east-1:
            """,
            text,
            StringComparison.Ordinal);
        Assert.Contains("    PS> Get-CIIdentityPool -Region us-east-1 -Detailed |\n    >>     Where-Object", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public void Shows_each_about_topic(string topic)
    {
        string text = Assert.Single(_session.Run($"Get-Help {topic}")).ToString();

        Assert.StartsWith($"TOPIC\n    {topic}\n\nSHORT DESCRIPTION\n    ", text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.DoesNotContain("<!--", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Topics))]
    public void An_about_topic_fits_80_columns(string topic) => Assert.All(
        Assert.Single(_session.Run($"Get-Help {topic}")).ToString().ReplaceLineEndings("\n").Split('\n'),
        line => Assert.InRange(line.Length, 0, 80));

    [Fact]
    public void Shows_the_table_of_operations()
    {
        string[] lines = Assert.Single(_session.Run("Get-Help about_CognitoIdentity_Operations")).ToString().ReplaceLineEndings("\n").Split('\n');

        Assert.Contains("    UpdateIdentityPool                  Update-CIIdentityPool", lines);
        Assert.Contains("    DescribeIdentityPool                Get-CICredential,", lines);
        Assert.Contains("                                        Get-CIIdentityPool,", lines);
        Assert.Equal(
            "Which cmdlet calls which operation of Amazon Cognito Federated Identities.",
            _session.Run("Get-Help about_CognitoIdentity_Op*").Text("Synopsis"));
    }

    private string[] Lines(string script) => [.. _session.Show(script).Split('\n').Select(line => line.TrimEnd())];
}
