namespace CognitoIdentity.ModuleTests.Credentials.Export;

/// <summary>What was exported, used by this module's own cmdlets against a local service that checks signatures.</summary>
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

    /// <summary>Starts the service, and makes <c>$credential</c> one that it has given to a guest.</summary>
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
