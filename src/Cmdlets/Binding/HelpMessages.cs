namespace CognitoIdentity.Commands;

/// <summary>What PowerShell shows for <c>!?</c> when it asks for a mandatory parameter.</summary>
internal static class HelpMessages
{
    public const string AmbiguousRole = "What applies when no rule matches or the token names several roles: AuthenticatedRole or Deny.";
    public const string Claim = "The name of a claim of the token, such as custom:team.";
    public const string ClaimValue = "The text that the claim is compared with.";
    public const string Client = "The id of the app client that the token is for (the claim aud).";
    public const string DestinationUser = "The id of the user in your backend whose identity remains.";
    public const string DeveloperUser = "The id of a user in your backend.";
    public const string ExportTarget = "Where the credential goes: Environment, Profile, GitHubActions, AzureDevOps, CredentialProcess, DotEnv, PowerShell or Bash.";
    public const string Credential = "A credential that Get-CICredential returned.";
    public const string IdentityId = "The id of an identity: REGION:GUID. Get-CIIdentity lists the identities of a pool.";
    public const string Login = "The tokens of the user by provider name, such as @{ 'accounts.google.com' = $token }.";
    public const string MatchType = "How the claim is compared: Equals, Contains, StartsWith or NotEqual.";
    public const string NewPoolName = "The name of the new pool. Letters, digits, spaces and + = , . @ - _ are allowed.";
    public const string PoolId = "The id of an identity pool: REGION:GUID. Get-CIIdentityPool lists the pools.";
    public const string PoolName = "The name of an identity pool. Exactly one pool of the region must have it.";
    public const string PoolTemplate = "The identity pool to copy, as Get-CIIdentityPool returns it.";
    public const string Provider = "The login key of a provider, such as accounts.google.com or cognito-idp.REGION.amazonaws.com/USERPOOLID.";
    public const string Resource = "An identity pool: its ARN or its id.";
    public const string RoleArn = "The ARN of an IAM role.";
    public const string RoleType = "The roles to remove: authenticated, unauthenticated.";
    public const string Rule = "The rules, as New-CIRoleMappingRule makes them.";
    public const string SourceUser = "The id of the user in your backend whose identity is disabled.";
    public const string Tag = "The tags, such as @{ env = 'dev' }.";
    public const string TagKey = "The keys of the tags to remove.";
    public const string Token = "The token: a string or a SecureString.";
    public const string UserPool = "The id of the user pool that made the token, such as us-east-1_AbCdEfGhI.";
    public const string User = "The id of the user: what the claim sub says.";
}
