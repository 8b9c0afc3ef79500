using System.Management.Automation;
using System.Text.RegularExpressions;
using CognitoIdentity.Help;

namespace CognitoIdentity.ModuleTests.Documentation;

/// <summary>The documented operations of each cmdlet are correct.</summary>
public sealed class DocumentedOperationTests
{
    private static readonly IReadOnlyList<CmdletInfo> Cmdlets = ModuleInPowerShell.Cmdlets(BuiltModule.Root);

    // Of STS and IAM.
    private static readonly string[] OfOtherServices = ["GetCallerIdentity", "AssumeRoleWithWebIdentity", "GetRole"];

    [Fact]
    public void Every_operation_of_the_API_has_a_cmdlet()
    {
        using var session = new Session();
        IEnumerable<string> operations = session.Run("[CognitoIdentity.IdentityPool].Assembly.GetTypes().Where({ $_.GetInterface('IRequest`1') }).Name")
            .Select(name => name.ToString()[..^"Request".Length])
            .Order(StringComparer.Ordinal);

        Assert.NotEmpty(operations);
        Assert.Equal(operations, Cmdlets.SelectMany(OperationTable.Operations).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_cmdlet_calls_the_operations_that_it_names_and_no_others()
    {
        using var session = new Session();
        using PowerShell tour = session.Prepare($"$VerbosePreference = 'Continue'; & '{Path.Combine(BuiltModule.Root, "samples", "tour.ps1")}'");
        tour.Invoke();
        IEnumerable<string> called = tour.Streams.Verbose
            .Where(record => record.Message.Contains(" in us-east-1 at http", StringComparison.Ordinal))
            .Select(record => $"{record.InvocationInfo.MyCommand.Name} {record.Message.Split(' ')[0]}")
            .Where(call => !OfOtherServices.Contains(call.Split(' ')[1]))
            .Distinct();

        Assert.Equal(
            Cmdlets.SelectMany(cmdlet => OperationTable.Operations(cmdlet).Select(operation => $"{cmdlet.Name} {operation}")).Order(StringComparer.Ordinal),
            called.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_migration_page_has_a_line_for_every_operation()
    {
        string page = File.ReadAllText(Path.Combine(Help.Documentation.Folder(BuiltModule.Root), "about_CognitoIdentity_Migration.md"));

        Assert.Equal(
            [
                "Add-CGIResourceTag", "Dismount-CGIDeveloperIdentity", "Dismount-CGIIdentity", "Find-CGIDeveloperIdentity",
                "Get-CGICredentialsForIdentity", "Get-CGIId", "Get-CGIIdentity", "Get-CGIIdentityList", "Get-CGIIdentityPool",
                "Get-CGIIdentityPoolList", "Get-CGIIdentityPoolRole", "Get-CGIOpenIdToken", "Get-CGIOpenIdTokenForDeveloperIdentity",
                "Get-CGIPrincipalTagAttributeMap", "Get-CGIResourceTag", "Merge-CGIDeveloperIdentity", "New-CGIIdentityPool",
                "Remove-CGIIdentity", "Remove-CGIIdentityPool", "Remove-CGIResourceTag", "Set-CGIIdentityPoolRole",
                "Set-CGIPrincipalTagAttributeMap", "Update-CGIIdentityPool",
            ],
            Found(@"\b[A-Z][a-z]+-CGI\w+"));
        Assert.Subset(
            Cmdlets.SelectMany(OperationTable.Operations).Select(operation => Regex.Replace(operation, "(?<=[a-z])[A-Z]", "-$0").ToLowerInvariant()).ToHashSet(),
            Found(@"(?<=# aws cognito-identity )[a-z-]+").ToHashSet());

        IEnumerable<string> Found(string pattern) => Regex.Matches(page, pattern).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("Remove-CIIdentity", "- DeleteIdentities: needs the permission `cognito-identity:DeleteIdentities`")]
    [InlineData("Get-CIIdentityId", "- GetId: is not signed, and needs no permission")]
    [InlineData("Get-CIOpenIdToken", "- GetOpenIdToken: is not signed, and needs no permission")]
    [InlineData("Remove-CIIdentityLogin", "- UnlinkIdentity: is not signed, and needs no permission")]
    [InlineData("New-CIRoleMapping", "None: this cmdlet calls no service.")]
    public void A_page_says_which_permissions_a_cmdlet_needs(string name, string permissions) =>
        Assert.Equal(permissions, OperationTable.Permissions(Cmdlets.Single(cmdlet => cmdlet.Name == name)));
}
