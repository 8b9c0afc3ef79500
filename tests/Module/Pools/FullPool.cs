namespace CognitoIdentity.ModuleTests.Pools;

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
