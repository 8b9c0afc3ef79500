using System.Management.Automation;

namespace CognitoIdentity.ModuleTests.Pools;

public sealed class NewPoolTests : LocalServiceTests
{
    [Fact]
    public void Creates_a_pool_with_a_name_and_nothing_else()
    {
        SortedDictionary<string, string> pool = Run("New-CIIdentityPool 'My pool'").Members();

        Assert.StartsWith("us-east-1:", pool["IdentityPoolId"], StringComparison.Ordinal);
        Assert.Equal("My pool", pool["IdentityPoolName"]);
        Assert.Equal("My pool", pool["Name"]);
        Assert.Equal("us-east-1", pool["Region"]);
        Assert.Equal("False", pool["AllowUnauthenticatedIdentities"]);
        Assert.Equal("null", pool["AllowClassicFlow"]);
        Assert.Equal("", pool["SupportedLoginProviders"]);
        Assert.Equal("null", pool["DeveloperProviderName"]);
        Assert.Equal("", pool["OpenIdConnectProviderARNs"]);
        Assert.Equal("", pool["CognitoIdentityProviders"]);
        Assert.Equal("", pool["SamlProviderARNs"]);
        Assert.Equal(string.Empty, pool["IdentityPoolTags"]);
    }

    [Fact]
    public void Creates_a_pool_with_every_setting()
    {
        SortedDictionary<string, string> pool = Run($"New-CIIdentityPool {FullPool.Name} {FullPool.Settings}").Members();

        Assert.Equal("True", pool["AllowUnauthenticatedIdentities"]);
        Assert.Equal("False", pool["AllowClassicFlow"]);
        Assert.Equal("accounts.google.com=google-app graph.facebook.com=123", pool["SupportedLoginProviders"]);
        Assert.Equal("login.example", pool["DeveloperProviderName"]);
        Assert.Equal("arn:aws:iam::123456789012:oidc-provider/a.example arn:aws:iam::123456789012:oidc-provider/b.example", pool["OpenIdConnectProviderARNs"]);
        const string UserPool = "cognito-idp.us-east-1.amazonaws.com/us-east-1_Abc";
        Assert.Equal($"{UserPool}:1client {UserPool}:2client", pool["CognitoIdentityProviders"]);
        Assert.Equal("arn:aws:iam::123456789012:saml-provider/corp", pool["SamlProviderARNs"]);
        Assert.Equal("env=prod owner=ada", pool["IdentityPoolTags"]);
    }

    [Fact]
    public void The_output_matches_the_state_of_the_service()
    {
        SortedDictionary<string, string> created = Run($"($script:pool = New-CIIdentityPool {FullPool.Name} {FullPool.Settings})").Members();

        Assert.Equal(created, Run("Get-CIIdentityPool $pool.IdentityPoolId").Members());
    }

    [Fact]
    public void Takes_names_from_the_pipeline()
    {
        Assert.Equal(["a", "b", "c"], Run("'a', 'b', 'c' | New-CIIdentityPool -Tag @{ x = '1' }").Values("Name"));
        Assert.Equal(3, Requests);
    }

    [Fact]
    public void Takes_an_array_of_names() =>
        Assert.Equal(["a", "b"], Run("New-CIIdentityPool -Name a, b").Values("Name"));

    [Fact]
    public void Makes_two_pools_of_the_same_name() =>
        Assert.Equal(2, Run("'a', 'a' | New-CIIdentityPool").Values("IdentityPoolId").Distinct().Count());

    [Fact]
    public void Copies_a_pool_with_all_its_settings()
    {
        SortedDictionary<string, string> original = Run($"($script:pool = New-CIIdentityPool {FullPool.Name} {FullPool.Settings})").Members();
        SortedDictionary<string, string> copy = Run("$pool | New-CIIdentityPool").Members();

        Assert.NotEqual(original["IdentityPoolId"], copy["IdentityPoolId"]);
        copy["IdentityPoolId"] = original["IdentityPoolId"];
        Assert.Equal(original, copy);
    }

    [Fact]
    public void Copies_a_pool_under_another_name_with_other_settings()
    {
        SortedDictionary<string, string> original = Run($"($script:pool = New-CIIdentityPool {FullPool.Name} {FullPool.Settings})").Members();
        SortedDictionary<string, string> copy =
            Run("New-CIIdentityPool -InputObject $pool -IdentityPoolName copy -AllowClassicFlow $null -SamlProviderArn @() -Tag @{ a = 'b' }").Members();

        Assert.Equal("copy", copy["IdentityPoolName"]);
        Assert.Equal("null", copy["AllowClassicFlow"]);
        Assert.Equal("", copy["SamlProviderARNs"]);
        Assert.Equal("a=b", copy["IdentityPoolTags"]);
        Assert.Equal(original["SupportedLoginProviders"], copy["SupportedLoginProviders"]);
        Assert.Equal(original["DeveloperProviderName"], copy["DeveloperProviderName"]);
    }

