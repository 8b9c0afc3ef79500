using System.Collections;
using System.Management.Automation;
using CognitoIdentity.ModuleTests.Identities;

namespace CognitoIdentity.ModuleTests.Views;

/// <summary>The output types of all cmdlets as CSV and JSON.</summary>
public sealed class ReportTests : IdentityTests
{
    // Reports contain no secrets.
    private static readonly string[] Secrets = ["SecureSecretKey", "SecureSessionToken", "SecureToken"];

    // Two objects of each type: one with as few values as possible, one with all.
    private static readonly Dictionary<string, string[]> Objects = new()
    {
        ["CognitoIdentity.Finding"] = ["Test-CIIdentityPool $bare | Select-Object -First 1"],
        ["CognitoIdentity.DeveloperIdentity"] = ["Find-CIDeveloperIdentity $full ada"],
        ["CognitoIdentity.IdentityCredential"] = ["Get-CICredential $full", "Get-CICredential $full -Login $login -Region us-east-1"],
        ["CognitoIdentity.IdentityDescription"] = ["Get-CIIdentity -IdentityId (Get-CIIdentityId $full)", "Get-CIIdentity -IdentityId $id", "Get-CIIdentity $full | Select-Object -First 1"],
        ["CognitoIdentity.IdentityPool"] = ["New-CIIdentityPool x", "$full", "Get-CIIdentityPool $full", "Get-CIIdentityPool -Name full -Detailed", "Update-CIIdentityPool $bare -AllowClassicFlow $true -PassThru"],
        ["CognitoIdentity.IdentityPoolRoles"] = ["Get-CIIdentityPoolRole $bare", "$full | Set-CIIdentityPoolRole -PassThru -RoleMapping @{ 'accounts.google.com' = $mapping }", "Get-CIIdentityPoolRole $full", "$full | Set-CIIdentityPoolRole -PassThru -AuthenticatedRoleArn arn:aws:iam::123456789012:role/users"],
        ["CognitoIdentity.IdentityPoolShortDescription"] = ["Get-CIIdentityPool -Name full"],
        ["CognitoIdentity.LocalLogin"] = ["$login"],
        ["CognitoIdentity.LocalServiceInfo"] = ["Get-CILocalService"],
        ["CognitoIdentity.LoginTokenTest"] = ["Test-CILoginToken -Token x", "Test-CILoginToken $login $full"],
        ["CognitoIdentity.MappingRule"] = ["New-CIRoleMappingRule sub Equals ada arn:aws:iam::123456789012:role/ada"],
        ["CognitoIdentity.OpenIdToken"] = ["Get-CIDeveloperOpenIdToken $full ada", "Get-CIOpenIdToken (Get-CIIdentityId $full)"],
        ["CognitoIdentity.PrincipalTagAttributeMap"] = ["Get-CIPrincipalTagAttributeMap $full accounts.google.com", "Set-CIPrincipalTagAttributeMap $full accounts.google.com @{} -PassThru"],
        ["CognitoIdentity.ResourceTag"] = ["Get-CIResourceTag $full"],
        ["CognitoIdentity.RoleMapping"] = ["New-CIRoleMapping -AmbiguousRoleResolution Deny", "$mapping"],
    };

    public ReportTests() => Run($$"""
        $script:bare = New-CIIdentityPool bare -AllowUnauthenticatedIdentity $true
        $userPool = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_A'
        $script:full = New-CIIdentityPool full -AllowUnauthenticatedIdentity $true -AllowClassicFlow $true -SupportedLoginProvider @{ '{{Provider}}' = 'client' } `
            -CognitoIdentityProvider "${userPool}:1c" -OpenIdConnectProviderArn arn:aws:iam::123456789012:oidc-provider/example.com `
            -SamlProviderArn arn:aws:iam::123456789012:saml-provider/corp -DeveloperProviderName dev -Tag @{ env = 'test' }
        $script:mapping = New-CIRoleMappingRule sub Equals ada arn:aws:iam::123456789012:role/ada | New-CIRoleMapping -AmbiguousRoleResolution Deny
        $script:login = New-CILocalLogin {{Provider}} ada -ClientId client
        $script:id = Get-CIIdentityId $full $login
        $full | Set-CIIdentityPoolRole -AuthenticatedRoleArn arn:aws:iam::123456789012:role/users -UnauthenticatedRoleArn arn:aws:iam::123456789012:role/guests
        $null = Get-CIDeveloperOpenIdToken $full ada
        """);

    public static TheoryData<string> Types => [.. Objects.Keys];

