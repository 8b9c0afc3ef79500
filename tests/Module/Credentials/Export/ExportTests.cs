namespace CognitoIdentity.ModuleTests.Credentials.Export;

/// <summary>Tests in a session with a <c>$credential</c>. The folder and the environment are restored afterwards.</summary>
public abstract class ExportTests : SessionTests
{
    private readonly Dictionary<string, string?> _before = [];

    protected ExportTests()
    {
        foreach (string name in new[] { "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_CREDENTIAL_EXPIRATION", "GITHUB_ENV", "GITHUB_OUTPUT", "TF_BUILD" })
        {
            SetVariable(name, null);
        }

        Session.Run(SampleCredential.Make);
    }

    protected string Folder { get; } = Directory.CreateTempSubdirectory("export-").FullName;

    /// <summary>The sample's expiration, as exported.</summary>
    protected string Expiration => ((DateTime)Run("$credential.Expiration.ToUniversalTime()").Single().BaseObject).ToString("yyyy-MM-ddTHH:mm:ssZ", null);

    protected string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>Sets a variable of the environment until the test ends.</summary>
    protected void SetVariable(string name, string? value)
    {
        _before.TryAdd(name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
    }

    /// <summary>Exports the sample and returns the output text.</summary>
    protected IReadOnlyList<string> Export(string parameters) =>
        [.. Run($"$credential | Export-CICredential {parameters}").Select(line => Assert.IsType<string>(line.BaseObject))];

    /// <summary>Gives the sample another secret key.</summary>
    protected void SetSecretKey(string value) =>
        Run($"$credential.SecureSecretKey = [Net.NetworkCredential]::new('', '{value.Replace("'", "''", StringComparison.Ordinal)}').SecurePassword");

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
        {
            Directory.Delete(Folder, recursive: true);
            foreach ((string name, string? value) in _before)
            {
                Environment.SetEnvironmentVariable(name, value);
            }
        }
    }
}

/// <summary>Exported credentials, used by this module's cmdlets with a local service that checks signatures.</summary>
public sealed class AcceptedExportTests : ExportTests
{
    private string _endpoint = string.Empty;

    [Theory]
    [InlineData("guest")]
    [InlineData("two words")]
    public void A_call_in_the_profiles_name_is_accepted(string profile)
    {
        Start();
        string file = PathOf("credentials");

        Export($"Profile -ProfileName '{profile}' -Path '{file}'");

        string call = $"Get-CIIdentityPool -Region us-east-1 -EndpointUrl {_endpoint} -ProfileLocation '{file}' -ProfileName";
        Assert.Equal(["guests"], Run($"{call} '{profile}'").Values("Name"));
        Assert.Equal("ProfileNotFound", Invoke($"{call} other").ErrorId);
    }

    /// <summary>Starts the service, and sets <c>$credential</c> to the credentials of a guest.</summary>
    private void Start()
    {
        _endpoint = Run("(Start-CILocalService -AccessKey AKOWNER -SecretKey owners-secret).EndpointUrl.AbsoluteUri").Single().ToString();
        Run("""
            $pool = New-CIIdentityPool guests -AllowUnauthenticatedIdentity $true
            $pool | Set-CIIdentityPoolRole -UnauthenticatedRoleArn arn:aws:iam::123456789012:role/guest
            $credential = $pool | Get-CICredential
            """);
    }
}
