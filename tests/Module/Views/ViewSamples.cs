namespace CognitoIdentity.ModuleTests.Views;

/// <summary>Scripts that make an object or more of each output type.</summary>
internal static class ViewSamples
{
    public const string List = """
        [CognitoIdentity.IdentityPoolShortDescription]@{ IdentityPoolId = 'us-east-1:01234567-89ab-cdef-0123-456789abcdef'; IdentityPoolName = 'shop-dev' }
        [CognitoIdentity.IdentityPoolShortDescription]@{
            IdentityPoolId = 'ap-southeast-2:01234567-89ab-cdef-0123-456789abcdef'
            IdentityPoolName = 'A name with spaces that is so long that it does not fit into half of a narrow window'
        }
        """;

    public const string Full = """
        $maps = [System.Collections.Generic.SortedDictionary[string,string]]::new(), [System.Collections.Generic.SortedDictionary[string,string]]::new()
        $maps[0]['accounts.google.com'] = '1234567890-example.apps.googleusercontent.com'
        $maps[0]['graph.facebook.com'] = '1234567890123456'
        $maps[1]['env'] = 'prod'
        $maps[1]['owner'] = 'ada'
        [CognitoIdentity.IdentityPool]@{
            IdentityPoolId = 'us-east-1:01234567-89ab-cdef-0123-456789abcdef'
            IdentityPoolName = 'shop-prod'
            AllowUnauthenticatedIdentities = $true
            AllowClassicFlow = $false
            SupportedLoginProviders = $maps[0]
            DeveloperProviderName = 'login.shop.example'
            OpenIdConnectProviderARNs = 'arn:aws:iam::123456789012:oidc-provider/id.example', 'arn:aws:iam::123456789012:oidc-provider/other.example'
            CognitoIdentityProviders = [CognitoIdentity.CognitoIdentityProvider]@{
                ProviderName = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI'; ClientId = '1example23456789'
            }
            SamlProviderARNs = 'arn:aws:iam::123456789012:saml-provider/corp'
            IdentityPoolTags = $maps[1]
        }
        """;

    public const string Minimal = """
        [CognitoIdentity.IdentityPool]@{
            IdentityPoolId = 'us-east-1:01234567-89ab-cdef-0123-456789abcdef'; IdentityPoolName = 'shop-dev'; AllowUnauthenticatedIdentities = $false
        }
        """;

    public const string TagsOfPools = """
        foreach ($pool in 'us-east-1:01234567-89ab-cdef-0123-456789abcdef', 'us-east-1:11111111-89ab-cdef-0123-456789abcdef') {
            foreach ($key in 'env', 'owner') {
                $arn = "arn:aws:cognito-identity:us-east-1:123456789012:identitypool/$pool"
                [CognitoIdentity.ResourceTag]@{ ResourceArn = $arn; Key = $key; Value = "the $key" }
            }
        }
        """;

    public const string LocalServices = """
        class FixedService : CognitoIdentity.Local.ILocalService {
            [Uri] $Endpoint = 'http://127.0.0.1:50123/'
            [string] $AccountId = '123456789012'
            [long] $RequestCount = 42
            [bool] $IsRunning = $true
            [CognitoIdentity.Local.LocalServiceOptions] $Options = [CognitoIdentity.Local.LocalServiceOptions]::new()
            [int] $Seed = 7
            [TimeSpan] $ClockOffset = 0
            [System.Collections.Generic.IReadOnlyDictionary[string,long]] $RequestsByOperation
            [System.Collections.Generic.IReadOnlyList[CognitoIdentity.LocalServiceRequest]] $RequestLog
            [CognitoIdentity.LocalLogin] CreateLogin([CognitoIdentity.Local.LocalLoginOptions] $options) { return $null }
            [void] Dispose() { }
        }
        $service = [FixedService]::new()
        $stopped = [FixedService]::new()
        $stopped.IsRunning = $false
        $stopped.Options = [CognitoIdentity.Local.LocalServiceOptions]@{ StatePath = '/home/ada/cognito/state.json' }
        [CognitoIdentity.LocalServiceInfo]::new($service, $true)
        [CognitoIdentity.LocalServiceInfo]::new($service, $false)
        [CognitoIdentity.LocalServiceInfo]::new($stopped, $true)
        """;

