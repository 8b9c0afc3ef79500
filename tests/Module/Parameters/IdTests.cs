using CognitoIdentity.ModuleTests.Identities;

namespace CognitoIdentity.ModuleTests.Parameters;

/// <summary>Ids from objects: each is read from its property, and pools and identities are never confused.</summary>
public sealed class IdTests : IdentityTests
{
    private const string Rejected = "ParameterArgumentTransformationError";

    public IdTests() => Run("$null = Get-CIIdentityId $pool; $script:identity = $pool | Get-CIIdentity");

    [Theory]
    [InlineData("$identity | Remove-CIIdentityPool -Force")]
    [InlineData("$identity | Remove-CIIdentityPool -WhatIf")]
    [InlineData("Remove-CIIdentityPool $identity -Force")]
    [InlineData("Remove-CIIdentityPool $pool, $identity -Force")]
    [InlineData("[pscustomobject]@{ IdentityPoolId = $identity.IdentityPoolId; IdentityId = $identity.IdentityId } | Remove-CIIdentityPool -Force")]
    [InlineData("@{ IdentityPoolId = $identity.IdentityPoolId; IdentityId = $identity.IdentityId } | Remove-CIIdentityPool -Force")]
    [InlineData("Get-CIIdentity -IdentityId $identity.IdentityId | Remove-CIIdentityPool -Force")]
    [InlineData("$identity | Update-CIIdentityPool -AllowClassicFlow $true")]
    [InlineData("$identity | Set-CIIdentityPoolRole -AuthenticatedRoleArn arn:aws:iam::123456789012:role/users")]
    [InlineData("$identity | Remove-CIIdentityPoolRole -RoleType authenticated -Force")]
    [InlineData("$identity | Get-CIIdentityPoolRole")]
    [InlineData("$identity | Set-CIPrincipalTagAttributeMap -IdentityProviderName accounts.google.com -UseDefault")]
    [InlineData("$identity | Add-CIResourceTag -Tag @{ a = 1 }")]
    [InlineData("$identity | Remove-CIResourceTag -TagKey a -Force")]
    [InlineData("$identity | Get-CIIdentityId")]
    [InlineData("Get-CIIdentity $identity")]
    public void An_identity_does_not_bind_as_its_pool(string script)
    {
        Outcome outcome = Invoke(script);

        Assert.Equal(Rejected, outcome.ErrorId);
        Assert.Contains("is an identity", outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
        Assert.Empty(Session.Host.TakeText());
        Assert.Equal(["a"], Run("Get-CIIdentityPool").Values("Name"));
    }

    [Fact]
    public void Only_reading_pools_takes_an_identity_for_its_pool() =>
        Assert.Equal("a", Run("$identity | Get-CIIdentityPool").Text("Name"));

    [Theory]
    [InlineData("Get-CIIdentity -IdentityId $identity.IdentityId | Get-CIIdentityPool", "IdentityPoolId")]
    [InlineData("[pscustomobject]@{ IdentityPoolId = $null } | Get-CIIdentityPool", "IdentityPoolId")]
    [InlineData("[pscustomobject]@{ IdentityPoolId = $null } | Remove-CIIdentityPool -Force", "IdentityPoolId")]
    [InlineData("[CognitoIdentity.IdentityPool]::new() | Remove-CIIdentityPool -Force", "IdentityPoolId")]
    [InlineData("[CognitoIdentity.IdentityPool]::new() | Update-CIIdentityPool -AllowClassicFlow $true", "IdentityPoolId")]
    [InlineData("[CognitoIdentity.IdentityPool]::new() | Get-CIIdentityPoolRole", "IdentityPoolId")]
    [InlineData("[CognitoIdentity.IdentityPool]::new() | Get-CIResourceTag", "ResourceArn, IdentityPoolId")]
    [InlineData("[CognitoIdentity.IdentityPool]::new() | Get-CIIdentity", "IdentityPoolId")]
    [InlineData("[CognitoIdentity.IdentityDescription]@{ IdentityPoolId = $pool.IdentityPoolId } | Get-CIIdentity", "IdentityId")]
    [InlineData("[CognitoIdentity.IdentityDescription]::new() | Remove-CIIdentity -Force", "IdentityId")]
    [InlineData("[CognitoIdentity.DeveloperIdentity]::new() | Find-CIDeveloperIdentity $pool", "DeveloperUserIdentifier")]
    [InlineData("[CognitoIdentity.DeveloperIdentity]@{ DeveloperUserIdentifier = 'ada' } | Remove-CIDeveloperIdentity $pool -Force", "IdentityId")]
    [InlineData("Remove-CIIdentityPool ([pscustomobject]@{ Name = 'a' }) -Force", "IdentityPoolId")]
    [InlineData("Update-CIIdentityPool $PSVersionTable -AllowClassicFlow $true", "IdentityPoolId")]
    [InlineData("Get-CIIdentityPool ([pscustomobject]@{ Name = 'a' })", "IdentityPoolId")]
    [InlineData("Get-CIIdentity ([pscustomobject]@{ Name = 'a' })", "IdentityPoolId")]
    [InlineData("Add-CIResourceTag ([pscustomobject]@{ Name = 'a' }) @{ a = 1 }", "ResourceArn, IdentityPoolId")]
    [InlineData("Get-CIDeveloperOpenIdToken ([pscustomobject]@{ Name = 'a' }) ada", "IdentityPoolId")]
    [InlineData("Get-CIDeveloperOpenIdToken $pool ada -IdentityId ([pscustomobject]@{ Name = 'a' })", "IdentityId")]
    [InlineData("Remove-CIDeveloperIdentity $pool ([pscustomobject]@{ Name = 'a' }) ada -Force", "IdentityId")]
    public void An_object_without_the_id_does_not_bind(string script, string missing)
    {
        Outcome outcome = Invoke(script);

        Assert.Equal(Rejected, outcome.ErrorId);
        Assert.Contains($" has no {missing}.", outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(["a"], Run("Get-CIIdentityPool").Values("Name"));
    }

    [Theory]
    [InlineData("Remove-CIDeveloperIdentity ($pool, $pool) $identity ada -Force")]
    [InlineData("Get-CIDeveloperOpenIdToken $pool ada -IdentityId ($identity, $identity)")]
    public void Two_values_are_rejected_where_one_is_expected(string script)
    {
        Assert.NotEmpty(Invoke(script).Errors);
        Assert.Equal(0, Calls("GetOpenIdTokenForDeveloperIdentity"));
    }

    [Fact]
    public void A_plain_value_that_can_not_be_an_id_is_named()
    {
        Outcome outcome = Invoke("42 | Get-CIIdentityPool");

        Assert.Equal("IdentityPoolIdInvalid", outcome.ErrorId);
        Assert.Equal("42", outcome.Error.TargetObject);
    }

    [Fact]
    public void An_object_is_known_by_an_alias_too() =>
        Assert.Empty(Run("[pscustomobject]@{ Arn = \"arn:aws:cognito-identity:us-east-1:123456789012:identitypool/$($pool.IdentityPoolId)\" } | Get-CIResourceTag"));
}
