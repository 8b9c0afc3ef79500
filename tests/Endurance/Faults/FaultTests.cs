using System.Collections.Concurrent;
using System.Diagnostics;

namespace CognitoIdentity.EnduranceTests.Faults;

/// <summary>
/// Many inputs on a service that throttles 30 % of calls (5 % in the short form), fails 10 %, drops 5 % of connections, half of them after
/// the call took effect, and answers after a random time. Each input succeeds or is reported, and the state of the service agrees with the
/// report. A failure shows the seed.
/// </summary>
public sealed class FaultTests : IClassFixture<ResultTable>, IDisposable
{
    private const string Keys = "-AccessKey AK -SecretKey SK";
    private const int Sessions = 16;

    // About 5 % of the requests are not repeated because their answer was lost, and a call that fails three times may have had 60 ids.
    private const double MostlyDone = .85;

    // The long form takes a new seed each time. The short form must not fail at random.
    private static readonly int Seed = Sizes.AreLong ? Random.Shared.Next() : 8;

    // Throttling slows a session down, as it should: a high rate takes minutes.
    private static readonly string ThrottleRate = Sizes.AreLong ? ".3" : ".05";

    private readonly string _folder = Directory.CreateTempSubdirectory("faults-").FullName;
    private readonly Session _session = new();
    private readonly ResultTable _results;

    public FaultTests(ResultTable results)
    {
        _results = results;
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

        WorkResult result = Do("Remove-CIIdentity", ids.Length, url =>
            WorkResult.Of(_session.Invoke($"$input | Remove-CIIdentity -Force -PassThru -ThrottleLimit 20 {Keys} -EndpointUrl {url}", ids)));

        HashSet<string> left = Held("Get-CIIdentityPool | Get-CIIdentity | ForEach-Object IdentityId");
        HashSet<string> unclear = result.ReportedAs("IdentityRemovalUnclear");
        Holds(result.Done.Concat(result.Reported.Select(report => report.Input)).Order(StringComparer.Ordinal).SequenceEqual(ids.Order(StringComparer.Ordinal)));
        Holds(!result.Done.Any(left.Contains));
        Holds(result.Reported.All(report => left.Contains(report.Input) || unclear.Contains(report.Input)));
    }

    [Fact]
    public void Identities_are_read_in_order_or_reported()
    {
        (_, string[] ids) = PoolOf(Sizes.Of(inShort: 200, inLong: 10_000));

        WorkResult result = Do("Get-CIIdentity", ids.Length, url =>
            WorkResult.Of(_session.Invoke($"$input | Get-CIIdentity -ThrottleLimit 100 {Keys} -EndpointUrl {url} | ForEach-Object IdentityId", ids)));

        HashSet<string> reported = [.. result.Reported.Select(report => report.Input)];
        Holds(result.Reported.Count == reported.Count);
        Holds(ids.Where(id => !reported.Contains(id)).SequenceEqual(result.Done));
    }

    [Fact]
    public void Guests_are_made_once_or_reported()
    {
        (string pool, _) = PoolOf(0);
        string[] inputs = [.. Enumerable.Repeat(pool, Sizes.Of(inShort: 160, inLong: 10_000))];
        HashSet<string> held = [];

        WorkResult result = Do(
            "Get-CIIdentityId, guests",
            inputs.Length,
            url => InSessions(inputs, $"$input | Get-CIIdentityId -EndpointUrl {url}"),
            done =>
            {
                held = Held("Get-CIIdentityPool | Get-CIIdentity | ForEach-Object IdentityId");

                // A guest that the output lacks must have a report that its answer was lost.
                return Math.Max(0, held.Except(done.Done).Count() - done.Reported.Count(report => report.ErrorId == "GuestCreationUnclear"));
            });

        Holds(result.Done.Count + result.Reported.Count == inputs.Length);
        Holds(result.Done.Distinct().Count() == result.Done.Count);
        Holds(held.IsSupersetOf(result.Done));
        Holds(result.Reported.All(report => report.Input == pool));
    }

