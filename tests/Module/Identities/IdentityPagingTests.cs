using System.Management.Automation;

namespace CognitoIdentity.ModuleTests.Identities;

/// <summary>A session whose local service holds a pool of 130 guests.</summary>
public sealed class ManyIdentities : IDisposable
{
    public const int Count = 130;

    public ManyIdentities()
    {
        Session.Run("$script:pool = New-CIIdentityPool a -AllowUnauthenticatedIdentity $true");
        Ids = [.. Session.Run($"1..{Count} | ForEach-Object {{ Get-CIIdentityId $pool }}").Select(id => (string)id.BaseObject)];
    }

    public Session Session { get; } = Session.WithLocalService();

    public IReadOnlyList<string> Ids { get; }

    public void Dispose() => Session.Dispose();
}

public sealed class IdentityPagingTests : IClassFixture<ManyIdentities>
{
    private readonly ManyIdentities _many;
    private readonly Session _session;
    private readonly long _before;

    public IdentityPagingTests(ManyIdentities many)
    {
        _many = many;
        _session = many.Session;
        _before = _session.Requests;
    }

    [Theory]
    [InlineData("", 0, 130, 3)]
    [InlineData("-First 5", 0, 5, 1)]
    [InlineData("-First 60", 0, 60, 1)]
    [InlineData("-First 61", 0, 61, 2)]
    [InlineData("-First 0", 0, 0, 0)]
    [InlineData("-Skip 3 -First 5", 3, 5, 1)]
    [InlineData("-Skip 100", 100, 30, 3)]
    [InlineData("-Skip 500", 130, 0, 3)]
    [InlineData("| ForEach-Object { $_; if (++$n -eq 2) { break } }", 0, 2, 1)]
    public void Asks_for_no_page_that_is_not_needed(string parameters, int skipped, int expected, int requests)
    {
        IEnumerable<object?> found = _session.Run($"$n = 0; foreach ($once in 1) {{ $pool | Get-CIIdentity {parameters} }}").Values("IdentityId");

        Assert.Equal(_many.Ids.Skip(skipped).Take(expected), found);
        Assert.Equal(requests, _session.Requests - _before);
    }

    [Fact]
    public void Puts_out_the_first_page_before_it_asks_for_the_second()
    {
        IReadOnlyList<PSObject> counts = _session.Run(
            "$pool | Get-CIIdentity | ForEach-Object { (Get-CILocalService | Where-Object IsSessionDefault).RequestCount }");

        Assert.All(counts.Take(60), count => Assert.Equal(_before + 1, count.BaseObject));
        Assert.Equal(_before + 3, counts[129].BaseObject);
    }

    [Fact]
    public void Lists_of_several_pools_count_as_one()
    {
        Assert.Equal(140, _session.Run("$pool, $pool | Get-CIIdentity -First 140").Count);
        Assert.Equal(4, _session.Requests - _before);
    }

    [Theory]
    [InlineData("-First 3", 0, 3)]
    [InlineData("-Skip 2 -First 3", 2, 3)]
    [InlineData("-First 0", 0, 0)]
    [InlineData("-Skip 128", 128, 2)]
    public void First_and_skip_hold_for_ids_too(string parameters, int skipped, int expected)
    {
        IEnumerable<object?> found = _session.Run($"$input | Get-CIIdentity {parameters}", [.. _many.Ids]).Values("IdentityId");

        Assert.Equal(_many.Ids.Skip(skipped).Take(expected), found);
        Assert.Equal(expected, _session.Requests - _before);
    }

    [Fact]
    public void Ids_are_read_in_their_order()
    {
        string[] ids = [.. _many.Ids.Reverse()];

        Assert.Equal(ids, _session.Run("$input | Get-CIIdentity", ids).Values("IdentityId"));
    }

    [Fact]
    public void A_bad_id_does_not_stop_the_other_ids()
    {
        string[] ids = [.. _many.Ids.Take(65), "nonsense", .. _many.Ids.Skip(65)];

        Outcome outcome = _session.Invoke("$input | Get-CIIdentity", ids);

        Assert.Equal(_many.Ids, outcome.Values("IdentityId"));
        outcome.IsError("IdentityIdInvalid", ErrorCategory.InvalidArgument, "nonsense");
    }
}
