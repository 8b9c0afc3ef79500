using System.Management.Automation;
using System.Text.RegularExpressions;

namespace CognitoIdentity.ModuleTests.Scripts;

/// <summary>The names of AWS.Tools.CognitoIdentity, for those who dot-source the file that ships with the module.</summary>
public sealed class OldNameTests : LocalServiceTests
{
    private const string Source = ". (Join-Path (Get-Module CognitoIdentity).ModuleBase AWS.Tools.Aliases.ps1)\n";

    [Fact]
    public void Nobody_gets_the_old_names_unasked() => Assert.Empty(Run("Get-Command *-CGI* -ErrorAction Ignore"));

    [Fact]
    public void Every_old_name_on_the_migration_page_is_there_and_each_alias_is_of_a_cmdlet_of_ours()
    {
        string page = File.ReadAllText(Path.Combine(BuiltModule.Root, "docs", "en-US", "about_CognitoIdentity_Migration.md"));
        IReadOnlyList<PSObject> found = Run(Source + "Get-Command *-CGI*");

        Assert.Equal(
            Regex.Matches(page, @"\b[A-Z][a-z]+-CGI\w+").Select(name => name.Value).Distinct().Order(StringComparer.Ordinal),
            found.Values("Name").Cast<string>().Order(StringComparer.Ordinal));
        Assert.All(
            found.Select(command => command.BaseObject).OfType<AliasInfo>(),
            alias => Assert.Equal("CognitoIdentity", Assert.IsType<CmdletInfo>(alias.ResolvedCommand).ModuleName));
    }

    [Fact]
    public void Lines_with_the_old_names_work_for_every_alias()
    {
        const string Lines = """
            $provider = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI'
            $iam = 'arn:aws:iam::123456789012'
            $logins = (New-CILocalLogin -ProviderName $provider -UserId ada -ClientId client).Logins
            $settings = @{
                AllowClassicFlow = $true
                CognitoIdentityProvider = [CognitoIdentity.CognitoIdentityProvider]@{ ProviderName = $provider; ClientId = 'client' }
                DeveloperProviderName = 'login.shop.example'
                IdentityPoolTag = @{ a = '1' }
                OpenIdConnectProviderARNs = "$iam`:oidc-provider/id.example"
                SamlProviderARNs = "$iam`:saml-provider/corp"
                SupportedLoginProvider = @{ 'accounts.google.com' = '1' }
            }
            $pool = (New-CGIIdentityPool -IdentityPoolName app -AllowUnauthenticatedIdentity $true @settings -Region us-east-1).IdentityPoolId
            Update-CGIIdentityPool -IdentityPoolId $pool -IdentityPoolName shop -AllowUnauthenticatedIdentity $false @settings
            Get-CGIIdentityPoolList -Region us-east-1
            Get-CGIIdentityPool -IdentityPoolId $pool
            $id = Get-CGIId -IdentityPoolId $pool -AccountId 123456789012 -Login $logins
            Get-CGIOpenIdToken -IdentityId $id -Login $logins
            Set-CGIIdentityPoolRole -IdentityPoolId $pool -Role @{ authenticated = "$iam`:role/users" } -RoleMapping @{ "${provider}:client" = New-CIRoleMapping -AmbiguousRoleResolution AuthenticatedRole }
            Get-CGIIdentityPoolRole -IdentityPoolId $pool
            Set-CGIPrincipalTagAttributeMap -IdentityPoolId $pool -IdentityProviderName $provider -PrincipalTag @{ team = 'custom:team' }
            Get-CGIPrincipalTagAttributeMap -IdentityPoolId $pool -IdentityProviderName $provider
            $arn = "arn:aws:cognito-identity:us-east-1:123456789012:identitypool/$pool"
            Add-CGIResourceTag -ResourceArn $arn -Tag @{ b = '2' }
            Get-CGIResourceTag -ResourceArn $arn
            Remove-CGIResourceTag -ResourceArn $arn -TagKey b -Force
            Get-CGIIdentityList -IdentityPoolId $pool -HideDisabled
            Get-CGIIdentity -IdentityId $id
            Get-CGICredentialsForIdentity -IdentityId $id -Login $logins
            $bob, $carol = Get-CIDeveloperOpenIdToken $pool bob, carol
            Find-CGIDeveloperIdentity -IdentityPoolId $pool -DeveloperUserIdentifier bob
            Merge-CGIDeveloperIdentity -IdentityPoolId $pool -DeveloperProviderName login.shop.example -SourceUserIdentifier bob -DestinationUserIdentifier carol
            Dismount-CGIDeveloperIdentity -IdentityId $carol.IdentityId -IdentityPoolId $pool -DeveloperProviderName login.shop.example -DeveloperUserIdentifier bob -Force
            Dismount-CGIIdentity -IdentityId $id -Login $logins -LoginsToRemove $provider -Force
            Remove-CGIIdentity -IdentityIdsToDelete $id -Force
            Remove-CGIIdentityPool -IdentityPoolId $pool -Force
            """;

        Run(Source + Lines);

        IEnumerable<string> aliases = Run("Get-Alias *-CGI*").Values("Name").Cast<string>();
        Assert.NotEmpty(aliases);
        Assert.All(aliases, alias => Assert.Matches($@"{alias}\b(?!-)", Lines));
    }

    [Fact]
    public void A_cmdlet_without_an_alias_says_what_takes_its_place()
    {
        Outcome outcome = Invoke(Source + "Get-CGIOpenIdTokenForDeveloperIdentity -IdentityPoolId us-east-1:1 -Login @{ a = 'b' }");

        Assert.Contains("Get-CIDeveloperOpenIdToken takes its place", outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains("about_CognitoIdentity_Migration", outcome.Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("AWS.Tools.CognitoIdentity")]
    [InlineData("AWSPowerShell.NetCore")]
    public void The_cmdlets_of_AWS_Tools_are_not_hidden(string module)
    {
        Outcome outcome = Invoke($"New-Module {module} {{ }} | Import-Module\n{Source}");

        Assert.Contains("AWS Tools is loaded", Assert.Single(outcome.Warnings), StringComparison.Ordinal);
        Assert.Empty(Run("Get-Command *-CGI* -ErrorAction Ignore"));
    }
}
