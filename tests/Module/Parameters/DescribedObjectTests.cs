using System.Management.Automation;

namespace CognitoIdentity.ModuleTests.Parameters;

/// <summary>Hashtables and objects that describe pools, providers and role mappings. Unknown members are errors.</summary>
public sealed class DescribedObjectTests : LocalServiceTests
{
    private const string UserPool = "cognito-idp.us-east-1.amazonaws.com/us-east-1_A";
    private const string Role = "arn:aws:iam::123456789012:role/app";

    [Theory]
    [InlineData("[pscustomobject]@{ IdentityPoolName = 'b'; AllowUnauthenticatedIdentity = $true; Tag = @{ a = 'b' } } | New-CIIdentityPool")]
    [InlineData("[pscustomobject]@{ IdentityPoolName = 'b'; AllowUnauthenticatedIdentities = $true; IdentityPoolTags = @{ a = 'b' } } | New-CIIdentityPool")]
    [InlineData("@{ name = 'b'; allowunauthenticatedidentity = 'true'; tags = @{ a = 'b' } } | ForEach-Object { New-CIIdentityPool -InputObject $_ }")]
    [InlineData("'{ \"IdentityPoolName\": \"b\", \"AllowUnauthenticatedIdentity\": true, \"IdentityPoolTag\": { \"a\": \"b\" } }' | ConvertFrom-Json | New-CIIdentityPool")]
    [InlineData("'Name,AllowUnauthenticatedIdentity', 'b,True' | ConvertFrom-Csv | New-CIIdentityPool -Tag @{ a = 'b' }")]
    [InlineData("New-CIIdentityPool b -AllowUnauthenticatedIdentity $true -Tag @{ a = 'b' } | ConvertTo-Json | ConvertFrom-Json | New-CIIdentityPool")]
    [InlineData("[System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize((New-CIIdentityPool b -AllowUnauthenticatedIdentity $true -Tag @{ a = 'b' }))) | New-CIIdentityPool")]
    public void Members_can_have_the_names_of_parameters(string command)
    {
        IReadOnlyList<PSObject> pool = Run(command);

        Assert.Equal(("b", "True", "a=b"), (pool.Text("IdentityPoolName"), pool.Text("AllowUnauthenticatedIdentities"), pool.Text("IdentityPoolTags")));
    }

