namespace CognitoIdentity.ModuleTests.Credentials;

/// <summary>A credential that no service has given. What is secret in it begins with <see cref="Secret"/>.</summary>
internal static class SampleCredential
{
    public const string Secret = "the+se";

    /// <summary>Makes it: <c>$credential</c>.</summary>
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
