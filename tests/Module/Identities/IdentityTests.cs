namespace CognitoIdentity.ModuleTests.Identities;

/// <summary>Tests with identities in a local service.</summary>
public abstract class IdentityTests : LocalServiceTests
{
    protected const string Provider = "accounts.google.com";
    protected const string UnknownIdentity = "us-east-1:11111111-0000-0000-0000-000000000000";

    protected IdentityTests() =>
        Run($"$script:pool = New-CIIdentityPool a -AllowUnauthenticatedIdentity $true -SupportedLoginProvider @{{ '{Provider}' = 'client' }} -DeveloperProviderName dev");

    protected string Pool => (string)Assert.Single(Run("$pool.IdentityPoolId")).BaseObject;

    /// <summary>Makes guests, and gives their ids.</summary>
    protected string[] Guests(int count) => [.. Run($"1..{count} | ForEach-Object {{ Get-CIIdentityId $pool }}").Select(id => (string)id.BaseObject)];

    /// <summary>How often an operation was called.</summary>
    protected long Calls(string operation) => (long)Assert.Single(
        Run($"[long](Get-CILocalService | Where-Object IsSessionDefault).RequestsByOperation['{operation}']")).BaseObject;
}
