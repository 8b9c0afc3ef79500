using System.Management.Automation;
using CognitoIdentity.Help;

namespace CognitoIdentity.ModuleTests.Documentation;

/// <summary>The pages describe the cmdlets completely and correctly.</summary>
public sealed class PageTests
{
    private static readonly IReadOnlyList<CmdletInfo> Cmdlets = ModuleInPowerShell.Cmdlets(BuiltModule.Root);

    private static readonly CmdletInfo Remove = Cmdlets.Single(cmdlet => cmdlet.Name == "Remove-CIIdentity");

    private static readonly string Page = File.ReadAllText(Path.Combine(Help.Documentation.Folder(BuiltModule.Root), "Remove-CIIdentity.md"));

    private static SharedParameters Shared => Help.Documentation.Shared(BuiltModule.Root);

    [Fact]
    public void Nothing_is_wrong_with_the_documentation() =>
        Assert.Empty(Check.Run(BuiltModule.Root).Select(problem => $"{problem.File}: {problem.Problem}"));

    [Theory]
    [InlineData("### -ThrottleLimit", "### -Limit", "-Limit is documented, and the cmdlet has no such parameter.", "-ThrottleLimit is not documented.")]
    [InlineData("### Example 2: ", "### Example 3: ", "should be called 'Example 2: …'.")]
    [InlineData("### Example 2: Show", "### Example 2: With a title that is too long for a line, show", "has 87 characters; 54 fit 80 columns.")]
    [InlineData("Remove-CIIdentity ", "Remove-Other ", "has no block of powershell that uses Remove-CIIdentity.")]
    [InlineData("The number of", "TODO number of", "'TODO' is a placeholder.")]
    [InlineData("Remove-CIIdentity $id -Force", "Remove-CIIdentity $it -Force", "nothing defines $it.")]
    [InlineData("Remove-CIIdentity $id -Force", "Remove-CIIdentity $id -Force # a remark that makes this line too wide for it", "has 76 characters; 71 fit 80 columns.")]
    [InlineData("### Example 2:", "Prose.\n\n### Example 2:", "'Example 1: Delete one identity' has prose after its first script; put it before.")]
    [InlineData("- [", "- ", "RELATED LINKS has none.")]
    [InlineData("Ids of identities", "\n### Other\n\nIds of identities", "System.String[], in INPUTS, has no text.")]
    public void The_check_names_what_is_wrong_with_a_page(string old, string changed, params string[] problems)
    {
        string[] found = [.. PageCheck.Problems(Remove, Page.Replace(old, changed, StringComparison.Ordinal))];

        Assert.Empty(PageCheck.Problems(Remove, Page));
        Assert.All(problems, problem => Assert.Contains(found, text => text.EndsWith(problem, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Type: System.Int32", "Type: System.Int64")]
    [InlineData("[-IdentityId] <string[]>", "[-IdentityId] <string>")]
    [InlineData("DefaultValue: 4", "DefaultValue: 5")]
    [InlineData("- AK", "- Key")]
    [InlineData("`cognito-identity:DeleteIdentities`", "`cognito-identity:Delete`")]
    [InlineData("## OUTPUTS", "### System.Int32\n\nNumbers.\n\n## OUTPUTS")]
    [InlineData("Shows the changes", "Says something")]
    [InlineData("### __AllParameterSets", "### Id")]
    public void The_facts_from_the_cmdlet_are_updated(string written, string wrong)
    {
        string page = Page.Replace(written, wrong, StringComparison.Ordinal);

        Assert.NotEqual(Page, page);
        Assert.Equal(Page, CmdletPageWriter.Write(Remove, new CmdletPage(page), Shared));
    }

    [Fact]
    public void A_default_is_something_that_a_user_could_write() =>
        Assert.All(Cmdlets, cmdlet => Assert.DoesNotContain("DefaultValue: System.", CmdletPageWriter.Write(cmdlet, new CmdletPage(string.Empty), Shared), StringComparison.Ordinal));

    [Fact]
    public void Hand_written_text_stays()
    {
        string page = Page
            .Replace("The number of", "The  *number*\n\n> of   ", StringComparison.Ordinal)
            .Replace("## DESCRIPTION\n\n", "## DESCRIPTION\n\n```\n## no heading\n```\n\n| a | b |\n|---|---|\n\n#### inner\n\n", StringComparison.Ordinal)
            .Replace("ms.date: 11/23/2026", "ms.date: 01/01/2001", StringComparison.Ordinal)
            .Replace("### Errors", "### More\n\nnotes\n\n### Errors", StringComparison.Ordinal);

        Assert.Equal(page, CmdletPageWriter.Write(Remove, new CmdletPage(page), Shared));
    }

    [Fact]
    public void A_page_begins_with_places_to_be_filled()
    {
        string page = CmdletPageWriter.Write(Remove, new CmdletPage(string.Empty), Shared);

        Assert.Contains("## SYNOPSIS\n\n## SYNTAX\n", page, StringComparison.Ordinal);
        Assert.Contains("### -ThrottleLimit\n\n```yaml\n", page, StringComparison.Ordinal);
        Assert.Equal(
            [
                "SYNOPSIS is empty.", "DESCRIPTION is empty.", "-IdentityId has no text.", "-ThrottleLimit has no text.",
                "System.String[], in INPUTS, has no text.", "System.String, in OUTPUTS, has no text.",
                "NOTES say nothing of limits or errors.", "RELATED LINKS has none.", "There are 0 examples; 2 are required.",
            ],
            PageCheck.Problems(Remove, page));
    }

    [Fact]
    public void A_section_that_the_schema_lacks_is_an_error()
    {
        string message = Assert.Throws<InvalidOperationException>(() => new CmdletPage(Page.Replace("## NOTES", "## REMARKS", StringComparison.Ordinal))).Message;

        Assert.Equal("The page of Remove-CIIdentity has a section 'REMARKS', for which the schema has no place.", message);
    }

    [Fact]
    public void A_link_that_leads_nowhere_is_found()
    {
        string folder = Directory.CreateTempSubdirectory("CognitoIdentity").FullName;
        try
        {
            string file = Path.Combine(folder, "a.md");
            File.WriteAllText(file, "# A `b`, c\n\n[1](a.md#a-b-c) [2](#a-b-c) [3](b.md) [4](a.md#d) [5](https://example.com/nothing)\n");

            Assert.Equal(["the link to 'b.md' leads to no file.", "the link to 'a.md#d' leads to no heading."], LinkCheck.Problems(file));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
