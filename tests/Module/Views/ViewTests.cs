using System.Xml.Linq;

namespace CognitoIdentity.ModuleTests.Views;

/// <summary>
/// How each output type is shown at a prompt of 80 and of 120 columns, compared with 80.txt and 120.txt. To accept a change of a view, run
/// the tests once with UPDATE_SNAPSHOTS=1 in the environment, and read the changes of the files.
/// </summary>
public sealed class ViewTests
{
    private const string List = """
        [CognitoIdentity.IdentityPoolShortDescription]@{ IdentityPoolId = 'us-east-1:01234567-89ab-cdef-0123-456789abcdef'; IdentityPoolName = 'shop-dev' }
        [CognitoIdentity.IdentityPoolShortDescription]@{
            IdentityPoolId = 'ap-southeast-2:01234567-89ab-cdef-0123-456789abcdef'
            IdentityPoolName = 'A name with spaces that is so long that it does not fit into half of a narrow window'
        }
        """;

    private const string Full = """
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

    private const string Minimal = """
        [CognitoIdentity.IdentityPool]@{
            IdentityPoolId = 'us-east-1:01234567-89ab-cdef-0123-456789abcdef'; IdentityPoolName = 'shop-dev'; AllowUnauthenticatedIdentities = $false
        }
        """;

    private const string Tags = """
        foreach ($pool in 'us-east-1:01234567-89ab-cdef-0123-456789abcdef', 'us-east-1:11111111-89ab-cdef-0123-456789abcdef') {
            foreach ($key in 'env', 'owner') {
                $arn = "arn:aws:cognito-identity:us-east-1:123456789012:identitypool/$pool"
                [CognitoIdentity.ResourceTag]@{ ResourceArn = $arn; Key = $key; Value = "the $key" }
            }
        }
        """;

    private const string LocalServices = """
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

    private const string Login = """
        $claims = [System.Collections.Generic.Dictionary[string,object]]::new()
        $claims['sub'] = 'ada'
        [CognitoIdentity.LocalLogin]::new('cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI', 'ada', 'e30.e30.c2VjcmV0', [datetime]'2026-01-02 03:04:05', $claims)
        """;

    private const string Identities = """
        [CognitoIdentity.IdentityDescription]@{
            IdentityId = 'us-east-1:01234567-89ab-cdef-0123-456789abcdef'
            Logins = 'accounts.google.com', 'cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI'
            CreationDate = [datetime]'2026-01-02 03:04:05'; LastModifiedDate = [datetime]'2026-01-03 03:04:05'
        }
        [CognitoIdentity.IdentityDescription]@{ IdentityId = 'ap-southeast-2:01234567-89ab-cdef-0123-456789abcdef'; CreationDate = [datetime]'2026-01-02 03:04:05' }
        """;

    private const string Users = """
        [CognitoIdentity.DeveloperIdentity]@{
            IdentityPoolId = 'us-east-1:11111111-89ab-cdef-0123-456789abcdef'
            IdentityId = 'us-east-1:01234567-89ab-cdef-0123-456789abcdef'; DeveloperUserIdentifier = 'ada'
        }
        """;

    private const string MadeToken = """
        [CognitoIdentity.OpenIdToken]@{ IdentityId = 'us-east-1:01234567-89ab-cdef-0123-456789abcdef'; Token = 'e30.e30.c2VjcmV0' }
        """;

    private const string Credential = """
        [CognitoIdentity.IdentityCredential]@{
            IdentityId = 'us-east-1:01234567-89ab-cdef-0123-456789abcdef'; IdentityPoolId = 'us-east-1:11111111-89ab-cdef-0123-456789abcdef'
            AccessKeyId = 'ASIAEXAMPLEKEY'; SecureSecretKey = [securestring]::new(); SecureSessionToken = [securestring]::new()
            Expiration = [datetime]'2026-01-02 03:04:05'; Region = 'us-east-1'; Flow = 'Classic'; AssumedRoleArn = 'arn:aws:iam::123456789012:role/users'
        }
        """;

    private const string Rules = """
        New-CIRoleMappingRule 'custom:team' Equals admins arn:aws:iam::123456789012:role/admins
        New-CIRoleMappingRule 'email' Contains '@corp.example' arn:aws:iam::123456789012:role/staff
        """;

    private const string Mapping = $"& {{ {Rules} }} | New-CIRoleMapping -AmbiguousRoleResolution Deny";

    private const string Roles = """
        $roles = [System.Collections.Generic.SortedDictionary[string,string]]::new()
        $roles['authenticated'] = 'arn:aws:iam::123456789012:role/users'
        $roles['unauthenticated'] = 'arn:aws:iam::123456789012:role/guests'
        $mappings = [System.Collections.Generic.SortedDictionary[string,CognitoIdentity.RoleMapping]]::new()
        $mappings['accounts.google.com'] = New-CIRoleMapping -AmbiguousRoleResolution Deny
        [CognitoIdentity.IdentityPoolRoles]@{ IdentityPoolId = 'us-east-1:01234567-89ab-cdef-0123-456789abcdef'; Roles = $roles; RoleMappings = $mappings }
        """;