    [Fact]
    public void A_user_always_gets_the_same_identity()
    {
        (string pool, _) = PoolOf(0);
        int users = Sizes.Of(inShort: 32, inLong: 3000);
        HashSet<string> held = [];

        WorkResult result = Do(
            "Get-CIIdentityId, logins",
            2 * users,
            url =>
            {
                string[] tokens = Output($"1..{users} | ForEach-Object {{ (New-CILocalLogin accounts.google.com $_ -ClientId app).Token }}");
                return InSessions([.. tokens, .. tokens], $"$input | ForEach-Object {{ Get-CIIdentityId {pool} @{{ 'accounts.google.com' = $_ }} -EndpointUrl {url} }}");
            },
            _ => Math.Max(0, (held = Held("Get-CIIdentityPool | Get-CIIdentity | ForEach-Object IdentityId")).Count - users));

        Holds(result.Done.Count + result.Reported.Count == 2 * users);
        Holds(result.Done.Count > users);
        Holds(held.IsSupersetOf(result.Done));
    }

    [Fact]
    public void Pools_are_made_once_or_reported()
    {
        string[] names = [.. Enumerable.Range(0, Sizes.Of(inShort: 112, inLong: 2000)).Select(n => $"pool{n}")];
        string[] held = [];

        WorkResult result = Do(
            "New-CIIdentityPool",
            names.Length,
            url => InSessions(names, $"$input | New-CIIdentityPool -Region us-east-1 {Keys} -EndpointUrl {url} | ForEach-Object IdentityPoolName"),
            _ => (held = HeldPools()).Length - held.Distinct().Count());

        HashSet<string> unclear = result.ReportedAs("IdentityPoolCreationUnclear");
        Holds(result.Done.Concat(result.Reported.Select(report => report.Input)).Order(StringComparer.Ordinal).SequenceEqual(names.Order(StringComparer.Ordinal)));
        Holds(result.Done.All(held.Contains));
        Holds(held.Except(result.Done).All(unclear.Contains));
    }

    [Fact]
    public void Pools_are_removed_or_reported()
    {
        string[] ids = Output($"1..{Sizes.Of(inShort: 112, inLong: 2000)} | ForEach-Object {{ \"pool$_\" }} | New-CIIdentityPool | ForEach-Object IdentityPoolId");

        WorkResult result = Do("Remove-CIIdentityPool", ids.Length, url => InSessions(ids, $"$input | Remove-CIIdentityPool -Force -PassThru {Keys} -EndpointUrl {url}"));

        HashSet<string> left = Held("Get-CIIdentityPool | ForEach-Object IdentityPoolId");
        Holds(result.Done.Concat(result.Reported.Select(report => report.Input)).Order(StringComparer.Ordinal).SequenceEqual(ids.Order(StringComparer.Ordinal)));
        Holds(!result.Done.Any(left.Contains));
        Holds(result.ReportedAs("ResourceNotFound").Count == 0);
    }

    private static void Holds(
        bool condition, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(condition))] string? what = null) =>
        Assert.True(condition, $"With seed {Seed}, this does not hold: {what}");

    /// <summary>Does the work with all faults, then starts the service again with its state and without faults.</summary>
    private WorkResult Do(string work, int inputs, Func<string, WorkResult> act, Func<WorkResult, int>? countDuplicates = null)
    {
        int port = (int)_session.Run(
            $"Stop-CILocalService; (Start-CILocalService -StatePath '{_folder}/state' -ThrottleRate {ThrottleRate} -ErrorRate .1 -DropRate .05 -Seed {Seed}).Port").Single().BaseObject;
        using var counter = new FaultCounter(port, Seed);
        long start = Stopwatch.GetTimestamp();
        WorkResult result = act(counter.Url);
        TimeSpan time = Stopwatch.GetElapsedTime(start);

        (int Throttled, int Failed, int Dropped) faults = counter.Faults;
        _session.Run("Stop-CILocalService");
        StartWorking();
        int duplicates = countDuplicates?.Invoke(result) ?? 0;
        _results.Add(work, inputs, result, duplicates, faults, time);
        Holds(faults.Throttled > 0 && faults.Failed > 0 && faults.Dropped > 0);
        Holds(duplicates == 0);
        Holds(result.Done.Count > inputs * MostlyDone);
        return result;
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

    /// <summary>Runs a script in several sessions in parallel, each with a part of the inputs.</summary>
    private static WorkResult InSessions(string[] inputs, string script)
    {
        var parts = new ConcurrentBag<WorkResult>();
        Thread[] threads =
        [
            .. inputs.Chunk((inputs.Length + Sessions - 1) / Sessions).Select(share => new Thread(() =>
            {
                using var session = new Session();
                parts.Add(WorkResult.Of(session.Invoke(script, share)));
            })),
        ];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        return WorkResult.Of(parts);
    }
}
