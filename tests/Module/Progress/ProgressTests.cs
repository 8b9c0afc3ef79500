using System.Management.Automation;
using CognitoIdentity.ModuleTests.Identities;

namespace CognitoIdentity.ModuleTests.Progress;

/// <summary>Long work shows progress; short work doesn't.</summary>
public sealed class ProgressTests : IdentityTests
{
    [Fact]
    public void A_list_of_several_pages_shows_how_many_and_how_fast()
    {
        Guests(61);

        List<ProgressRecord> shown = Shown("$pool | Get-CIIdentity");

        Assert.Matches(@"^60 done, [0-9,]+ a second$", shown[0].StatusDescription);
        Assert.Equal(("Reading identities", -1), (shown[0].Activity, shown[0].PercentComplete));
        Assert.Equal(ProgressRecordType.Completed, shown[^1].RecordType);
    }

    [Fact]
    public void Where_it_is_known_it_shows_of_how_many()
    {
        string[] ids = Guests(60);

        List<ProgressRecord> shown = Shown("Get-CIIdentity -IdentityId @($input)", ids);

        Assert.StartsWith("60 of 60, ", shown[0].StatusDescription, StringComparison.Ordinal);
        Assert.Equal((100, 0), (shown[0].PercentComplete, shown[0].SecondsRemaining));
    }

    [Fact]
    public void Piped_input_is_counted_too()
    {
        string[] ids = Guests(61);

        List<ProgressRecord> shown = Shown("$input | Get-CIOpenIdToken", ids);

        Assert.StartsWith("60 done, ", shown[0].StatusDescription, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$pool | Get-CIIdentity")]
    [InlineData("Get-CIIdentity -IdentityId @($input)")]
    [InlineData("$input | Remove-CIIdentity -Force")]
    public void Short_work_shows_nothing(string script) => Assert.Empty(Shown(script, Guests(59)));

    private List<ProgressRecord> Shown(string script, params string[] input)
    {
        using PowerShell shell = Session.Prepare(script);
        shell.Invoke(input);
        return [.. shell.Streams.Progress];
    }
}