    [Theory]
    [InlineData("[pscustomobject]@{ IdentityPoolName = 'b'; AllowUnauthenticated = $true } | New-CIIdentityPool", "AllowUnauthenticated", "AllowUnauthenticatedIdentity")]
    [InlineData("New-CIIdentityPool -InputObject @{ Name = 'b'; SamlProviders = @() }", "SamlProviders", "SamlProviderArn")]
    [InlineData("'{ \"IdentityPoolName\": \"b\", \"ClassicFlow\": true }' | ConvertFrom-Json | New-CIIdentityPool", "ClassicFlow", "AllowClassicFlow")]
    [InlineData("'Nme,AllowClassicFlow', 'b,True' | ConvertFrom-Csv | New-CIIdentityPool", "Nme", "Name")]
    [InlineData("'Name,Tgs', 'b,' | ConvertFrom-Csv | New-CIIdentityPool", "Tgs", "Tags")]
    [InlineData($"New-CIIdentityPool b -CognitoIdentityProvider @{{ ProviderName = '{UserPool}'; ClientId = '1c'; ServerSideTokensCheck = $true }}", "ServerSideTokensCheck", "ServerSideTokenCheck")]
    [InlineData($"New-CIIdentityPool -InputObject @{{ Name = 'b'; CognitoIdentityProviders = @(@{{ ProviderName = '{UserPool}'; Client = '1c' }}) }}", "Client", "ClientId")]
    [InlineData($"$made | Update-CIIdentityPool -CognitoIdentityProvider @{{ Provider = '{UserPool}'; ClientId = '1c' }}", "Provider", "ProviderName")]
    [InlineData("$made | Set-CIIdentityPoolRole -RoleMapping @{ a = @{ Type = 'Token'; AmbiguousResolution = 'Deny' } }", "AmbiguousResolution", "AmbiguousRoleResolution")]
    [InlineData("$made | Set-CIIdentityPoolRole -RoleMapping @{ a = @{ Type = 'Rules'; RulesConfiguration = @{ Ruls = @() } } }", "Ruls", "Rules")]
    [InlineData($"New-CIRoleMapping @{{ Claim = 'a'; MatchType = 'Equals'; Val = 'b'; RoleArn = '{Role}' }} -AmbiguousRoleResolution Deny", "Val", "Value")]
    public void A_member_that_is_not_known_is_an_error_with_the_nearest_name(string command, string unknown, string nearest)
    {
        Run("$script:made = New-CIIdentityPool a");
        long before = Requests;

        Outcome outcome = Invoke(command);

        Assert.Equal("ParameterArgumentTransformationError", outcome.ErrorId);
        Assert.Contains($"'{unknown}' is not a member of a", outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Contains($"The most similar member is '{nearest}'.", outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, Requests);
    }

    [Fact]
    public void Each_record_with_such_a_member_is_a_separate_error()
    {
        Outcome outcome = Invoke("'Name,Owner', 'a,x' | ConvertFrom-Csv | New-CIIdentityPool; [pscustomobject]@{ Name = 'b' }, [pscustomobject]@{ Name = 'c'; Owner = 'x' }, [pscustomobject]@{ Name = 'd' } | New-CIIdentityPool");

        Assert.Equal(2, outcome.Errors.Count);
        Assert.Equal(["b", "d"], outcome.Values("IdentityPoolName"));
    }

    [Fact]
    public void Members_that_PowerShell_and_other_types_add_are_ignored()
    {
        Assert.Single(Run("[pscustomobject]@{ Name = 'b'; PSComputerName = 'x'; RunspaceId = [guid]::NewGuid(); PSShowComputerName = $true; Region = 'us-east-1' } | New-CIIdentityPool"));
        Assert.Single(Run("""
            Add-Type 'public class ForeignPool { public string IdentityPoolName { get; set; } = "b"; public int HttpStatusCode { get; set; } = 200; }'
            [ForeignPool]::new() | New-CIIdentityPool
            """));
    }

    [Fact]
    public void Two_names_of_one_setting_must_have_the_same_value()
    {
        Assert.Single(Run("[pscustomobject]@{ Name = 'b'; IdentityPoolName = 'b' } | New-CIIdentityPool"));

        Outcome outcome = Invoke("[pscustomobject]@{ Name = 'b'; AllowUnauthenticatedIdentity = $true; AllowUnauthenticatedIdentities = $false } | New-CIIdentityPool");

        Assert.Equal("ParameterArgumentTransformationError", outcome.ErrorId);
        Assert.Contains("have different values", outcome.Error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RulesConfiguration = @{ Rules = @(RULE) }")]
    [InlineData("Rules = @(RULE)")]
    [InlineData("Rule = RULE")]
    public void Rules_stand_where_the_API_or_the_cmdlet_has_them(string member)
    {
        string rule = $"@{{ Claim = 'sub'; MatchType = 'Equals'; Value = 'a'; RoleArn = '{Role}' }}";

        Run("$script:made = New-CIIdentityPool a -SupportedLoginProvider @{ 'accounts.google.com' = 'client' }");
        Run($"$made | Set-CIIdentityPoolRole -RoleMapping @{{ 'accounts.google.com' = @{{ Type = 'Rules'; AmbiguousRoleResolution = 'Deny'; {member.Replace("RULE", rule, StringComparison.Ordinal)} }} }}");

        Assert.Equal($"sub Equals a: {Role}", Run("($made | Get-CIIdentityPoolRole).RoleMappings['accounts.google.com'].RulesConfiguration.Rules").Single().ToString());
    }
}