    [Fact]
    public void Every_type_of_output_is_tried() => Assert.Equal(
        Objects.Keys.Order(StringComparer.Ordinal),
        Run("(Get-Command -Module CognitoIdentity).OutputType.Name | Where-Object { $_ -like 'CognitoIdentity.*' } | Sort-Object -Unique")
            .Select(name => name.ToString()).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_column_reads_as_text(string type)
    {
        foreach (string script in Objects[type])
        {
            IReadOnlyList<PSObject> rows = Run($"$object = @({script})[0]; $object | ConvertTo-Csv | ConvertFrom-Csv");

            Assert.NotEmpty(Assert.Single(rows).Properties);
            Assert.All(rows[0].Properties.Where(column => !Secrets.Contains(column.Name)), column =>
                Assert.DoesNotMatch(@"System\.|CognitoIdentity\.|\[\]|`", $"{column.Value}"));
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void No_list_or_map_is_null(string type)
    {
        foreach (string script in Objects[type])
        {
            IReadOnlyList<PSObject> counts = Run($$"""
                Set-StrictMode -Version Latest
                $object = @({{script}})[0]
                foreach ($property in $object.GetType().GetProperties()) {
                    if ($property.PropertyType -ne [string] -and [Collections.IEnumerable].IsAssignableFrom($property.PropertyType)) { "$($property.Name) $($object.($property.Name).Count)" }
                }
                """);

            Assert.All(counts, count => Assert.Matches(@" \d+$", count.ToString()));
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void JSON_has_words_for_values_and_lists_for_lists(string type)
    {
        foreach (string script in Objects[type])
        {
            string json = Assert.Single(Run($"@({script})[0] | ConvertTo-Json -WarningAction Ignore")).ToString();

            Assert.DoesNotMatch(@"System\.|CognitoIdentity\.|`|""(Flow|Severity)"": \d", json);
        }
    }

    [Fact]
    public void A_pool_reads_like_this()
    {
        PSObject row = Assert.Single(Run("$full | ConvertTo-Csv | ConvertFrom-Csv"));

        Assert.Equal("accounts.google.com = client", row.Properties["SupportedLoginProviders"].Value);
        Assert.Equal("cognito-idp.us-east-1.amazonaws.com/us-east-1_A:1c", row.Properties["CognitoIdentityProviders"].Value);
        Assert.Equal("env = test", row.Properties["IdentityPoolTags"].Value);
        Assert.Equal("", Assert.Single(Run("$bare | ConvertTo-Csv | ConvertFrom-Csv")).Properties["SamlProviderARNs"].Value);
    }

    [Fact]
    public void An_empty_list_of_a_pool_is_not_a_setting_of_its_copy()
    {
        IReadOnlyList<PSObject> copy = Run("$bare | New-CIIdentityPool -IdentityPoolName copy | Get-CIIdentityPool");

        Assert.Equal(("copy", "True"), (copy.Text("IdentityPoolName"), copy.Text("AllowUnauthenticatedIdentities")));
        Assert.Empty((IEnumerable)copy[0].Properties["CognitoIdentityProviders"].Value);
    }

    [Theory]
    [InlineData("$listed | Where-Object AllowUnauthenticatedIdentities")]
    [InlineData("$listed | Where-Object AllowUnauthenticatedIdentities -EQ $true")]
    [InlineData("$listed | Where-Object { $_.AllowUnauthenticatedIdentities }")]
    [InlineData("$listed.AllowUnauthenticatedIdentities")]
    [InlineData("$listed | Where-Object { -not $_.AllowClassicFlow }")]
    [InlineData("$listed | Where-Object { $_.IdentityPoolTags.Count -eq 0 }")]
    [InlineData("$listed | Where-Object { -not $_.DeveloperProviderName }")]
    [InlineData("$listed | Where-Object { -not $_.CognitoIdentityProviders }")]
    [InlineData("$listed | Where-Object SamlProviderARNs")]
    [InlineData("$listed | Where-Object OpenIdConnectProviderARNs")]
    [InlineData("$listed | Where-Object SupportedLoginProviders")]
    [InlineData("$listed | Group-Object AllowUnauthenticatedIdentities")]
    [InlineData("$listed | Sort-Object AllowUnauthenticatedIdentities")]
    public void A_setting_that_a_list_does_not_have_is_an_error(string audit)
    {
        Outcome outcome = Invoke($"$listed = @(Get-CIIdentityPool -Name full)[0]; {audit}");

        Assert.Contains("Get-CIIdentityPool -Detailed reads the settings too.", $"{outcome.Errors[0]} {outcome.Errors[0].Exception.InnerException}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-CIIdentityPool -Name full | Select-Object * | Out-String")]
    [InlineData("Get-CIIdentityPool -Name full | Format-List * | Out-String")]
    [InlineData("Get-CIIdentityPool -Name full | ConvertTo-Json")]
    [InlineData("Get-CIIdentityPool -Name full | ConvertTo-Csv | Out-String")]
    [InlineData("(Get-CIIdentityPool -Name full | Get-Member).Name | Out-String")]
    public void It_is_not_among_the_members_of_a_listed_pool(string script) =>
        Assert.DoesNotContain("AllowUnauthenticated", Run(script).Single().ToString(), StringComparison.Ordinal);

    [Fact]
    public void A_detailed_list_finds_the_open_pools() =>
        Assert.Equal(["a", "bare", "full"], Run("$null = New-CIIdentityPool closed; Get-CIIdentityPool -Detailed | Where-Object AllowUnauthenticatedIdentities").Values("Name").Order());

    [Fact]
    public void A_listed_pool_can_not_be_copied() =>
        Assert.Equal("IdentityPoolIncomplete", Invoke("Get-CIIdentityPool -Name full | New-CIIdentityPool").ErrorId);
}
