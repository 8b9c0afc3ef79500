using System.Management.Automation;

namespace CognitoIdentity.ModuleTests.PrincipalTags;

/// <summary>Get- and Set-CIPrincipalTagAttributeMap.</summary>
public sealed class PrincipalTagTests : LocalServiceTests
{
    private const string Google = "accounts.google.com";

    private readonly string _id;

    public PrincipalTagTests()
    {
        Run($"$script:pool = New-CIIdentityPool a -SupportedLoginProvider @{{ '{Google}' = 'client' }}");
        _id = (string)Assert.Single(Run("$pool.IdentityPoolId")).BaseObject;
    }

    private IReadOnlyList<PSObject> Map => Run($"Get-CIPrincipalTagAttributeMap {_id} {Google}");

    [Theory]
    [InlineData($"Set-CIPrincipalTagAttributeMap $pool {Google} @{{ team = 'hd'; user = 'email' }}")]
    [InlineData($"$pool | Set-CIPrincipalTagAttributeMap -ProviderName {Google} -PrincipalTags ([pscustomobject]@{{ team = 'hd'; user = 'email' }})")]
    [InlineData($"Get-CIIdentityPool | Set-CIPrincipalTagAttributeMap -IdentityProviderName {Google} -PrincipalTag ([ordered]@{{ team = 'hd'; user = 'email' }})")]
    public void Sets_the_claims_of_tags_in_any_form(string script)
    {
        Assert.Empty(Run(script));

        Assert.Equal(("team=hd user=email", "False"), (Map.Text("PrincipalTags"), Map.Text("UseDefaults")));
        Assert.Equal((_id, Google), (Map.Text("IdentityPoolId"), Map.Text("IdentityProviderName")));
    }

    [Theory]
    [InlineData("-UseDefault")]
    [InlineData("-UseDefaults")]
    public void Goes_back_to_the_default(string parameter)
    {
        Run($"Set-CIPrincipalTagAttributeMap $pool {Google} @{{ team = 'hd' }}; Set-CIPrincipalTagAttributeMap $pool {Google} {parameter}");

        Assert.Equal("True", Map.Text("UseDefaults"));
        Assert.DoesNotContain("team", Map.Text("PrincipalTags"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@{}")]
    [InlineData("$null")]
    public void An_empty_map_clears_it(string map)
    {
        Run($"Set-CIPrincipalTagAttributeMap $pool {Google} @{{ team = 'hd' }}; Set-CIPrincipalTagAttributeMap $pool {Google} {map}");

        Assert.DoesNotContain("team", Map.Text("PrincipalTags"), StringComparison.Ordinal);
    }

    [Fact]
    public void Copies_the_map_of_one_pool_to_another()
    {
        Run($"Set-CIPrincipalTagAttributeMap $pool {Google} @{{ team = 'hd' }}");

        IReadOnlyList<PSObject> copy = Run($$"""
            $other = New-CIIdentityPool b -SupportedLoginProvider @{ '{{Google}}' = 'client' }
            $pool | Get-CIPrincipalTagAttributeMap -IdentityProviderName {{Google}} | Set-CIPrincipalTagAttributeMap -IdentityPoolId $other -PassThru
            """);

        Assert.Equal("team=hd", copy.Text("PrincipalTags"));
        Assert.NotEqual(_id, copy.Text("IdentityPoolId"));
    }

    [Fact]
    public void Whatif_sets_nothing()
    {
        long before = Requests;

        Run($"Set-CIPrincipalTagAttributeMap $pool {Google} @{{ team = 'hd' }} -WhatIf");

        Assert.Equal(before, Requests);
        Assert.Contains(Google, Session.Host.TakeText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-CIPrincipalTagAttributeMap -IdentityProviderName accounts.google.com")]
    [InlineData("Set-CIPrincipalTagAttributeMap -IdentityProviderName accounts.google.com -UseDefault -PassThru")]
    public void Each_pool_that_is_not_there_is_its_own_error(string command)
    {
        Outcome outcome = Invoke($"'{UnknownId}', $pool | {command}");

        outcome.IsError("ResourceNotFound", ErrorCategory.ObjectNotFound, UnknownId);
        Assert.Equal(_id, outcome.Output.Text("IdentityPoolId"));
    }
}
