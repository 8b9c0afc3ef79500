using System.Management.Automation;

namespace CognitoIdentity.ModuleTests.Identities;

/// <summary>Tests with identities in a local service.</summary>
public abstract class IdentityTests : LocalServiceTests
{
    protected const string Provider = "accounts.google.com";
    protected const string UnknownIdentity = "us-east-1:11111111-0000-0000-0000-000000000000";

    protected IdentityTests() =>
        Run($"$script:pool = New-CIIdentityPool a -AllowUnauthenticatedIdentity $true -SupportedLoginProvider @{{ '{Provider}' = 'client' }} -DeveloperProviderName dev");

    protected string Pool => (string)Assert.Single(Run("$pool.IdentityPoolId")).BaseObject;

    /// <summary>Creates guests and returns their ids.</summary>
    protected string[] Guests(int count) => [.. Run($"1..{count} | ForEach-Object {{ Get-CIIdentityId $pool }}").Select(id => (string)id.BaseObject)];

    /// <summary>The number of calls of an operation.</summary>
    protected long Calls(string operation) => (long)Assert.Single(
        Run($"[long](Get-CILocalService | Where-Object IsSessionDefault).RequestsByOperation['{operation}']")).BaseObject;
}

/// <summary>Get-CIIdentityId and Remove-CIIdentityLogin.</summary>
public sealed class IdentityLoginTests : IdentityTests
{
    private const string Login = $"(New-CILocalLogin {Provider} ada -ClientId client)";

    private string Ada => (string)Assert.Single(Run($"Get-CIIdentityId $pool {Login}")).BaseObject;

    [Theory]
    [InlineData("Get-CIIdentityId $pool")]
    [InlineData("$pool | Get-CIIdentityId")]
    [InlineData("Get-CIIdentityPool | Get-CIIdentityId")]
    [InlineData("$pool.IdentityPoolId | Get-CIIdentityId")]
    [InlineData("Get-CIIdentityId -IdentityPoolId $pool.IdentityPoolId -AccountId 123456789012")]
    public void Makes_a_new_guest_each_time(string script)
    {
        IReadOnlyList<PSObject> ids = Run($"{script}; {script}");

        Assert.Equal(2, ids.Select(id => (string)id.BaseObject).Distinct().Count());
        Assert.Equal(ids.Select(id => id.BaseObject), Run("$pool | Get-CIIdentity").Values("IdentityId"));
    }

    [Theory]
    [InlineData($"Get-CIIdentityId $pool {Login}")]
    [InlineData($"$pool | Get-CIIdentityId -Logins {Login}.Logins")]
    [InlineData($"Get-CIIdentityId $pool @{{ '{Provider}' = {Login}.Token }}")]
    [InlineData($"Get-CIIdentityId $pool ([ordered]@{{ '{Provider}' = {Login}.Token }})")]
    [InlineData($"Get-CIIdentityId $pool ([pscustomobject]@{{ '{Provider}' = {Login}.Token }})")]
    [InlineData($"Get-CIIdentityId $pool ([System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize({Login})))")]
    [InlineData($"Get-CIIdentityId $pool @{{ '{Provider}' = [Net.NetworkCredential]::new('', {Login}.Token).SecurePassword }}")]
    public void Finds_the_identity_of_a_login_in_any_form(string script) => Assert.Equal(Ada, Assert.Single(Run(script)).BaseObject);

    [Fact]
    public void Each_pool_without_an_identity_is_a_separate_error()
    {
        Run("$script:closed = New-CIIdentityPool b");

        Outcome outcome = Invoke($"'{UnknownId}', $closed, $pool | Get-CIIdentityId");

        Assert.Equal(["ResourceNotFound", "NotAuthorized"], outcome.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Single(outcome.Output);
    }

    [Fact]
    public void Needs_no_credentials() =>
        Assert.Single(Run("Get-CIIdentityId $pool | ForEach-Object { Get-CILocalService | Where-Object IsSessionDefault | ForEach-Object { $_.RequestLog[-1] } } | Where-Object { -not $_.AccessKey }"));

    [Theory]
    [InlineData($"Remove-CIIdentityLogin $id {Login} -Force")]
    [InlineData($"$id | Remove-CIIdentityLogin -Logins {Login}.Logins -Force")]
    [InlineData($"$id | Get-CIIdentity | Remove-CIIdentityLogin -Login {Login} -LoginsToRemove {Provider} -Confirm:$false")]
    public void Unlinks_a_login(string script)
    {
        string ada = Ada;

        Assert.Empty(Run($"$id = '{ada}'; {script}"));

        Assert.Equal("", Run($"Get-CIIdentity -IdentityId {ada}").Text("Logins"));
        Assert.NotEqual(ada, Ada);
    }

    [Fact]
    public void Returns_the_ids_with_PassThru()
    {
        string ada = Ada;

        Assert.Equal(ada, Assert.Single(Run($"Remove-CIIdentityLogin {ada} {Login} -Force -PassThru")).BaseObject);
    }

    [Fact]
    public void Asks_before_it_unlinks()
    {
        string ada = Ada;
        Session.Host.Answer = 2;

        Run($"Remove-CIIdentityLogin {ada} {Login}");

        Assert.Contains(Provider, Assert.Single(Session.Host.Prompts), StringComparison.Ordinal);
        Assert.Equal(ada, Ada);
    }

    [Fact]
    public void Whatif_unlinks_nothing()
    {
        string ada = Ada;

        Run($"Remove-CIIdentityLogin {ada} {Login} -Force -WhatIf");

        Assert.Contains($"Unlink logins {Provider} from identity\" on target \"{ada}\"", Session.Host.TakeText(), StringComparison.Ordinal);
        Assert.Equal(0, Calls("UnlinkIdentity"));
    }

    [Fact]
    public void A_login_of_somebody_else_unlinks_nothing()
    {
        string ada = Ada;

        Outcome outcome = Invoke($"Remove-CIIdentityLogin {ada} (New-CILocalLogin {Provider} eve -ClientId client) -Force");

        outcome.IsError("NotAuthorized", ErrorCategory.PermissionDenied, ada);
        Assert.Equal(ada, Ada);
    }
}
