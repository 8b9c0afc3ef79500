using System.Management.Automation;

namespace CognitoIdentity.ModuleTests.Local;

/// <summary>Start-CILocalService -StatePath.</summary>
public sealed class StatePathTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("local-service-").FullName;
    private readonly Session _session = new();

    private string StateFile => Path.Combine(_folder, "state.json");

    private string Start => $"$null = Start-CILocalService -StatePath '{StateFile}'";

    public void Dispose()
    {
        _session.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void The_state_survives_a_restart()
    {
        string before = _session.Run($"{Start}; New-CIIdentityPool a -Tag @{{ one = '1' }}; Stop-CILocalService").Text("IdentityPoolId");

        IReadOnlyList<PSObject> after = _session.Run($"{Start}; Get-CIIdentityPool -Detailed");

        Assert.Equal((before, "a", "one=1"), (after.Text("IdentityPoolId"), after.Text("IdentityPoolName"), after.Text("IdentityPoolTags")));
    }

    [Fact]
    public void The_state_survives_removing_the_module()
    {
        _session.Run($"{Start}; $null = New-CIIdentityPool a; Remove-Module CognitoIdentity");

        using var other = new Session();
        Assert.Equal(["a"], other.Run($"{Start}; Get-CIIdentityPool").Values("Name"));
    }

    [Fact]
    public void A_relative_path_starts_at_the_sessions_location()
    {
        _session.Run($"$ExecutionContext.SessionState.Path.SetLocation('{_folder}'); $null = Start-CILocalService -StatePath ./state.json; Stop-CILocalService");

        Assert.True(File.Exists(StateFile));
    }

    [Fact]
    public void The_path_is_shown() => Assert.Equal(StateFile, _session.Run($"{Start}; Get-CILocalService | Where-Object IsSessionDefault").Text("StatePath"));

    [Theory]
    [InlineData("damaged")]
    [InlineData("")]
    [InlineData("""{"Version":1,"Pools":[{}]}""")]
    public void A_damaged_file_is_a_clear_error(string text)
    {
        File.WriteAllText(StateFile, text);

        Outcome outcome = _session.Invoke(Start);

        outcome.IsError("LocalServiceStateInvalid", ErrorCategory.InvalidData, StateFile);
        Assert.Contains($"can't keep its state in {StateFile}: ", outcome.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("correct or remove the file", outcome.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(_session.Run("Get-CILocalService | Where-Object StatePath"));
        Assert.Equal(text, File.ReadAllText(StateFile));
    }

    [Fact]
    public void A_state_that_could_not_be_saved_is_an_error_of_stop_and_the_service_stops()
    {
        _session.Run(Start);
        File.Delete(StateFile);
        Directory.CreateDirectory(StateFile);
        _session.Run("$null = New-CIIdentityPool a");

        Outcome outcome = _session.Invoke("Stop-CILocalService");

        Assert.Equal(("LocalServiceStateUnsaved", ErrorCategory.WriteError), (outcome.ErrorId, outcome.Error.CategoryInfo.Category));
        Assert.Empty(_session.Run("Get-CILocalService | Where-Object StatePath"));
        Assert.Equal("CredentialsMissing", _session.Invoke("Get-CIIdentityPool -Region us-east-1").ErrorId);
    }

    [Fact]
    public void The_prompt_of_stop_says_whether_data_is_deleted()
    {
        _session.Run($"{Start}; Stop-CILocalService -Confirm");
        _session.Run("$null = Start-CILocalService; Stop-CILocalService -Confirm");

        Assert.Collection(
            _session.Host.Prompts,
            kept => Assert.Contains($"Stop local service; its state stays in {StateFile}", kept, StringComparison.Ordinal),
            forgotten => Assert.Contains("Stop local service and delete its data", forgotten, StringComparison.Ordinal));
    }
}
