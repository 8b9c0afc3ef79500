using System.Management.Automation;
using CognitoIdentity.ModuleTests.Pools;

namespace CognitoIdentity.ModuleTests.Completion;

/// <summary>Completion from the pool or identity that is already in the command.</summary>
public sealed class WrittenResourceTests : TabTests
{
    private const string UserPool = "cognito-idp.us-east-1.amazonaws.com/us-east-1_Abc";
    private const string Saml = "arn:aws:iam::123456789012:saml-provider/corp";
    private const string Providers = $"a.example accounts.google.com '{Saml}' b.example '{UserPool}' graph.facebook.com";
    private const string MappedProviders = $"accounts.google.com '{UserPool}:1client'";
    private const string Role = "arn:aws:iam::123456789012:role/";
    private const string Roles = $"'{Role}admins' '{Role}guests' '{Role}team/users'";

    public WrittenResourceTests() => Run($$"""
        $script:pool = New-CIIdentityPool full {{FullPool.Settings}}
        $script:id = $pool.IdentityPoolId
        $script:bare = New-CIIdentityPool bare
        $script:ids = $bare.IdentityPoolId, $id
        $script:arn = "arn:aws:cognito-identity:us-east-1:123456789012:identitypool/$id"
        $rules = 'admins', 'guests' | ForEach-Object { New-CIRoleMappingRule role Equals $_ "{{Role}}$_" }
        $token = New-CIRoleMapping -AmbiguousRoleResolution Deny
        Set-CIIdentityPoolRole $pool '{{Role}}team/users' '{{Role}}guests' -RoleMapping @{
            'accounts.google.com' = $rules | New-CIRoleMapping -AmbiguousRoleResolution AuthenticatedRole
            '{{UserPool}}:1client' = $token
        }
        $logins = @{}
        foreach ($provider in 'graph.facebook.com', 'accounts.google.com') {
            $logins[$provider] = (New-CILocalLogin $provider ada -IdentityPoolId $id).Token
        }
        $script:ada = $pool | Get-CIIdentityId -Login $logins
        """);

    [Theory]
    [InlineData("Get-CIPrincipalTagAttributeMap POOL ", Providers)]
    [InlineData("Get-CIPrincipalTagAttributeMap -IdentityPoolId POOL -ProviderName ", Providers)]
    [InlineData("Set-CIPrincipalTagAttributeMap POOL -IdentityProviderName ", Providers)]
    [InlineData("New-CILocalLogin -IdentityPoolId POOL -ProviderName ", Providers)]
    [InlineData("Remove-CIIdentityPoolRole POOL -ProviderName ", MappedProviders)]
    [InlineData("Get-CIDeveloperOpenIdToken POOL ada -DeveloperProviderName ", "login.example")]
    [InlineData("Merge-CIDeveloperIdentity POOL ada bob -DeveloperProviderName ", "login.example")]
    [InlineData("Remove-CIDeveloperIdentity POOL -IdentityId us-east-1:1 -DeveloperProviderName ", "login.example")]
    [InlineData("Set-CIIdentityPoolRole POOL ", Roles)]
    [InlineData("Set-CIIdentityPoolRole POOL -AuthenticatedRoleArn ", Roles)]
    [InlineData("Set-CIIdentityPoolRole POOL -UnauthenticatedRoleArn ", Roles)]
    [InlineData("Remove-CIResourceTag POOL ", "env owner")]
    [InlineData("Remove-CIResourceTag -IdentityPoolId POOL -TagKey ", "env owner")]
    [InlineData("Remove-CIResourceTag ARN -TagKey ", "env owner")]
    [InlineData("Remove-CIIdentityLogin IDENTITY -LoginToRemove ", "accounts.google.com graph.facebook.com")]
    public void Offers_what_it_has_for_one_request(string line, string offered)
    {
        string written = Write(line);
        long before = Requests;

        Assert.Equal(offered, Offered(written));
        Assert.Equal(before + 1, Requests);
    }

