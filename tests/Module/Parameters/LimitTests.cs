using System.Management.Automation;

namespace CognitoIdentity.ModuleTests.Parameters;

/// <summary>What the API would not take is refused before any call, with the input and the rule that it breaks.</summary>
public sealed class LimitTests : LocalServiceTests
{
    private const string Arn = "arn:aws:iam::123456789012:role/users";
    private const string UserPool = "cognito-idp.us-east-1.amazonaws.com/us-east-1_A";
    private const string Id = "us-east-1:1";

    /// <summary>Script, parameter, rule.</summary>
    public static TheoryData<string, string, string> BadValues => new()
    {
        { $"Update-CIIdentityPool {Id} -Name ('x' * 129)", "IdentityPoolName", "has 129 characters; 1 to 128 are allowed." },
        { $"Update-CIIdentityPool {Id} -Name 'a/b'", "IdentityPoolName", @"'a/b' does not match [\w\s+=,.@-]+." },
        { "New-CIIdentityPool x -DeveloperProviderName 'a b'", "DeveloperProviderName", @"'a b' does not match [\w._-]+." },
        { "New-CIIdentityPool x -DeveloperProviderName \"Gr\u00fcn\"", "DeveloperProviderName", @"does not match [\w._-]+." },
        { "New-CIIdentityPool x -DeveloperProviderName ('x' * 129)", "DeveloperProviderName", "1 to 128 are allowed" },
        { "New-CIIdentityPool x -SamlProviderArn arn:short", "SamlProviderArn", "'arn:short' is not an ARN: it must begin with arn: and have 20 to 2048 characters." },
        { $"New-CIIdentityPool x -SamlProviderArn {Arn}, ('x' * 30)", "SamlProviderArn", $"'{new string('x', 30)}' is not an ARN" },
        { "New-CIIdentityPool x -OpenIdConnectProviderArn ('arn:' + 'x' * 2045)", "OpenIdConnectProviderArn", "20 to 2048" },
        { "New-CIIdentityPool x -SupportedLoginProvider @{ ('x' * 129) = '1' }", "SupportedLoginProvider", "1 to 128 are allowed" },
        { "New-CIIdentityPool x -SupportedLoginProvider @{ 'graph.facebook.com' = 'a b' }", "SupportedLoginProvider", @"The value of 'graph.facebook.com' is wrong: 'a b' does not match [\w.;_/-]+." },
        { $"New-CIIdentityPool x -SupportedLoginProvider {Map(11, "1")}", "SupportedLoginProvider", "It has 11 entries (k1, k2, k3, k4, k5, k6, k7, k8, k9, k10, k11); 10 at most are allowed." },
        { $"New-CIIdentityPool x -CognitoIdentityProvider '{UserPool}:a-b'", "CognitoIdentityProvider", @"'a-b' does not match [\w_]+." },
        { "New-CIIdentityPool x -CognitoIdentityProvider 'a b:1'", "CognitoIdentityProvider", @"'a b' does not match [\w._:/-]+." },
        { $"New-CIIdentityPool x -Tag {Map(51, "1")}", "Tag", "50 at most are allowed." },
        { $"Update-CIIdentityPool {Id} -Tag @{{ ('k' * 129) = '1' }}", "Tag", "A key is wrong: 'kkk" },
        { $"Add-CIResourceTag {Id} @{{ env = 'v' * 257 }}", "Tag", "has 257 characters; 0 to 256 are allowed." },
        { $"Add-CIResourceTag {Id} @{{ '' = 'v' }}", "Tag", "'' has 0 characters; 1 to 128 are allowed." },
        { $"Add-CIResourceTag {Id} @{{ a = 'v' }} -AccountId 123", "AccountId", "'123' has 3 characters; it must have 12." },
        { $"Remove-CIResourceTag {Id} a, ('k' * 129) -Force", "TagKey", "1 to 128 are allowed" },
        { $"Get-CIIdentityId {Id} -AccountId 12a", "AccountId", @"'12a' does not match \d+." },
        { $"Get-CIIdentityId {Id} {Map(11, "token")}", "Login", "10 at most are allowed." },
        { $"Get-CIIdentityId {Id} @{{ ('p' * 129) = 'token' }}", "Login", "1 to 128 are allowed" },
        { $"Get-CIOpenIdToken {Id} {Map(11, "token")}", "Login", "10 at most are allowed." },
        { $"Remove-CIIdentityLogin {Id} {Map(11, "token")} -Force", "Login", "10 at most are allowed." },
        { $"Remove-CIIdentityLogin {Id} @{{ a = 'token' }} a, ('p' * 129) -Force", "LoginToRemove", "1 to 128 are allowed" },
        { $"Get-CIDeveloperOpenIdToken {Id} ada -Login {Map(10, "token")}", "Login", "9 at most are allowed." },
        { $"Get-CIDeveloperOpenIdToken {Id} ada -PrincipalTag {Map(51, "1")}", "PrincipalTag", "50 at most are allowed." },
        { $"Get-CIDeveloperOpenIdToken {Id} ada -PrincipalTag @{{ team = '' }}", "PrincipalTag", "The value of 'team' is wrong: '' has 0 characters; 1 to 256 are allowed." },
        { $"Get-CIDeveloperOpenIdToken {Id} ada -TokenDuration '1.00:00:01'", "TokenDuration", "00:00:01 to 1.00:00:00 are allowed." },
        { $"Get-CICredential {Id} -Login {Map(11, "token")}", "Login", "10 at most are allowed." },
        { $"Get-CICredential {Id} -Login @{{ ('p' * 129) = {{ 'token' }} }}", "Login", "1 to 128 are allowed" },
        { $"Get-CICredential {Id} -DeveloperUserIdentifier ada -DeveloperProviderName 'a b'", "DeveloperProviderName", @"'a b' does not match [\w._-]+." },
        { $"Get-CICredential {Id} -RoleArn ('x' * 30)", "RoleArn", $"'{new string('x', 30)}' is not an ARN" },
        { $"Get-CICredential {Id} -CustomRoleArn admin", "CustomRoleArn", "'admin' is not an ARN" },
        { $"Test-CILoginToken {Map(11, "token")}", "Login", "10 at most are allowed." },
        { "Test-CILoginToken -Token t -ProviderName ('p' * 129)", "ProviderName", "1 to 128 are allowed" },
        { $"Merge-CIDeveloperIdentity {Id} ('x' * 1025) ada", "SourceUserIdentifier", "has 1025 characters; 1 to 1024 are allowed." },
        { $"Merge-CIDeveloperIdentity {Id} ada ('x' * 1025)", "DestinationUserIdentifier", "has 1025 characters; 1 to 1024 are allowed." },
        { $"Set-CIIdentityPoolRole {Id} -Role @{{ Authenticated = '{Arn}' }}", "Role", "'Authenticated' does not match (un)?authenticated." },
        { $"Set-CIIdentityPoolRole {Id} -Role @{{ authenticated = 'admin' }}", "Role", "The value of 'authenticated' is wrong: 'admin' is not an ARN" },
        { $"Set-CIIdentityPoolRole {Id} -AuthenticatedRoleArn admin", "AuthenticatedRoleArn", "'admin' is not an ARN" },
        { $"Set-CIIdentityPoolRole {Id} -UnauthenticatedRoleArn admin", "UnauthenticatedRoleArn", "'admin' is not an ARN" },
        { $"Remove-CIIdentityPoolRole {Id} -ProviderName ('p' * 129) -Force", "ProviderName", "1 to 128 are allowed" },
        { $"New-CIRoleMappingRule 'a b' Equals x {Arn}", "Claim", "'a b' can't be the name of a claim: 1 to 64 characters are allowed, but no white space" },
        { $"New-CIRoleMappingRule ('x' * 65) Equals x {Arn}", "Claim", "1 to 64 characters" },
        { $"New-CIRoleMappingRule sub Equals ('x' * 129) {Arn}", "Value", "1 to 128 are allowed" },
        { "New-CIRoleMappingRule sub Equals x admin", "RoleArn", "'admin' is not an ARN" },
        { $"Get-CIPrincipalTagAttributeMap {Id} ('p' * 129)", "IdentityProviderName", "1 to 128 are allowed" },
        { $"Set-CIPrincipalTagAttributeMap {Id} a {Map(51, "1")}", "PrincipalTag", "50 at most are allowed." },
        { $"Get-CIIdentityPool {Id} -AccessKey 'A K' -SecretKey SK", "AccessKey", @"'A K' does not match [\w.+=@-]+." },
    };

