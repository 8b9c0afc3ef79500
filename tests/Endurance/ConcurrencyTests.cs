using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace CognitoIdentity.EnduranceTests;

/// <summary>Sixteen runspaces of one process do all kinds of work on one service at the same time.</summary>
public sealed class ConcurrencyTests : IDisposable
{
    private const int Runspaces = 16;

    // Two runspaces for each user.
    private const int Users = 8;

    /// <summary>The work of each runspace, again and again. Any unexpected result is an error.</summary>
    private const string Script = """
        param($worker, $own, $shared, $login, $at, $end)
        $ErrorActionPreference = 'Stop'
        function Check($what, $is, $should) { if ("$is" -ne "$should") { throw "${what}: $is instead of $should" } }
        $rounds = 0
        $identity = $null
        do {
            $ids = @(1..3 | ForEach-Object { $own } | Get-CIIdentityId @at)
            Check 'identities' @($ids | Get-CIIdentity @at).Count 3
            Check 'ids' @(Get-CIIdentity $own @at).Count 3
            Check 'pool' ($own | Get-CIIdentityPool @at).IdentityPoolName "worker-$worker"
            Check 'name' (Get-CIIdentityPool -Name "worker-$worker" -Detailed @at).IdentityPoolId $own
            Check 'update' ($own | Update-CIIdentityPool -DeveloperProviderName 'my.backend' -AllowClassicFlow ($rounds % 2 -eq 0) -PassThru @at).AllowClassicFlow ($rounds % 2 -eq 0)
            Add-CIResourceTag $own @{ round = "$rounds" } @at
            Check 'tag' (Get-CIResourceTag $own @at).Value $rounds
            $own | Set-CIIdentityPoolRole -AuthenticatedRoleArn "arn:aws:iam::123456789012:role/r$rounds" @at
            Check 'role' ($own | Get-CIIdentityPoolRole @at).Roles['authenticated'] "arn:aws:iam::123456789012:role/r$rounds"
            $null = Test-CIIdentityPool $own @at
            $token = Get-CIDeveloperOpenIdToken $own "user-$worker" -DeveloperProviderName 'my.backend' @at
            Check 'user' (Find-CIDeveloperIdentity $own "user-$worker" @at).IdentityId $token.IdentityId
            $credential = Get-CICredential $shared -Login $login -Force:($rounds % 4 -eq 3) @at
            if ($identity) { Check 'credential' $credential.IdentityId $identity }
            $identity = $credential.IdentityId
            Check 'removed' @(Get-CIIdentity $own @at | Remove-CIIdentity -Force -PassThru @at).Count 4
            $rounds++
        } while ([datetime]::UtcNow -lt $end)
        [pscustomobject]@{ Worker = $worker; Rounds = $rounds; IdentityId = $identity }
        """;

    private readonly Session _session = Session.WithLocalService();
    private readonly string _url;
    private readonly string[] _pools;
    private readonly string _shared;
    private readonly object[] _logins;
    private readonly ConcurrentQueue<string> _unobserved = new();

    public ConcurrencyTests()
    {
        _url = _session.Run("Get-CILocalService | Where-Object IsSessionDefault | ForEach-Object EndpointUrl").Single().ToString();
        _pools = [.. _session.Run($"0..{Runspaces - 1} | ForEach-Object {{ New-CIIdentityPool \"worker-$_\" -AllowUnauthenticatedIdentities $true }} | ForEach-Object IdentityPoolId").Select(id => (string)id.BaseObject)];
        _shared = (string)_session.Run("""
            $shared = New-CIIdentityPool shared -AllowUnauthenticatedIdentities $false -CognitoIdentityProvider 'cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI:1example23456789'
            $shared | Set-CIIdentityPoolRole -AuthenticatedRoleArn arn:aws:iam::123456789012:role/users
            $shared.IdentityPoolId
            """).Single().BaseObject;
        _logins = [.. _session.Run($"0..{Users - 1} | ForEach-Object {{ New-CILocalLogin cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI \"user-$_\" -ClientId '1example23456789' -ValidFor '10:00:00' }}")];
        TaskScheduler.UnobservedTaskException += Count;
    }