    public const string Login = """
        $claims = [System.Collections.Generic.Dictionary[string,object]]::new()
        $claims['sub'] = 'ada'
        [CognitoIdentity.LocalLogin]::new('cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI', 'ada', 'e30.e30.c2VjcmV0', [datetime]'2026-01-02 03:04:05', $claims)
        """;

    public const string TwoIdentities = """
        [CognitoIdentity.IdentityDescription]@{
            IdentityId = 'us-east-1:01234567-89ab-cdef-0123-456789abcdef'
            Logins = 'accounts.google.com', 'cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI'
            CreationDate = [datetime]'2026-01-02 03:04:05'; LastModifiedDate = [datetime]'2026-01-03 03:04:05'
        }
        [CognitoIdentity.IdentityDescription]@{ IdentityId = 'ap-southeast-2:01234567-89ab-cdef-0123-456789abcdef'; CreationDate = [datetime]'2026-01-02 03:04:05' }
        """;

    public const string Users = """
        [CognitoIdentity.DeveloperIdentity]@{
            IdentityPoolId = 'us-east-1:11111111-89ab-cdef-0123-456789abcdef'
            IdentityId = 'us-east-1:01234567-89ab-cdef-0123-456789abcdef'; DeveloperUserIdentifier = 'ada'
        }
        """;

    public const string MadeToken = """
        [CognitoIdentity.OpenIdToken]@{ IdentityId = 'us-east-1:01234567-89ab-cdef-0123-456789abcdef'; SecureToken = ConvertTo-SecureString e30.e30.c2VjcmV0 -AsPlainText -Force }
        """;

    public const string Credential = """
        [CognitoIdentity.IdentityCredential]@{
            IdentityId = 'us-east-1:01234567-89ab-cdef-0123-456789abcdef'; IdentityPoolId = 'us-east-1:11111111-89ab-cdef-0123-456789abcdef'
            AccessKeyId = 'ASIAEXAMPLEKEY'; SecureSecretKey = [securestring]::new(); SecureSessionToken = [securestring]::new()
            Expiration = [datetime]'2026-01-02 03:04:05'; Region = 'us-east-1'; Flow = 'Classic'; AssumedRoleArn = 'arn:aws:iam::123456789012:role/users'
        }
        """;

    public const string Rules = """
        New-CIRoleMappingRule 'custom:team' Equals admins arn:aws:iam::123456789012:role/admins
        New-CIRoleMappingRule 'email' Contains '@corp.example' arn:aws:iam::123456789012:role/staff
        """;

    public const string Mapping = $"& {{ {Rules} }} | New-CIRoleMapping -AmbiguousRoleResolution Deny";

    public const string RolesOfPool = """
        $roles = [System.Collections.Generic.SortedDictionary[string,string]]::new()
        $roles['authenticated'] = 'arn:aws:iam::123456789012:role/users'
        $roles['unauthenticated'] = 'arn:aws:iam::123456789012:role/guests'
        $mappings = [System.Collections.Generic.SortedDictionary[string,CognitoIdentity.RoleMapping]]::new()
        $mappings['accounts.google.com'] = New-CIRoleMapping -AmbiguousRoleResolution Deny
        [CognitoIdentity.IdentityPoolRoles]@{ IdentityPoolId = 'us-east-1:01234567-89ab-cdef-0123-456789abcdef'; Roles = $roles; RoleMappings = $mappings }
        """;

