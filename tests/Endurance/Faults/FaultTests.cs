namespace CognitoIdentity.EnduranceTests.Faults;

/// <summary>What becomes of many records when the service fails at random: each is done or reported.</summary>
public sealed class FaultTests : LocalServiceTests
{
    [Fact]
    public void Removes_what_it_is_given_from_a_service_that_works()
    {
        int count = Sizes.Of(inShort: 130, inLong: 1300);
        Session.Run($"$pool = New-CIIdentityPool a -AllowUnauthenticatedIdentities $true; $ids = 1..{count} | ForEach-Object {{ Get-CIIdentityId $pool }}");

        Assert.Equal(count, Session.Run("$ids | Remove-CIIdentity -Force -PassThru").Count);

        Assert.Empty(Session.Run("Get-CIIdentity $pool"));
    }
}