    private const string PrincipalTags = """
        $tags = [System.Collections.Generic.SortedDictionary[string,string]]::new()
        $tags['client'] = 'aud'
        $tags['username'] = 'sub'
        [CognitoIdentity.PrincipalTagAttributeMap]@{
            IdentityPoolId = 'us-east-1:01234567-89ab-cdef-0123-456789abcdef'; IdentityProviderName = 'accounts.google.com'; UseDefaults = $true; PrincipalTags = $tags
        }
        """;

    private const string Findings = """
        foreach ($pool in 'us-east-1:01234567-89ab-cdef-0123-456789abcdef', 'us-east-1:11111111-89ab-cdef-0123-456789abcdef') {
            [CognitoIdentity.Finding]@{
                Severity = 'Error'; Id = 'GuestRoleMissing'; IdentityPoolId = $pool; Target = $pool
                Message = 'Guests are allowed, and the pool has no role for them: they get no credentials.'
                Remedy = "Set-CIIdentityPoolRole $pool -UnauthenticatedRoleArn `$roleArn"
            }
        }
        """;

    private const string TokenTest = """
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

    private static readonly (string Name, string Script)[] Samples =
    [
        ("IdentityPoolShortDescription", List),
        ("IdentityPool-full", Full),
        ("IdentityPool-minimal", Minimal),
        ("ResourceTag", Tags),
        ("LocalLogin", Login),
        ("LocalServiceInfo", LocalServices),
        ("IdentityDescription", Identities),
        ("DeveloperIdentity", Users),
        ("IdentityCredential", Credential),
        ("OpenIdToken", MadeToken),
        ("Finding", Findings),
        ("LoginTokenTest", TokenTest),
        ("MappingRule", Rules),
        ("RoleMapping", Mapping),
        ("IdentityPoolRoles", Roles),
        ("PrincipalTagAttributeMap", PrincipalTags),
    ];

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void Is_shown_as_before(int width)
    {
        string shown = string.Concat(Samples.Select(sample => $"# {sample.Name}\n{Show(sample.Script, width)}"));
        string file = Path.Combine(BuiltModule.Root, "tests", "Module", "Views", $"{width}.txt");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(file, shown);
        }

        Assert.Equal(File.ReadAllText(file), shown);
        Assert.All(shown.Split('\n'), line => Assert.True(line.Length <= width, line));
    }

    [Theory]
    [InlineData(Full)]
    [InlineData(Minimal)]
    [InlineData(Identities)]
    [InlineData(Credential)]
    [InlineData(MadeToken)]
    [InlineData(Findings)]
    [InlineData(TokenTest)]
    [InlineData(Mapping)]
    [InlineData(Roles)]
    [InlineData("[CognitoIdentity.IdentityPoolRoles]::new(); New-CIRoleMapping -AmbiguousRoleResolution Deny; [CognitoIdentity.PrincipalTagAttributeMap]::new()")]
    public void A_strict_session_gets_no_error_from_a_view(string script)
    {
        using var session = new Session();

        session.Show($"Set-StrictMode -Version Latest; $Error.Clear(); {script}");

        Assert.Empty(session.Run("$Error"));
    }

    [Fact]
    public void Every_output_type_of_ours_has_a_view_and_a_sample()
    {
        using var session = new Session();
        HashSet<string> types =
        [
            .. session.Run("(Get-Command -Module CognitoIdentity).OutputType | ForEach-Object Type")
                .Select(type => (Type)type.BaseObject)
                .Where(type => type.Namespace == "CognitoIdentity")
                .Select(type => type.Name),
        ];
        IEnumerable<string> views = XDocument.Load(Path.Combine(BuiltModule.Folder, "CognitoIdentity.Format.ps1xml"))
            .Descendants("ViewSelectedBy")
            .Elements("TypeName")
            .Select(type => type.Value);

        Assert.Superset(types.Select(type => "CognitoIdentity." + type).ToHashSet(), views.ToHashSet());
        Assert.Superset(types, Samples.Select(sample => sample.Name.Split('-')[0]).ToHashSet());
    }

    [Fact]
    public void The_output_of_cmdlets_is_shown_by_the_views()
    {
        using Session session = Session.WithLocalService();
        session.Run("$null = New-CIIdentityPool a -Tag @{ env = 'dev' }");

        Assert.Matches(@"IdentityPoolId +Name\s+-+ +-+\s+us-east-1:\S+ +a", session.Show("Get-CIIdentityPool"));
        Assert.Matches("env *= *dev", session.Show("Get-CIIdentityPool -Detailed"));
        Assert.Matches(@"IdentityPoolId: us-east-1:\S+\s+Key +Value", session.Show("Get-CIIdentityPool | Get-CIResourceTag"));
    }

    private static string Show(string script, int width)
    {
        using var session = new Session(width: width);
        return session.Show(script);
    }
}