    [Fact]
    public void Copies_a_pool_to_another_region()
    {
        IReadOnlyList<PSObject> copy = Run($"New-CIIdentityPool {FullPool.Name} {FullPool.Settings} | New-CIIdentityPool -Region eu-west-1");

        Assert.Equal("eu-west-1", copy.Text("Region"));
        Assert.Equal("env=prod owner=ada", copy.Text("IdentityPoolTags"));
    }

    [Fact]
    public void Copies_a_pool_within_its_own_region() =>
        Assert.Equal("eu-west-1", Run("New-CIIdentityPool a -Region eu-west-1 | New-CIIdentityPool -Name b").Text("Region"));

    [Fact]
    public void Copies_pools_of_several_regions_each_in_its_own() =>
        Assert.Equal(
            ["eu-west-1", "us-west-2"],
            Run("@(New-CIIdentityPool a -Region eu-west-1; New-CIIdentityPool b -Region us-west-2) | New-CIIdentityPool").Values("Region"));

    [Fact]
    public void Copies_a_pool_from_a_file()
    {
        const string Copy = """
            $file = [System.Management.Automation.PSSerializer]::Serialize($pool)
            [System.Management.Automation.PSSerializer]::Deserialize($file) | New-CIIdentityPool
            """;
        SortedDictionary<string, string> original = Run($"($script:pool = New-CIIdentityPool {FullPool.Name} {FullPool.Settings})").Members();
        SortedDictionary<string, string> copy = Run(Copy).Members();

        copy["IdentityPoolId"] = original["IdentityPoolId"];
        Assert.Equal(original, copy);
    }

    [Fact]
    public void Copies_no_listed_pool_since_that_has_no_settings()
    {
        string[] ids = Create("a");

        Outcome outcome = Invoke("Get-CIIdentityPool | New-CIIdentityPool");

        outcome.IsError("IdentityPoolIncomplete", ErrorCategory.InvalidArgument, "a");
        Assert.Contains(ids[0], outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Empty(outcome.Output);
        Assert.Equal(2, Requests);
    }

    [Fact]
    public void Whatif_says_what_would_be_created_and_sends_nothing()
    {
        Assert.Empty(Run("'a', 'b' | New-CIIdentityPool -WhatIf"));

        string text = Session.Host.TakeText();
        Assert.Contains("Create identity pool", text, StringComparison.Ordinal);
        Assert.Contains("\"b\"", text, StringComparison.Ordinal);
        Assert.Equal(0, Requests);
    }

    [Fact]
    public void Does_not_ask_unless_told_to()
    {
        Session.Host.Answer = 2;
        Assert.Single(Run("New-CIIdentityPool a"));
        Assert.Empty(Run("New-CIIdentityPool b -Confirm"));
        Assert.Single(Session.Host.Prompts);
        Assert.Equal(1, Requests);
    }

    [Fact]
    public void A_rejected_pool_does_not_stop_the_others()
    {
        using var server = new ScriptedServer(
            Reply.Error("LimitExceededException"), Reply.Json("""{"IdentityPoolId":"eu-west-1:1","IdentityPoolName":"b","AllowUnauthenticatedIdentities":false}"""));

        Outcome outcome = Invoke($"'a', 'b' | New-CIIdentityPool -EndpointUrl {server.Url} -Region eu-west-1 -AccessKey AK -SecretKey SK");

        outcome.IsError("LimitExceeded", ErrorCategory.QuotaExceeded, "a");
        Assert.Equal(["b"], outcome.Values("Name"));
    }
}

/// <summary>A pool in which every setting has a value other than its default.</summary>
internal static class FullPool
{
    public const string Name = "full";

    public const string Settings = """
        -AllowUnauthenticatedIdentity $true -AllowClassicFlow $false -DeveloperProviderName login.example `
        -SupportedLoginProvider @{ 'accounts.google.com' = 'google-app'; 'graph.facebook.com' = '123' } `
        -OpenIdConnectProviderArn arn:aws:iam::123456789012:oidc-provider/a.example, arn:aws:iam::123456789012:oidc-provider/b.example `
        -CognitoIdentityProvider cognito-idp.us-east-1.amazonaws.com/us-east-1_Abc:1client, cognito-idp.us-east-1.amazonaws.com/us-east-1_Abc:2client `
        -SamlProviderArn arn:aws:iam::123456789012:saml-provider/corp -Tag @{ env = 'prod'; owner = 'ada' }
        """;
}