    public void Dispose()
    {
        TaskScheduler.UnobservedTaskException -= Count;
        _session.Dispose();
    }

    [Fact]
    public void A_runspace_pool_shares_one_module()
    {
        InitialSessionState state = InitialSessionState.CreateDefault2();
        state.ImportPSModule([BuiltModule.Manifest]);
        using RunspacePool pool = RunspaceFactory.CreateRunspacePool(Runspaces, Runspaces, state, _session.Host);
        pool.Open();
        Check("RunspacePool", end =>
        {
            (PowerShell Shell, IAsyncResult Running)[] workers = [.. Enumerable.Range(0, Runspaces).Select(worker =>
            {
                PowerShell shell = PowerShell.Create();
                shell.RunspacePool = pool;
                shell.AddScript(Script).AddParameters(Arguments(worker, end));
                return (shell, shell.BeginInvoke());
            })];
            return [.. workers.SelectMany(worker =>
            {
                using PowerShell shell = worker.Shell;
                return shell.EndInvoke(worker.Running);
            })];
        });
    }

    [Fact]
    public void Runspaces_of_ForEach_Object_Parallel_share_one_module()
    {
        _session.Runspace.SessionStateProxy.SetVariable("manifest", BuiltModule.Manifest);
        _session.Runspace.SessionStateProxy.SetVariable("body", Script);
        Check("ForEach-Object -Parallel", end => _session.Run(
            $$"""
            $input | ForEach-Object -ThrottleLimit {{Runspaces}} -Parallel {
                Import-Module $using:manifest
                $arguments = $_
                & ([scriptblock]::Create($using:body)) @arguments
            }
            """,
            [.. Enumerable.Range(0, Runspaces).Select(worker => Arguments(worker, end))]));
    }

    private Hashtable Arguments(int worker, DateTime end) => new()
    {
        ["worker"] = worker,
        ["own"] = _pools[worker],
        ["shared"] = _shared,
        ["login"] = _logins[worker % Users],
        ["at"] = new Hashtable { ["EndpointUrl"] = _url, ["Region"] = "us-east-1" },
        ["end"] = end,
    };

    /// <summary>Does the work twice, and compares the memory after each time.</summary>
    private void Check(string name, Func<DateTime, IReadOnlyList<PSObject>> run)
    {
        var time = TimeSpan.FromSeconds(Sizes.Of(inShort: 1, inLong: 45));
        long before = _session.Requests;
        Assert.Equal(Users, Identities(run(DateTime.UtcNow + time)).Distinct().Count());
        long middle = Heap.Measure();
        string[] identities = Identities(run(DateTime.UtcNow + time));
        long end = Heap.Measure();

        Assert.Equal(identities[..Users], identities[Users..]);
        Assert.Equal(Users, identities.Distinct().Count());
        Assert.Empty(_unobserved);
        if (Sizes.AreLong)
        {
            Console.WriteLine("| by | runspaces | calls | errors | heap in the middle, MB | heap at the end, MB |\n|---|---:|---:|---:|---:|---:|");
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {Runspaces} | {_session.Requests - before} | 0 | {middle / 1048576.0:0.0} | {end / 1048576.0:0.0} |"));
        }

        Assert.InRange(end - middle, long.MinValue, Heap.AllowedGrowth);
    }

    private static string[] Identities(IReadOnlyList<PSObject> workers)
    {
        Assert.Equal(Runspaces, workers.Count);
        return [.. workers.OrderBy(worker => (int)worker.Properties["Worker"].Value).Select(worker => (string)worker.Properties["IdentityId"].Value)];
    }

    private void Count(object? sender, UnobservedTaskExceptionEventArgs e) => _unobserved.Enqueue(e.Exception.ToString());
}
