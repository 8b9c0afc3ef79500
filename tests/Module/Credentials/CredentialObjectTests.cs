using System.Management.Automation;

namespace CognitoIdentity.ModuleTests.Credentials;

/// <summary>The credential object: its uses, and what its views show.</summary>
public sealed class CredentialObjectTests : IDisposable
{
    private readonly Session _session = new();

    public CredentialObjectTests() => _session.Run(SampleCredential.Make);

    public void Dispose() => _session.Dispose();

    [Fact]
    public void Gives_its_secrets_to_who_asks_by_name()
    {
        Assert.Equal("the+secret/key", Text("$credential.SecretKey"));
        Assert.Equal("the+session/token", Text("$credential.SessionToken"));
        Assert.Equal("ASIAEXAMPLE", Text("$credential.AccessKey"));
    }

    [Theory]
    [InlineData("$credential")]
    [InlineData("$script:back = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($credential)); $back")]
    [InlineData("\"$credential\"")]
    [InlineData("$credential.psobject.Properties | ForEach-Object { \"$($_.Name) $($_.Value)\" }")]
    public void Shows_no_secret_to_anybody_else(string script)
    {
        string shown = _session.Show(script);

        Assert.Contains("ASIAEXAMPLE", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(SampleCredential.Secret, shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Comes_back_whole_from_where_jobs_send_it()
    {
        _session.Run("$script:back = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($credential))");

        Assert.Equal("CognitoIdentity.IdentityCredential", Text("$back.GetType().FullName"));
        foreach (string member in new[] { "IdentityId", "IdentityPoolId", "AccessKeyId", "SecretKey", "SessionToken", "Expiration", "Region", "Flow", "AssumedRoleArn" })
        {
            Assert.Equal(Text($"$credential.{member}"), Text($"$back.{member}"));
        }

        Assert.Equal("Local", Text("$back.Expiration.Kind"));
    }

    [Fact]
    public void Binds_by_name_to_what_takes_keys()
    {
        IReadOnlyList<PSObject> bound = _session.Run("""
            function Set-Key {
                param(
                    [Parameter(ValueFromPipelineByPropertyName)] [string] $AccessKey,
                    [Parameter(ValueFromPipelineByPropertyName)] [string] $SecretKey,
                    [Parameter(ValueFromPipelineByPropertyName)] [string] $SessionToken)
                process { $AccessKey; $SecretKey; $SessionToken }
            }
            $credential | Set-Key
            """);

        Assert.Equal(["ASIAEXAMPLE", "the+secret/key", "the+session/token"], bound.Select(value => (string)value.BaseObject));
    }

    private string Text(string script) => _session.Run(script).Single().ToString();
}

/// <summary>A fictitious credential. Its secrets begin with <see cref="Secret"/>.</summary>
internal static class SampleCredential
{
    public const string Secret = "the+se";

    /// <summary>Creates it as <c>$credential</c>.</summary>
    public const string Make = """
        $script:credential = [CognitoIdentity.IdentityCredential]@{
            IdentityId = 'us-east-1:11111111-2222-3333-4444-555555555555'
            IdentityPoolId = 'us-east-1:99999999-2222-3333-4444-555555555555'
            AccessKeyId = 'ASIAEXAMPLE'
            SecureSecretKey = [Net.NetworkCredential]::new('', 'the+secret/key').SecurePassword
            SecureSessionToken = [Net.NetworkCredential]::new('', 'the+session/token').SecurePassword
            Expiration = [datetime]::SpecifyKind([datetime]'2099-11-23 12:30:15', 'Local')
            Region = 'us-east-1'
            Flow = 'Classic'
            AssumedRoleArn = 'arn:aws:iam::123456789012:role/app'
        }
        """;
}
