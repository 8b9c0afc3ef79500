using System.Globalization;
using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using CognitoIdentity.Api;
using CognitoIdentity.Local;

namespace CognitoIdentity.Benchmarks;

/// <summary>A local service with one pool. Half of its identities are guests, the others have a login.</summary>
public abstract class FilledPool
{
    private const string Provider = "accounts.google.com";
    private static readonly Caller Owner = new("AKIDBENCHMARK", "us-east-1");

    [Params(1_000, 10_000, 100_000, 1_000_000)]
    public int Identities { get; set; }

    internal CognitoIdentityService Service { get; private set; } = NewService();

    protected string Pool { get; private set; } = "";

    /// <summary>A thousand of the identities, spread over the pool.</summary>
    protected IReadOnlyList<string> Some { get; private set; } = [];

    protected void Fill()
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        Pool = Call("CreateIdentityPool", Body(new
        {
            IdentityPoolName = "pool",
            AllowUnauthenticatedIdentities = true,
            DeveloperProviderName = "login.example",
            SupportedLoginProviders = new Dictionary<string, string> { [Provider] = "client" },
        })).GetProperty("IdentityPoolId").GetString()!;
        byte[] guest = Body(new { IdentityPoolId = Pool });
        var some = new List<string>();
        for (int number = 0; number < Identities; number++)
        {
            string id = Call("GetId", number % 2 == 0 ? guest : UserBody(number)).GetProperty("IdentityId").GetString()!;
            if (number % (Identities / 1000) == 0)
            {
                some.Add(id);
            }
        }

        Some = some;
        double memory = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1048576.0;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"// {Identities:N0} identities take {memory:F1} MiB"));
    }

    internal static CognitoIdentityService NewService() => new(LocalServiceOptions.DefaultAccountId, TimeProvider.System);

    protected static byte[] Body(object input) => JsonSerializer.SerializeToUtf8Bytes(input);

    protected JsonElement Call(string operation, byte[] body)
    {
        ServiceReply reply = Service.Call(operation, Operation.ByName[operation].IsSigned ? Owner : null, body);
        return reply.Status == 200 ? JsonDocument.Parse(reply.Body).RootElement : throw new InvalidOperationException(Encoding.UTF8.GetString(reply.Body.Span));
    }

    /// <summary>Requests the identity of a user. The service does not know the provider's keys, so it verifies no signature.</summary>
    protected byte[] UserBody(int user)
    {
        string[] token =
        [
            Encode(new { alg = "RS256" }),
            Encode(new { iss = "https://" + Provider, aud = "client", sub = user.ToString(CultureInfo.InvariantCulture), exp = 4_000_000_000 }),
            Encode(new { }),
        ];
        return Body(new { IdentityPoolId = Pool, Logins = new Dictionary<string, string> { [Provider] = string.Join('.', token) } });
    }

    private static string Encode(object part) => System.Buffers.Text.Base64Url.EncodeToString(Body(part));
}

/// <summary>Calls as the pool grows: JSON in and JSON out, without HTTP.</summary>
public class LocalServiceCalls : FilledPool
{
    private byte[] _guest = [];
    private byte[] _lookup = [];
    private byte[][] _users = [];
    private byte[][] _identities = [];
    private byte[] _firstPage = [];
    private byte[] _middlePage = [];
    private byte[] _lastPage = [];
    private int _turn;

    [GlobalSetup]
    public void PrepareCalls()
    {
        Fill();
        Call("GetOpenIdTokenForDeveloperIdentity", Body(new { IdentityPoolId = Pool, Logins = new Dictionary<string, string> { ["login.example"] = "dev" } }));
        _guest = Body(new { IdentityPoolId = Pool });
        _lookup = Body(new { IdentityPoolId = Pool, DeveloperUserIdentifier = "dev" });
        _users = [.. Enumerable.Range(0, Some.Count).Select(number => UserBody((number * (Identities / Some.Count) / 2 * 2) + 1))];
        _identities = [.. Some.Select(id => Body(new { IdentityId = id }))];
        byte[][] pages = [.. Pages()];
        (_firstPage, _middlePage, _lastPage) = (pages[0], pages[pages.Length / 2], pages[^1]);
    }

    /// <summary>Deletes the guest again, so the pool keeps its size.</summary>
    [Benchmark]
    public void GetIdOfGuestAndDelete()
    {
        string id = Call("GetId", _guest).GetProperty("IdentityId").GetString()!;
        Call("DeleteIdentities", Body(new { IdentityIdsToDelete = new[] { id } }));
    }

    [Benchmark]
    public object GetIdOfUser() => Call("GetId", _users[Next()]);

    [Benchmark]
    public object DescribeIdentity() => Call("DescribeIdentity", _identities[Next()]);

    [Benchmark]
    public object FirstPage() => Call("ListIdentities", _firstPage);

    [Benchmark]
    public object MiddlePage() => Call("ListIdentities", _middlePage);

    [Benchmark]
    public object LastPage() => Call("ListIdentities", _lastPage);

    [Benchmark]
    public object LookupDeveloperIdentity() => Call("LookupDeveloperIdentity", _lookup);

    private int Next() => _turn = (_turn + 1) % Some.Count;

    /// <summary>The requests of all pages.</summary>
    private IEnumerable<byte[]> Pages()
    {
        string? next = null;
        do
        {
            byte[] request = Body(new { IdentityPoolId = Pool, MaxResults = 60, NextToken = next });
            yield return request;
            next = Call("ListIdentities", request).TryGetProperty("NextToken", out JsonElement token) ? token.GetString() : null;
        }
        while (next is not null);
    }
}

/// <summary>The state file as the pool grows.</summary>
public class LocalServiceState : FilledPool
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"local-service-{Environment.ProcessId}.json");

    [GlobalSetup]
    public void WriteFirst()
    {
        Fill();
        Write();
    }

    [GlobalCleanup]
    public void Delete() => File.Delete(_path);

    [Benchmark]
    public void Write()
    {
        File.Delete(_path);
        new StateSaver(_path, Service).Dispose();
    }

    /// <summary>Copies the state under the lock that calls wait for.</summary>
    [Benchmark]
    public object Copy() => StateImage.Take(Service.Regions.Single());

    /// <summary>Reads the file, and writes it as a service does at its start.</summary>
    [Benchmark]
    public void ReadAndWrite() => new StateSaver(_path, NewService()).Dispose();
}