    public const string PrincipalTags = """
        $tags = [System.Collections.Generic.SortedDictionary[string,string]]::new()
        $tags['client'] = 'aud'
        $tags['username'] = 'sub'
        [CognitoIdentity.PrincipalTagAttributeMap]@{
            IdentityPoolId = 'us-east-1:01234567-89ab-cdef-0123-456789abcdef'; IdentityProviderName = 'accounts.google.com'; UseDefaults = $true; PrincipalTags = $tags
        }
        """;

    public const string Findings = """
        foreach ($pool in 'us-east-1:01234567-89ab-cdef-0123-456789abcdef', 'us-east-1:11111111-89ab-cdef-0123-456789abcdef') {
            [CognitoIdentity.Finding]@{
                Severity = 'Error'; Id = 'GuestRoleMissing'; IdentityPoolId = $pool; Target = $pool
                Message = 'Guests are allowed, and the pool has no role for them: they get no credentials.'
                Remedy = "Set-CIIdentityPoolRole $pool -UnauthenticatedRoleArn `$roleArn"
            }
        }
        """;

    public const string TokenTest = """
        $finding = [CognitoIdentity.Finding]@{ Severity = 'Error'; Id = 'TokenExpired'; Message = 'The token ended at 2026-01-02 03:04:05Z, 3 days ago.'; Remedy = 'Refresh the login.' }
        [CognitoIdentity.LoginTokenTest]@{
            IdentityPoolId = 'us-east-1:01234567-89ab-cdef-0123-456789abcdef'
            ProviderName = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI'
            Issuer = 'https://cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI'
            Subject = 'ada'; Audience = [string[]]'1example23456789'; TokenUse = 'id'
            IssuedAt = [datetime]'2026-01-02 02:04:05'; Expiration = [datetime]'2026-01-02 03:04:05'; Findings = [CognitoIdentity.Finding[]]@($finding, $finding)
        }
        [CognitoIdentity.LoginTokenTest]@{ ProviderName = 'graph.facebook.com' }
        """;

    public const string Provider = """
        [CognitoIdentity.CognitoIdentityProvider]@{ ProviderName = 'cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI'; ClientId = '1example23456789' }
        """;

    public const string CallLog = """
        $time = [DateTimeOffset][datetime]'2026-01-02 03:04:05'
        [CognitoIdentity.LocalServiceRequest]@{ Time = $time; Operation = 'ListIdentityPools'; Region = 'us-east-1'; Status = 200; Duration = '00:00:00.0123'; AccessKey = 'AKEXAMPLE' }
        [CognitoIdentity.LocalServiceRequest]@{ Time = $time; Operation = 'GetOpenIdTokenForDeveloperIdentity'; Region = 'ap-northeast-1'; Status = 400; ErrorCode = 'ResourceNotFoundException'; Duration = '00:00:01' }
        [CognitoIdentity.LocalServiceRequest]@{ Time = $time; Operation = 'GetId'; Region = 'us-east-1'; Duration = '00:00:00.5' }
        """;

    public static readonly (string Name, string Script)[] Samples =
    [
        ("IdentityPoolShortDescription", List),
        ("IdentityPool-full", Full),
        ("IdentityPool-minimal", Minimal),
        ("ResourceTag", TagsOfPools),
        ("LocalLogin", Login),
        ("LocalServiceInfo", LocalServices),
        ("IdentityDescription", TwoIdentities),
        ("DeveloperIdentity", Users),
        ("IdentityCredential", Credential),
        ("OpenIdToken", MadeToken),
        ("Finding", Findings),
        ("LoginTokenTest", TokenTest),
        ("MappingRule", Rules),
        ("RoleMapping", Mapping),
        ("IdentityPoolRoles", RolesOfPool),
        ("PrincipalTagAttributeMap", PrincipalTags),
        ("CognitoIdentityProvider", Provider),
        ("LocalServiceRequest", CallLog),
    ];

    /// <summary>Whether the default view of a sample is a list, and there is a table too.</summary>
    public static bool IsTable(string script) =>
        script is Full or LocalServices or Login or Credential or MadeToken or Findings or TokenTest or Mapping or RolesOfPool or PrincipalTags or Provider;
}
