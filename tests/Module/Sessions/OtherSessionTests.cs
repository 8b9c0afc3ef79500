using System.Management.Automation;

namespace CognitoIdentity.ModuleTests.Sessions;

/// <summary>Sessions of a process in which another session runs a local service. No call may reach AWS by accident.</summary>
public sealed class OtherSessionTests : LocalServiceTests
{
    private const string List = "Get-CIIdentityPool -Region us-east-1 -AccessKey AK -SecretKey SK";

    private readonly Session _other = new();

    [Theory]
    [InlineData(List)]
    [InlineData("New-CIIdentityPool a -Region us-east-1")]
    [InlineData("Remove-CIIdentityPool us-east-1:1 -Force")]
    [InlineData("Get-CICredential us-east-1:1")]
    public void A_call_that_would_reach_aws_is_an_error_that_says_how_to_call_either(string script)
    {
        string local = $"{Assert.Single(Run("(Get-CILocalService).EndpointUrl"))}";

        Outcome outcome = _other.Invoke(script);

        Assert.Equal("LocalServiceElsewhere", outcome.ErrorId);
        Assert.Equal(ErrorCategory.InvalidOperation, outcome.Error.CategoryInfo.Category);
        string remedy = outcome.Error.ErrorDetails.RecommendedAction;
        Assert.Contains($"-EndpointUrl {local}", remedy, StringComparison.Ordinal);
        Assert.Contains("-EndpointUrl https://cognito-identity.us-east-1.amazonaws.com", remedy, StringComparison.Ordinal);
        Assert.Equal(0, Requests);
    }

    [Fact]
    public void A_call_with_the_address_of_the_service_reaches_it()
    {
        Create("a");

        Assert.Equal(["a"], _other.Run($"{List} -EndpointUrl (Get-CILocalService).EndpointUrl").Values("Name"));
        Assert.Equal([false], _other.Run("Get-CILocalService").Values("IsSessionDefault"));
    }

    [Fact]
    public void A_call_with_another_address_reaches_that()
    {
        using var server = new ScriptedServer(Reply.Json("""{"IdentityPools":[]}"""));

        Assert.Empty(_other.Run($"{List} -EndpointUrl {server.Url}"));

        Assert.Equal(["ListIdentityPools"], server.Operations);
    }

    [Theory]
    [InlineData("https://cognito.corp.example")]
    [InlineData("https://cognito-identity.us-east-1.amazonaws.com")]
    public void An_address_on_another_machine_that_the_command_names_is_no_accident(string address) =>
        Assert.Equal("CredentialsMissing", _other.Invoke($"Get-CIIdentityPool -Region us-east-1 -EndpointUrl {address}").ErrorId);

    [Theory]
    [InlineData("AWS_ENDPOINT_URL")]
    [InlineData("AWS_ENDPOINT_URL_COGNITO_IDENTITY")]
    public void A_call_reaches_the_address_on_this_machine_that_the_environment_names(string variable)
    {
        Create("a");
        Environment.SetEnvironmentVariable(variable, $"{Assert.Single(Run("(Get-CILocalService).EndpointUrl"))}");
        try
        {
            Assert.Equal(["a"], _other.Run(List).Values("Name"));
        }
        finally
        {
            Environment.SetEnvironmentVariable(variable, null);
        }
    }

    [Theory]
    [InlineData("https://vpce-1.cognito-identity.us-east-1.vpce.amazonaws.com")]
    [InlineData("https://cognito.corp.example")]
    public void An_address_on_another_machine_in_the_environment_is_refused_and_named(string address)
    {
        Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL", address);
        try
        {
            Outcome outcome = _other.Invoke(List);

            Assert.Equal("LocalServiceElsewhere", outcome.ErrorId);
            Assert.Contains($"this call would go to {address}", outcome.Error.ToString(), StringComparison.Ordinal);
            Assert.Contains($"-EndpointUrl {address}", outcome.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        }
        finally
        {
            Environment.SetEnvironmentVariable("AWS_ENDPOINT_URL", null);
        }
    }

    [Fact]
    public void The_session_that_stopped_its_own_service_does_not_call_aws_either()
    {
        _other.Run("$null = Start-CILocalService; Stop-CILocalService");

        Assert.Equal("LocalServiceElsewhere", _other.Invoke(List).ErrorId);
    }

    [Fact]
    public void Aws_is_called_again_once_no_service_runs()
    {
        Run("Stop-CILocalService");

        Assert.Equal("CredentialsMissing", _other.Invoke("Get-CIIdentityPool -Region us-east-1").ErrorId);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _other.Dispose();
        }

        base.Dispose(disposing);
    }
}
