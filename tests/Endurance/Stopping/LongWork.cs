using System.Diagnostics;
using System.Globalization;

namespace CognitoIdentity.EnduranceTests.Stopping;

/// <summary>Work that would take long, and the answers of the service.</summary>
/// <param name="Name">The name of the test case.</param>
/// <param name="Script">A pipeline. {0} is a number that makes its ids unique; <c>@at</c> has the keys and the address.</param>
internal sealed record LongWork(string Name, string Script)
{
    private const string Pool = """{"IdentityPoolId":"us-east-1:1","IdentityPoolName":"a","AllowUnauthenticatedIdentities":false}""";
    private const string ManyIds = "1..20000 | ForEach-Object {{ \"us-east-1:{0}-$_\" }} | ";

    public static readonly IReadOnlyList<LongWork> OfAllKinds =
    [
        new("list of pools", "Get-CIIdentityPool @at"),
        new("list of pools, -Detailed", "Get-CIIdentityPool -Detailed @at"),
        new("list of identities", "Get-CIIdentity us-east-1:1 @at"),
        new("pools by id", ManyIds + "Get-CIIdentityPool @at"),
        new("identities by id", ManyIds + "Get-CIIdentity @at"),
        new("Remove-CIIdentity", ManyIds + "Remove-CIIdentity -Force -PassThru @at") { Requests = 12 },
        new("Get-CIIdentityId", ManyIds + "Get-CIIdentityId @at"),
        new("Get-CICredential", ManyIds + "Get-CICredential @at"),
        new("Test-CIIdentityPool", ManyIds + "Test-CIIdentityPool @at"),
        new("Update-CIIdentityPool", ManyIds + "Update-CIIdentityPool -IdentityPoolName b @at"),
        new("Set-CIIdentityPoolRole", ManyIds + "Set-CIIdentityPoolRole -AuthenticatedRoleArn arn:aws:iam::123456789012:role/a @at"),
        new("Update-CIIdentityPool, others write", ManyIds + "Update-CIIdentityPool -IdentityPoolName b @at")
        {
            Requests = 2,
            Pause = 150,
            Exceptions = request => request.Operation == "UpdateIdentityPool" ? Reply.Error("ConcurrentModificationException") : null,
        },
        new("pause before a retry, one by one", ManyIds + "Get-CIIdentityId @at")
        {
            Requests = 1,
            Pause = 200,
            Exceptions = _ => Reply.Error("InternalErrorException", status: 500),
        },
        new("pause before a retry, side by side", ManyIds + "Get-CIIdentity @at")
        {
            Requests = 16,
            Pause = 100,
            Exceptions = _ => Reply.Error("InternalErrorException", status: 500),
        },
        new("turns under throttling, reading", ManyIds + "Get-CIIdentity @at") { Requests = 1, Pause = 100, Exceptions = Quota() },
        new("turns under throttling, deleting", ManyIds + "Remove-CIIdentity -Force @at") { Requests = 1, Pause = 100, Exceptions = Quota() },
        new("no answer, one by one", ManyIds + "Get-CIIdentityId @at") { Requests = 1, Pause = 20, Exceptions = _ => Reply.Silence },
        new("no answer, side by side", ManyIds + "Get-CIIdentity @at") { Requests = 16, Pause = 20, Exceptions = _ => Reply.Silence },
        new("no answer, deleting", ManyIds + "Remove-CIIdentity -Force @at") { Requests = 4, Pause = 20, Exceptions = _ => Reply.Silence },
    ];

    /// <summary>The most requests before the stop.</summary>
    public int Requests { get; init; } = 40;

    /// <summary>The most milliseconds between the last of them and the stop.</summary>
    public int Pause { get; init; } = 3;

    /// <summary>The answers that are not the normal ones.</summary>
    public Func<ReceivedRequest, Reply?> Exceptions { get; init; } = _ => null;

    public static LongWork Find(string name) => OfAllKinds.Single(work => work.Name == name);

    /// <summary>The pipeline, with unique ids.</summary>
    public string ScriptFor(int seed) => string.Format(CultureInfo.InvariantCulture, Script, $"{Guid.NewGuid():N}"[..8] + seed);

    public Reply Answer(ReceivedRequest request) => Exceptions(request) ?? Reply.Json((request.Operation switch
    {
        "ListIdentityPools" => """{"IdentityPools":[{"IdentityPoolId":"us-east-1:1","IdentityPoolName":"a"},{"IdentityPoolId":"us-east-1:2","IdentityPoolName":"b"}],"NextToken":"$TOKEN"}""",
        "ListIdentities" => """{"IdentityPoolId":"us-east-1:1","Identities":[{"IdentityId":"us-east-1:1"},{"IdentityId":"us-east-1:2"}],"NextToken":"$TOKEN"}""",
        "DescribeIdentity" or "GetId" => """{"IdentityId":"us-east-1:1"}""",
        "GetCredentialsForIdentity" =>
            """{"IdentityId":"us-east-1:1","Credentials":{"AccessKeyId":"AK","SecretKey":"SK","SessionToken":"T","Expiration":4102444800}}""",
        "GetIdentityPoolRoles" => """{"IdentityPoolId":"us-east-1:1","Roles":{}}""",
        "DeleteIdentities" => """{"UnprocessedIdentityIds":[]}""",
        "SetIdentityPoolRoles" => "{}",
        "DescribeIdentityPool" or "UpdateIdentityPool" => Pool,
        _ => throw new ArgumentException(request.Operation),
    }).Replace("$TOKEN", $"{Guid.NewGuid()}", StringComparison.Ordinal));

    /// <summary>Allows one call in 50 ms.</summary>
    private static Func<ReceivedRequest, Reply?> Quota()
    {
        long last = 0;
        return _ =>
        {
            long now = Stopwatch.GetTimestamp();
            long before = Interlocked.Read(ref last);
            return Stopwatch.GetElapsedTime(before, now).TotalMilliseconds >= 50 && Interlocked.CompareExchange(ref last, now, before) == before
                ? null
                : Reply.Error("TooManyRequestsException");
        };
    }
}

/// <summary>A server that signals when it has a given number of requests, and can stop answering then.</summary>
internal sealed class WorkServer : IDisposable
{
    /// <summary>A pool that no work uses. Requests for it are always answered, so they show that requests arrive.</summary>
    public const string MarkedPool = "us-east-1:ffff";

    private readonly ScriptedServer _server;
    private readonly ManualResetEventSlim _isReached = new();
    private int _left;
    private bool _isThenSilent;

    public WorkServer(LongWork work)
    {
        _server = new ScriptedServer(request =>
        {
            if (request.Has(MarkedPool))
            {
                return Reply.Json("""{"Tags":{}}""");
            }

            if (Interlocked.Decrement(ref _left) <= 0)
            {
                _isReached.Set();
                return Volatile.Read(ref _isThenSilent) ? Reply.Silence : work.Answer(request);
            }

            return work.Answer(request);
        });
    }

    public string Url => _server.Url;

    public int InFlight => _server.InFlight;

    /// <summary>Whether the expected number of requests has arrived.</summary>
    public bool IsReached => _isReached.IsSet;

    /// <summary>Starts to count.</summary>
    public void Expect(int requests, bool isThenSilent)
    {
        Volatile.Write(ref _isThenSilent, isThenSilent);
        Volatile.Write(ref _left, requests);
        _isReached.Reset();
    }

    public void Dispose()
    {
        _server.Dispose();
        _isReached.Dispose();
    }
}
