using System.Collections.Concurrent;
using System.Diagnostics;

namespace CognitoIdentity.EnduranceTests.Faults;

/// <summary>
/// Much work on a service that refuses 30 % of calls (5 % in the short form), fails 10 %, drops 5 % of connections, half of these after the call took effect,
/// and answers after a random time: each input is done or reported, and the service holds what was said. Failures name the seed.
/// </summary>
public sealed class FaultTests : IClassFixture<Ledger>, IDisposable
{
    private const string Keys = "-AccessKey AK -SecretKey SK";
    private const int Sessions = 16;

    // Another each time in the long form; the short one must not fail at random.
    private static readonly int Seed = Sizes.AreLong ? Random.Shared.Next() : 8;

    // Refusals slow a session down, as those of a quota should: many take minutes.
    private static readonly string ThrottleRate = Sizes.AreLong ? ".3" : ".05";

    private readonly string _folder = Directory.CreateTempSubdirectory("faults-").FullName;
    private readonly Session _session = new();
    private readonly Ledger _ledger;

    public FaultTests(Ledger ledger)
    {
        _ledger = ledger;
        StartWorking();
    }

    public void Dispose()
    {
        _session.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Identities_are_removed_or_reported()
    {
        (_, string[] ids) = PoolOf(Sizes.Of(inShort: 1800, inLong: 60_000));

        Ending ending = Do("Remove-CIIdentity", ids.Length, url =>
            Ending.Of(_session.Invoke($"$input | Remove-CIIdentity -Force -PassThru -ThrottleLimit 20 {Keys} -EndpointUrl {url}", ids)));

        HashSet<string> left = Held("Get-CIIdentityPool | Get-CIIdentity | ForEach-Object IdentityId");
        HashSet<string> unclear = ending.ReportedAs("IdentityRemovalUnclear");
        Holds(ending.Done.Concat(ending.Reported.Select(report => report.Input)).Order(StringComparer.Ordinal).SequenceEqual(ids.Order(StringComparer.Ordinal)));
        Holds(!ending.Done.Any(left.Contains));
        Holds(ending.Reported.All(report => left.Contains(report.Input) || unclear.Contains(report.Input)));
    }

    [Fact]
    public void Identities_are_read_in_order_or_reported()
    {
        (_, string[] ids) = PoolOf(Sizes.Of(inShort: 200, inLong: 10_000));

        Ending ending = Do("Get-CIIdentity", ids.Length, url =>
            Ending.Of(_session.Invoke($"$input | Get-CIIdentity -ThrottleLimit 100 {Keys} -EndpointUrl {url} | ForEach-Object IdentityId", ids)));

        HashSet<string> reported = [.. ending.Reported.Select(report => report.Input)];
        Holds(ending.Reported.Count == reported.Count);
        Holds(ids.Where(id => !reported.Contains(id)).SequenceEqual(ending.Done));
    }

    [Fact]
    public void Guests_are_made_once_or_reported()
    {
        (string pool, _) = PoolOf(0);
        string[] inputs = [.. Enumerable.Repeat(pool, Sizes.Of(inShort: 160, inLong: 10_000))];
        HashSet<string> held = [];

        Ending ending = Do(
            "Get-CIIdentityId, guests",
            inputs.Length,
            url => InSessions(inputs, $"$input | Get-CIIdentityId -EndpointUrl {url}"),
            done =>
            {
                held = Held("Get-CIIdentityPool | Get-CIIdentity | ForEach-Object IdentityId");

                // One for each report that the answer was lost, and none besides.
                return Math.Max(0, held.Except(done.Done).Count() - done.Reported.Count(report => report.ErrorId == "GuestCreationUnclear"));
            });

        Holds(ending.Done.Count + ending.Reported.Count == inputs.Length);
        Holds(ending.Done.Distinct().Count() == ending.Done.Count);
        Holds(held.IsSupersetOf(ending.Done));
        Holds(ending.Reported.All(report => report.Input == pool));
    }

    [Fact]
    public void A_user_has_one_identity_however_often_it_is_asked_for()
    {
        (string pool, _) = PoolOf(0);
        int users = Sizes.Of(inShort: 32, inLong: 3000);
        HashSet<string> held = [];

        Ending ending = Do(
            "Get-CIIdentityId, logins",
            2 * users,
            url =>
            {
                string[] tokens = Output($"1..{users} | ForEach-Object {{ (New-CILocalLogin accounts.google.com $_ -ClientId app).Token }}");
                return InSessions([.. tokens, .. tokens], $"$input | ForEach-Object {{ Get-CIIdentityId {pool} @{{ 'accounts.google.com' = $_ }} -EndpointUrl {url} }}");
            },
            _ => Math.Max(0, (held = Held("Get-CIIdentityPool | Get-CIIdentity | ForEach-Object IdentityId")).Count - users));

        Holds(ending.Done.Count + ending.Reported.Count == 2 * users);
        Holds(ending.Done.Count > users);
        Holds(held.IsSupersetOf(ending.Done));
    }

    [Fact]
    public void Pools_are_made_once_or_reported()
    {
        string[] names = [.. Enumerable.Range(0, Sizes.Of(inShort: 112, inLong: 2000)).Select(n => $"pool{n}")];
        string[] held = [];

        Ending ending = Do(
            "New-CIIdentityPool",
            names.Length,
            url => InSessions(names, $"$input | New-CIIdentityPool -Region us-east-1 {Keys} -EndpointUrl {url} | ForEach-Object IdentityPoolName"),
            _ => (held = HeldPools()).Length - held.Distinct().Count());

        HashSet<string> unclear = ending.ReportedAs("IdentityPoolCreationUnclear");
        Holds(ending.Done.Concat(ending.Reported.Select(report => report.Input)).Order(StringComparer.Ordinal).SequenceEqual(names.Order(StringComparer.Ordinal)));
        Holds(ending.Done.All(held.Contains));
        Holds(held.Except(ending.Done).All(unclear.Contains));
    }

    [Fact]
    public void Pools_are_removed_or_reported()
    {
        string[] ids = Output($"1..{Sizes.Of(inShort: 112, inLong: 2000)} | ForEach-Object {{ \"pool$_\" }} | New-CIIdentityPool | ForEach-Object IdentityPoolId");

        Ending ending = Do("Remove-CIIdentityPool", ids.Length, url => InSessions(ids, $"$input | Remove-CIIdentityPool -Force -PassThru {Keys} -EndpointUrl {url}"));

        HashSet<string> left = Held("Get-CIIdentityPool | ForEach-Object IdentityPoolId");
        Holds(ending.Done.Concat(ending.Reported.Select(report => report.Input)).Order(StringComparer.Ordinal).SequenceEqual(ids.Order(StringComparer.Ordinal)));
        Holds(!ending.Done.Any(left.Contains));
        Holds(ending.ReportedAs("ResourceNotFound").Count == 0);
    }

    private static void Holds(
        bool condition, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(condition))] string? what = null) =>
        Assert.True(condition, $"With seed {Seed}, this does not hold: {what}");

    /// <summary>Does the work while everything goes wrong, and then has the service work again with what it holds.</summary>
    private Ending Do(string work, int inputs, Func<string, Ending> act, Func<Ending, int>? countDuplicates = null)
    {
        int port = (int)_session.Run(
            $"Stop-CILocalService; (Start-CILocalService -StatePath '{_folder}/state' -ThrottleRate {ThrottleRate} -ErrorRate .1 -DropRate .05 -Seed {Seed}).Port").Single().BaseObject;
        using var road = new RoughRoad(port, Seed);
        long start = Stopwatch.GetTimestamp();
        Ending ending = act(road.Url);
        TimeSpan time = Stopwatch.GetElapsedTime(start);

        (int Throttled, int Failed, int Dropped) faults = road.Faults;
        _session.Run("Stop-CILocalService");
        StartWorking();
        int duplicates = countDuplicates?.Invoke(ending) ?? 0;
        _ledger.Add(work, inputs, ending, duplicates, faults, time);
        Holds(faults.Throttled > 0 && faults.Failed > 0 && faults.Dropped > 0);
        Holds(duplicates == 0);
        return ending;
    }

    private void StartWorking() => _session.Run($"$null = Start-CILocalService -StatePath '{_folder}/state'");

    private (string Pool, string[] Identities) PoolOf(int guests)
    {
        string pool = Output("($pool = New-CIIdentityPool a -AllowUnauthenticatedIdentity $true -SupportedLoginProvider @{ 'accounts.google.com' = 'app' }).IdentityPoolId").Single();
        return (pool, guests == 0 ? [] : Output($"1..{guests} | ForEach-Object {{ $pool }} | Get-CIIdentityId"));
    }

    private string[] Output(string script) => [.. _session.Run(script).Select(item => (string)item.BaseObject)];

    private HashSet<string> Held(string script) => [.. Output(script)];

    private string[] HeldPools() => Output("Get-CIIdentityPool | ForEach-Object IdentityPoolName");

    /// <summary>Runs a script in several sessions side by side, each with its share of the inputs.</summary>
    private static Ending InSessions(string[] inputs, string script)
    {
        var parts = new ConcurrentBag<Ending>();
        Thread[] threads =
        [
            .. inputs.Chunk((inputs.Length + Sessions - 1) / Sessions).Select(share => new Thread(() =>
            {
                using var session = new Session();
                parts.Add(Ending.Of(session.Invoke(script, share)));
            })),
        ];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        return Ending.Of(parts);
    }
}