    [Theory]
    [InlineData("Get-CIPrincipalTagAttributeMap POOL graph", "graph.facebook.com")]
    [InlineData("Get-CIPrincipalTagAttributeMap POOL 'COGNITO", $"'{UserPool}'")]
    [InlineData("Get-CIPrincipalTagAttributeMap POOL corp", $"'{Saml}'")]
    [InlineData("Remove-CIIdentityPoolRole POOL -ProviderName us-east-1_Abc", $"'{UserPool}:1client'")]
    [InlineData("Set-CIIdentityPoolRole POOL users", $"'{Role}team/users'")]
    [InlineData($"Set-CIIdentityPoolRole POOL -UnauthenticatedRoleArn '{Role}a", $"'{Role}admins'")]
    [InlineData("Remove-CIResourceTag POOL x", "")]
    public void Offers_what_begins_as_written_or_is_named_so(string line, string offered) => Assert.Equal(offered, Offered(Write(line)));

    [Theory]
    [InlineData("Remove-CIResourceTag POOL env, ", "owner")]
    [InlineData("Remove-CIResourceTag POOL -TagKey owner,e", "env")]
    [InlineData("Remove-CIResourceTag POOL -TagKey env,owner,", "")]
    [InlineData("Remove-CIIdentityLogin IDENTITY -LoginToRemove 'graph.facebook.com',", "accounts.google.com")]
    [InlineData("Remove-CIIdentityPoolRole POOL -ProviderName accounts.google.com,", $"'{UserPool}:1client'")]
    [InlineData($"Set-CIIdentityPoolRole POOL '{Role}guests' -UnauthenticatedRoleArn {Role}g", $"'{Role}guests'")]
    public void Offers_nothing_twice_in_a_list(string line, string offered) => Assert.Equal(offered, Offered(Write(line)));

    [Theory]
    [InlineData("Remove-CIResourceTag $pool -TagKey ", "env owner")]
    [InlineData("Remove-CIResourceTag $pool.IdentityPoolId -TagKey ", "env owner")]
    [InlineData("Remove-CIResourceTag $ids -TagKey ", "env owner")]
    [InlineData("Remove-CIResourceTag $arn, $pool -TagKey ", "env owner")]
    [InlineData("Get-CIPrincipalTagAttributeMap $bare, $pool -IdentityProviderName ", Providers)]
    [InlineData("Get-CIDeveloperOpenIdToken $pool -DeveloperProviderName ", "login.example")]
    [InlineData("Remove-CIIdentityLogin $ada -LoginToRemove ", "accounts.google.com graph.facebook.com")]
    public void Finds_it_in_a_variable_and_in_a_list(string line, string offered) => Assert.Equal(offered, Offered(line));

    [Fact]
    public void Asks_the_region_of_the_pool()
    {
        Run("$script:far = New-CIIdentityPool far -Region eu-west-1 -Tag @{ far = '1' }");

        Assert.Equal("far", Offered("Remove-CIResourceTag $far -TagKey "));
    }

    [Theory]
    [InlineData("Get-CIPrincipalTagAttributeMap POOL a", $"arn:aws:iam::123456789012:oidc-provider/a.example|google-app|{Saml}")]
    [InlineData("Get-CIPrincipalTagAttributeMap POOL c", $"{Saml}|1client, 2client")]
    [InlineData("Remove-CIIdentityPoolRole POOL -ProviderName ", "2 rules, else AuthenticatedRole|Token, else Deny")]
    [InlineData("Merge-CIDeveloperIdentity POOL -DeveloperProviderName ", "full")]
    [InlineData("Set-CIIdentityPoolRole POOL ", "accounts.google.com|unauthenticated|authenticated")]
    [InlineData("Remove-CIResourceTag POOL ", "prod|ada")]
    [InlineData("Remove-CIIdentityLogin IDENTITY -LoginToRemove a", "accounts.google.com")]
    public void Describes_each_completion(string line, string toolTips) =>
        Assert.Equal(toolTips, string.Join('|', Complete(Write(line)).Select(match => match.ToolTip)));

    [Fact]
    public void Offers_a_tag_without_a_value()
    {
        Run("Add-CIResourceTag $bare @{ empty = '' }");

        CompletionResult tag = Assert.Single(Complete("Remove-CIResourceTag $bare -TagKey "));

        Assert.Equal("empty empty", $"{tag.CompletionText} {tag.ToolTip}");
    }

