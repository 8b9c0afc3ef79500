using System.Management.Automation;

namespace CognitoIdentity.ModuleTests.Completion;

/// <summary>Completion uses the rest of the command line, and the session.</summary>
public sealed class CommandLineTests : TabTests
{
    [Fact]
    public void The_list_shows_names_beside_ids_and_ids_beside_names()
    {
        string id = Assert.Single(Create("shop"));

        Assert.Equal($"{id} (shop)", Assert.Single(Complete("Get-CIIdentityPool ")).ListItemText);
        Assert.Equal($"shop ({id})", Assert.Single(Complete("Get-CIIdentityPool -Name ")).ListItemText);
    }

    [Theory]
    [InlineData("Get-CIIdentityPool -Region us-east-1, eu-west-1 -Name p", "p-east p-west")]
    [InlineData("Get-CIIdentityPool -Region eu-west-1 -Name *st", "p-west")]
    [InlineData("Get-CIIdentityPool -Name '*ea", "p-east")]
    [InlineData("$PSDefaultParameterValues['*-CI*:Region'] = 'eu-west-1'; Get-CIIdentityPool -Name ", "p-west")]
    public void Names_are_looked_up_in_the_called_regions(string line, string offered)
    {
        Run("$null = New-CIIdentityPool p-east; $null = New-CIIdentityPool p-west -Region eu-west-1");
        if (line.StartsWith('$'))
        {
            Run("$global:PSDefaultParameterValues['*-CI*:Region'] = 'eu-west-1'");
            line = line[(line.IndexOf(';', StringComparison.Ordinal) + 2)..];
        }

        Assert.Equal(offered, string.Join(' ', Complete(line).Select(match => match.CompletionText).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("Get-CIIdentity eu-west-1:")]
    [InlineData("Remove-CIIdentityPool eu-west-1:")]
    public void The_region_of_an_id_is_the_one_that_is_asked(string line)
    {
        Run("$null = New-CIIdentityPool p-east; $null = New-CIIdentityPool p-west -Region eu-west-1");

        Assert.Equal("p-west", Assert.Single(Complete(line)).ToolTip);
    }

    [Theory]
    [InlineData("$pool | Remove-CIResourceTag -TagKey ", "env")]
    [InlineData("'ID' | Remove-CIResourceTag -TagKey ", "env")]
    [InlineData("$pool | Set-CIPrincipalTagAttributeMap -IdentityProviderName ", "accounts.google.com")]
    [InlineData("Get-CIIdentityPool | Remove-CIResourceTag -TagKey ", "")]
    public void Pipeline_input_that_the_command_line_shows_is_used(string line, string offered)
    {
        string id = (string)Assert.Single(
            Run("($global:pool = New-CIIdentityPool shop -Tag @{ env = 'dev' } -SupportedLoginProvider @{ 'accounts.google.com' = '1' })").Values("IdentityPoolId"))!;

        Assert.Equal(offered, string.Join(' ', Complete(line.Replace("ID", id, StringComparison.Ordinal)).Select(match => match.CompletionText)));
    }

    [Fact]
    public void Offers_the_identities_of_the_pool_that_is_written()
    {
        Run("$global:pool = New-CIIdentityPool shop -AllowUnauthenticatedIdentity $true");
        string id = $"{Assert.Single(Run("Get-CIIdentityId $pool"))}";

        Assert.Equal(id, Assert.Single(Complete("Remove-CIDeveloperIdentity $pool ")).CompletionText);
        Assert.Equal(id, Assert.Single(Complete("Get-CIDeveloperOpenIdToken $pool -IdentityId ")).CompletionText);
    }

    [Theory]
    [InlineData("Stop-CILocalService ")]
    [InlineData("Stop-CILocalService http://127")]
    [InlineData("Get-CIIdentityPool -EndpointUrl ")]
    public void Offers_the_running_services(string line) => Assert.Equal(
        $"'{Assert.Single(Run("(Get-CILocalService).EndpointUrl"))}'", Assert.Single(Complete(line)).CompletionText);

    [Theory]
    [InlineData("Get-CIIdentity -IdentityId ")]
    [InlineData("Stop-CILocalService nonsense")]
    [InlineData("Get-CICredential x -RoleArn ")]
    [InlineData("New-CIIdentityPool ")]
    [InlineData("Get-CIIdentityPool -Name none")]
    public void Offers_no_file_names_for_other_parameters(string line) => Assert.Empty(All(line));

    [Fact]
    public void Every_text_parameter_except_paths_has_a_completer()
    {
        string[] paths = ["Path", "StatePath", "ProfileLocation"];
        IEnumerable<string> without = Built.BuiltCmdlets.All.SelectMany(cmdlet => Built.BuiltCmdlets.OwnParameters(cmdlet.Name)
            .Where(parameter => (parameter.ParameterType == typeof(string) || parameter.ParameterType == typeof(string[])) && !paths.Contains(parameter.Name))
            .Where(parameter => !parameter.Attributes.Any(attribute => attribute is ArgumentCompleterAttribute or ValidateSetAttribute))
            .Select(parameter => $"{cmdlet.Name} -{parameter.Name}"));

        Assert.Empty(without);
    }
}
