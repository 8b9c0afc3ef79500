using System.Management.Automation;

namespace CognitoIdentity.ModuleTests.Diagnosis;

/// <summary>Test-CIIdentityPool.</summary>
public sealed class IdentityPoolDiagnosisTests : LocalServiceTests
{
    private const string UserPool = "cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI";
    private const string Users = "arn:aws:iam::123456789012:role/users";
    private const string OpenId = "arn:aws:iam::123456789012:oidc-provider/";

    // Each test starts with a healthy pool.
    private const string Healthy = $$"""
        $script:roleArn = '{{Users}}'
        $script:userPoolProvider = @{ ProviderName = '{{UserPool}}'; ClientId = '1example'; ServerSideTokenCheck = $true }
        $script:ConfirmPreference = 'None'
        $script:pool = New-CIIdentityPool a -AllowClassicFlow $false -CognitoIdentityProvider $userPoolProvider -SupportedLoginProvider @{ 'accounts.google.com' = 'g' }
        $script:id = $pool.IdentityPoolId
        $script:deny = New-CIRoleMapping -AmbiguousRoleResolution Deny
        Set-CIIdentityPoolRole $id $roleArn
        """;

    public IdentityPoolDiagnosisTests() => Run(Healthy);

    [Fact]
    public void A_healthy_pool_returns_nothing_but_a_verbose_line()
    {
        long before = Requests;

        Outcome outcome = Invoke("$pool | Test-CIIdentityPool -Verbose");

        Assert.Empty(outcome.Output);
        Assert.Empty(outcome.Errors);
        Assert.Equal(2, Requests - before);
        Assert.EndsWith(" was checked: 0 findings.", outcome.Verbose[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PoolUnusable", "Error", "Update-CIIdentityPool $id -SupportedLoginProvider @{} -CognitoIdentityProvider @()")]
    [InlineData("AuthenticatedRoleMissing", "Error", "Remove-CIIdentityPoolRole $id authenticated")]
    [InlineData("GuestRoleMissing", "Error", "Update-CIIdentityPool $id -AllowUnauthenticatedIdentity $true")]
    [InlineData("GuestRoleUnused", "Information", "Set-CIIdentityPoolRole $id -UnauthenticatedRoleArn $roleArn")]
    [InlineData("RolePartitionWrong", "Error", "Set-CIIdentityPoolRole $id arn:aws-cn:iam::123456789012:role/users")]
    [InlineData("RoleMappingUnused", "Warning", """
        Set-CIIdentityPoolRole $id -RoleMapping @{ 'accounts.google.com' = $deny }
        Update-CIIdentityPool $id -SupportedLoginProvider @{}
        """)]
    [InlineData("ClassicFlowAllowed", "Information", "Update-CIIdentityPool $id -AllowClassicFlow $true")]
    [InlineData("ClassicFlowAllowed", "Information", "$script:id = (New-CIIdentityPool b -CognitoIdentityProvider $userPoolProvider).IdentityPoolId; Set-CIIdentityPoolRole $id $roleArn")]
    [InlineData("ClassicFlowForGuests", "Warning", """
        Update-CIIdentityPool $id -AllowClassicFlow $true -AllowUnauthenticatedIdentity $true
        Set-CIIdentityPoolRole $id -UnauthenticatedRoleArn $roleArn
        """)]
    [InlineData("ClassicFlowBlocked", "Information", """
        Update-CIIdentityPool $id -AllowClassicFlow $true
        Set-CIIdentityPoolRole $id -RoleMapping @{ 'accounts.google.com' = $deny }
        """)]
    [InlineData("ProviderDuplicate", "Warning", $"Update-CIIdentityPool $id -OpenIdConnectProviderArn {OpenId}accounts.google.com, {OpenId}id.example")]
    [InlineData("ProviderDuplicate", "Warning", $"Update-CIIdentityPool $id -OpenIdConnectProviderArn {OpenId}{UserPool}")]
    [InlineData("ProviderAccountWrong", "Warning", "Update-CIIdentityPool $id -SamlProviderArn arn:aws:iam::999999999999:saml-provider/corp, arn:aws:iam::123456789012:saml-provider/own")]
    [InlineData("ProviderAccountWrong", "Warning", "Update-CIIdentityPool $id -OpenIdConnectProviderArn arn:aws:iam::999999999999:oidc-provider/id.example")]
    [InlineData("TokenCheckOff", "Information", $"Update-CIIdentityPool $id -CognitoIdentityProvider $userPoolProvider, '{UserPool}:2example'")]
    public void A_remedy_fixes_the_finding(string finding, string severity, string script)
    {
        Run($"{script}");

        PSObject found = Assert.Single(Run("Test-CIIdentityPool $id"));
        Assert.Equal(finding, found.Properties["Id"].Value);
        Assert.Equal(severity, found.Properties["Severity"].Value.ToString());
        Assert.Equal(Assert.Single(Run("$id")).BaseObject, found.Properties["IdentityPoolId"].Value);

        Run((string)found.Properties["Remedy"].Value);
        Assert.Empty(Run("Test-CIIdentityPool $id"));
    }

    [Fact]
    public void A_role_is_of_the_partition_of_the_pools_region()
    {
        Run("$script:pool = $pool | New-CIIdentityPool -IdentityPoolName b -Region cn-north-1; Set-CIIdentityPoolRole $pool $roleArn");
        Assert.Equal(["RolePartitionWrong"], Run("$pool | Test-CIIdentityPool").Values("Id"));

        Run("Set-CIIdentityPoolRole $pool arn:aws-cn:iam::123456789012:role/users");
        Assert.Empty(Run("$pool | Test-CIIdentityPool"));
    }

    [Fact]
    public void Each_pool_has_its_own_findings_and_errors()
    {
        string[] ids = Create("b", "c");

        Outcome outcome = Invoke($"'{ids[0]}', '{UnknownId}', $id, '{ids[1]}' | Test-CIIdentityPool");

        outcome.IsError("ResourceNotFound", ErrorCategory.ObjectNotFound, UnknownId);
        Assert.Equal(ids, outcome.Values("IdentityPoolId").Distinct());
        Assert.Equal(ids, outcome.Output.Where(finding => (string)finding.Properties["Id"].Value == "PoolUnusable").Values("Target"));
    }

    [Fact]
    public void A_finding_leads_to_its_pool() => Assert.Equal(
        [false],
        Run("""
            Update-CIIdentityPool $id -AllowClassicFlow $true
            Test-CIIdentityPool $id | Where-Object Id -EQ ClassicFlowAllowed | Update-CIIdentityPool -AllowClassicFlow $false
            Test-CIIdentityPool $id
            Get-CIIdentityPool $id
            """).Values("AllowClassicFlow"));
}