    [Theory]
    [InlineData("Get-CIPrincipalTagAttributeMap -IdentityProviderName ")]
    [InlineData("Set-CIPrincipalTagAttributeMap -IdentityProviderName ")]
    [InlineData("New-CILocalLogin -ProviderName ")]
    [InlineData("Remove-CIIdentityPoolRole -ProviderName ")]
    [InlineData("Get-CIDeveloperOpenIdToken -DeveloperProviderName ")]
    [InlineData("Merge-CIDeveloperIdentity -DeveloperProviderName ")]
    [InlineData("Remove-CIDeveloperIdentity -DeveloperProviderName ")]
    [InlineData("Set-CIIdentityPoolRole -AuthenticatedRoleArn ")]
    [InlineData("Set-CIIdentityPoolRole -UnauthenticatedRoleArn ")]
    [InlineData("Remove-CIResourceTag -TagKey ")]
    [InlineData("Remove-CIIdentityLogin -LoginToRemove ")]
    [InlineData("Remove-CIResourceTag nonsense -TagKey ")]
    [InlineData("Remove-CIResourceTag arn:aws:s3:::bucket -TagKey ")]
    [InlineData("Remove-CIResourceTag $none -TagKey ")]
    [InlineData("Remove-CIResourceTag 42 -TagKey ")]
    [InlineData("Remove-CIResourceTag (Get-CIIdentityPool -Name full) -TagKey ")]
    [InlineData("Set-CIIdentityPoolRole nonsense -AuthenticatedRoleArn ")]
    [InlineData("Get-CIIdentityPool -Name full | Remove-CIIdentityPoolRole -ProviderName ")]
    public void Asks_nothing_without_an_id(string line)
    {
        long before = Requests;

        Assert.Empty(Complete(line));
        Assert.Equal(before, Requests);
    }

    [Theory]
    [InlineData("Get-CIPrincipalTagAttributeMap WRONG ")]
    [InlineData("New-CILocalLogin -IdentityPoolId WRONG -ProviderName ")]
    [InlineData("Remove-CIIdentityPoolRole WRONG -ProviderName ")]
    [InlineData("Get-CIDeveloperOpenIdToken WRONG -DeveloperProviderName ")]
    [InlineData("Set-CIIdentityPoolRole WRONG -AuthenticatedRoleArn ")]
    [InlineData("Remove-CIResourceTag WRONG -TagKey ")]
    [InlineData("Remove-CIIdentityLogin WRONG -LoginToRemove ")]
    [InlineData("Remove-CIResourceTag BARE -TagKey ")]
    [InlineData("Set-CIIdentityPoolRole BARE -AuthenticatedRoleArn ")]
    [InlineData("Get-CIDeveloperOpenIdToken BARE -DeveloperProviderName ")]
    [InlineData("Get-CIPrincipalTagAttributeMap BARE ")]
    public void Offers_nothing_for_missing_resources(string line)
    {
        Assert.Empty(Complete(Write(line)));
        Assert.Empty(Session.Host.TakeText());
    }

    [Fact]
    public void Gives_up_on_a_server_that_never_answers()
    {
        using var server = new ScriptedServer(Reply.Silence);
        IReadOnlyList<CompletionResult>? offered = null;

        Waiting.ComesBack(() => offered = Complete($"Remove-CIResourceTag $ids -EndpointUrl {server.Url} -AccessKey AK -SecretKey SK -TagKey "));

        Assert.Empty(offered!);
        Assert.Equal(["DescribeIdentityPool"], server.Operations);
        Waiting.Until(() => server.InFlight == 0);
    }

    /// <summary>The line with its placeholders replaced by ids.</summary>
    private string Write(string line) => line
        .Replace("POOL", Text("$id"), StringComparison.Ordinal)
        .Replace("BARE", Text("$bare.IdentityPoolId"), StringComparison.Ordinal)
        .Replace("ARN ", Text("$arn") + " ", StringComparison.Ordinal)
        .Replace("IDENTITY", Text("$ada"), StringComparison.Ordinal)
        .Replace("WRONG", UnknownId, StringComparison.Ordinal);

    private string Text(string expression) => (string)Assert.Single(Run(expression)).BaseObject;

    private string Offered(string line) => string.Join(' ', Complete(line).Select(match => match.CompletionText));
}
