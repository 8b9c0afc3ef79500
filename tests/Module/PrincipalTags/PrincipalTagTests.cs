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

        Assert.Equal(("client=aud username=sub", "True"), (Map.Text("PrincipalTags"), Map.Text("UseDefaults")));
    }

    [Theory]
    [InlineData("@{}")]
    [InlineData("$null")]
    public void An_empty_map_clears_it(string map)
    {
        Run($"Set-CIPrincipalTagAttributeMap $pool {Google} @{{ team = 'hd' }}; Set-CIPrincipalTagAttributeMap $pool {Google} {map}");

        Assert.Equal(("", "False"), (Map.Text("PrincipalTags"), Map.Text("UseDefaults")));
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

    [Theory]
    [InlineData("$default | Set-CIPrincipalTagAttributeMap -IdentityPoolId $other", "client=aud username=sub", "True")]
    [InlineData("$default | Set-CIPrincipalTagAttributeMap -IdentityPoolId $other -UseDefault", "client=aud username=sub", "True")]
    [InlineData("$default | Set-CIPrincipalTagAttributeMap -IdentityPoolId $other -UseDefault:$false", "client=aud username=sub", "False")]
    [InlineData("$default | Set-CIPrincipalTagAttributeMap -IdentityPoolId $other -PrincipalTag @{ team = 'hd' }", "team=hd", "False")]
    [InlineData("$own | Set-CIPrincipalTagAttributeMap -IdentityPoolId $other", "user=email", "False")]
    [InlineData("$own | Set-CIPrincipalTagAttributeMap -IdentityPoolId $other -UseDefault", "client=aud username=sub", "True")]
    [InlineData("$default, $own | Set-CIPrincipalTagAttributeMap -IdentityPoolId $other", "user=email", "False")]
    [InlineData("$own, $default | Set-CIPrincipalTagAttributeMap -IdentityPoolId $other", "client=aud username=sub", "True")]
    [InlineData("[pscustomobject]@{ IdentityProviderName = 'accounts.google.com'; PrincipalTags = @{ a = 'b' }; UseDefaults = $null } | Set-CIPrincipalTagAttributeMap $other", "a=b", "False")]
    [InlineData("[pscustomobject]@{ IdentityProviderName = 'accounts.google.com'; PrincipalTags = $null; UseDefaults = 'True' } | Set-CIPrincipalTagAttributeMap $other", "client=aud username=sub", "True")]
    public void A_copy_is_the_default_where_the_original_is_unless_another_is_given(string script, string tags, string isDefault)
    {
        Run($$"""
            $script:other = New-CIIdentityPool b -SupportedLoginProvider @{ '{{Google}}' = 'client' }
            $script:own = New-CIIdentityPool c -SupportedLoginProvider @{ '{{Google}}' = 'client' } |
                Set-CIPrincipalTagAttributeMap -IdentityProviderName {{Google}} -PrincipalTag @{ user = 'email' } -PassThru
            $script:default = Set-CIPrincipalTagAttributeMap $pool {{Google}} -UseDefault -PassThru
            Set-CIPrincipalTagAttributeMap $other {{Google}} @{ old = 'sub' }
            """);

        Run(script);

        IReadOnlyList<PSObject> copy = Run($"Get-CIPrincipalTagAttributeMap $other {Google}");
        Assert.Equal((tags, isDefault), (copy.Text("PrincipalTags"), copy.Text("UseDefaults")));
    }

    [Fact]
    public void A_map_that_is_not_to_be_the_default_is_the_map()
    {
        Run($"Set-CIPrincipalTagAttributeMap $pool {Google} @{{ team = 'hd' }} -UseDefault:$false");

        Assert.Equal(("team=hd", "False"), (Map.Text("PrincipalTags"), Map.Text("UseDefaults")));
    }

    [Fact]
    public void A_map_and_the_default_exclude_each_other()
    {
        long before = Requests;

        Invoke($"Set-CIPrincipalTagAttributeMap $pool {Google} @{{ team = 'hd' }} -UseDefault")
            .IsError("PrincipalTagAmbiguous", ErrorCategory.InvalidArgument, "Set-CIPrincipalTagAttributeMap");
        Assert.Equal(before, Requests);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-WhatIf")]
    [InlineData("-UseDefault:$false")]
    public void Neither_a_map_nor_the_default_is_an_error(string parameters)
    {
        long before = Requests;

        Invoke($"Set-CIPrincipalTagAttributeMap $pool {Google} {parameters}").IsError("PrincipalTagMissing", ErrorCategory.InvalidArgument, _id);

        Assert.Empty(Session.Host.TakeText());
        Assert.Equal(before, Requests);
    }

    [Fact]
    public void Whatif_sets_nothing()
    {
        long before = Writes;

        Run($"Set-CIPrincipalTagAttributeMap $pool {Google} @{{ team = 'hd' }} -WhatIf");

        Assert.Equal(before, Writes);
        Assert.Contains(Google, Session.Host.TakeText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-CIPrincipalTagAttributeMap -IdentityProviderName accounts.google.com")]
    [InlineData("Set-CIPrincipalTagAttributeMap -IdentityProviderName accounts.google.com -UseDefault -PassThru")]
    public void Each_missing_pool_is_a_separate_error(string command)
    {
        Outcome outcome = Invoke($"'{UnknownId}', $pool | {command}");

        outcome.IsError("ResourceNotFound", ErrorCategory.ObjectNotFound, UnknownId);
        Assert.Equal(_id, outcome.Output.Text("IdentityPoolId"));
    }
}