    [Theory]
    [MemberData(nameof(BadValues))]
    public void Names_the_parameter_and_says_the_rule(string script, string parameter, string rule)
    {
        Outcome outcome = Invoke(script);

        Assert.Equal("ParameterArgumentValidationError", outcome.ErrorId);
        Assert.Equal(parameter, ((ParameterBindingException)outcome.Error.Exception).ParameterName);
        Assert.Contains(rule, outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, Requests);
    }

    [Theory]
    [InlineData("'ok', 'a#b', 'fine' | New-CIIdentityPool", "IdentityPoolNameInvalid", "a#b", @"'a#b' does not match [\w\s+=,.@-]+.")]
    [InlineData("New-CIIdentityPool ok, 'a#b', fine", "IdentityPoolNameInvalid", "a#b", @"'a#b' does not match [\w\s+=,.@-]+.")]
    [InlineData("Get-CICredential nonsense -DeveloperUserIdentifier ada, bob", "IdentityPoolIdInvalid", "nonsense", "REGION:GUID")]
    [InlineData("[pscustomobject]@{ IdentityPoolName = 'a#b' } | New-CIIdentityPool", "IdentityPoolNameInvalid", "a#b", @"'a#b' does not match [\w\s+=,.@-]+.")]
    public void What_is_wrong_with_one_record_is_its_own_error(string script, string errorId, string target, string rule)
    {
        Outcome outcome = Invoke(script);

        outcome.IsError(errorId, ErrorCategory.InvalidArgument, target);
        Assert.Contains(rule, outcome.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(outcome.Output.Count, Requests);
    }

    [Theory]
    [InlineData("New-CIIdentityPool ('x' * 128)")]
    [InlineData("New-CIIdentityPool 'A z_09+=,.@-'")]
    [InlineData("New-CIIdentityPool x -Tag @{ ('k' * 128) = 'v' * 256; e = '' }")]
    [InlineData("New-CIIdentityPool x -SupportedLoginProvider @{ 'graph.facebook.com' = '12;34/a_b-c.d' }")]
    [InlineData($"New-CIIdentityPool x -CognitoIdentityProvider '{UserPool}:1client'")]
    [InlineData("New-CIIdentityPool x | Update-CIIdentityPool -Tag @{ } -SupportedLoginProvider $null -PassThru")]
    [InlineData($"New-CIRoleMappingRule 'custom:t\u00e9am\U0001F600' Equals x {Arn}")]
    [InlineData($"New-CIRoleMappingRule (\"\U0001F600\" * 64) Equals x {Arn}")]
    public void Takes_what_the_api_takes(string script) => Assert.Single(Run(script));

    [Theory]
    [InlineData("Get-CIIdentityId us-east-1:1")]
    [InlineData("Get-CIOpenIdToken us-east-1:1")]
    [InlineData("Get-CIDeveloperOpenIdToken us-east-1:1 ada")]
    [InlineData("Remove-CIIdentityLogin us-east-1:1 -Force")]
    [InlineData("Get-CICredential us-east-1:1")]
    [InlineData("Test-CILoginToken")]
    public void Says_the_length_of_a_token_and_nothing_else_of_it(string command)
    {
        Outcome outcome = Invoke($"{command} -Login @{{ 'a-login' = 'secret' * 8334 }}");

        Assert.Equal("ParameterArgumentValidationError", outcome.ErrorId);
        Assert.Contains("The value of 'a-login' is wrong: it has 50004 characters; 1 to 50000 are allowed.", outcome.Error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", $"{outcome.Error} {outcome.Error.Exception} {outcome.Error.TargetObject}", StringComparison.Ordinal);
        Assert.Equal(0, Requests);
    }

    [Theory]
    [InlineData("Get-CICredential us-east-1:1 -UserPoolId us-east-1_A -IdToken $token", "ParameterArgumentValidationError")]
    [InlineData("Get-CICredential us-east-1:1 -UserPoolId us-east-1_A -IdToken { $token }", "LoginScriptFailed")]
    [InlineData("Get-CICredential us-east-1:1 -Login @{ 'a-login' = { $token } }", "LoginScriptFailed")]
    [InlineData("Test-CILoginToken -Token $token", "ParameterArgumentValidationError")]
    [InlineData("Test-CILoginToken -UserPoolId us-east-1_A -IdToken $token", "ParameterArgumentValidationError")]
    public void Says_the_length_of_a_token_wherever_it_comes_from(string command, string errorId)
    {
        Outcome outcome = Invoke($"$script:token = 'secret' * 8334; {command}");

        Assert.Equal(errorId, outcome.ErrorId);
        Assert.Contains("it has 50004 characters; 1 to 50000 are allowed.", outcome.Error.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secret", $"{outcome.Error} {outcome.Error.Exception} {outcome.Error.TargetObject}", StringComparison.Ordinal);
        Assert.Equal(0, Requests);
    }

    private static string Map(int count, string value) =>
        $"(1..{count} | ForEach-Object {{ $m = [ordered]@{{}} }} {{ $m[\"k$_\"] = '{value}' }} {{ $m }})";
}
