using System.Management.Automation;
using System.Management.Automation.Runspaces;
using BenchmarkDotNet.Attributes;
using CognitoIdentity.Api;
using CognitoIdentity.Client.Calls;
using CognitoIdentity.Client.Configuration;
using CognitoIdentity.Client.Http;

namespace CognitoIdentity.Benchmarks;

/// <summary>Builds a request as the client does, without a signature and with one.</summary>
public class Signing
{
    private static readonly ServiceSettings Settings = new(
        "us-east-1", "aws", new Uri("http://127.0.0.1:8080"), EndpointSource: null, Timeout: TimeSpan.FromSeconds(30), MaxAttempts: 3);

    private readonly AwsKeys _keys = new("AKIDBENCHMARK", "not-checked", sessionToken: null);

    [Benchmark(Baseline = true)]
    public object MakeRequest() => Make(keys: null);

    [Benchmark]
    public object MakeAndSign() => Make(_keys);

    private static HttpRequestMessage Make(AwsKeys? keys)
    {
        var request = new ListIdentitiesRequest { IdentityPoolId = Sixty.PoolId, MaxResults = 60 };
        var call = new CognitoIdentityCall(request, Operation.Of(request.GetType()), Settings, credentials: null, events: null) { Keys = keys };
        return CallRequest.Create(call, new RequestBody(call.Content), DateTime.UtcNow);
    }
}

/// <summary>Serializes a request, and parses a page of 60 identities, by the client's own description of the API.</summary>
public class Marshalling
{
    private static readonly StructureShape Page = StructureShape.Of(typeof(ListIdentitiesResponse));

    private readonly ListIdentitiesRequest _request = new()
    {
        IdentityPoolId = Sixty.PoolId,
        MaxResults = 60,
        NextToken = new string('A', 200),
    };

    private readonly byte[] _page = ApiJson.Write(
        new ListIdentitiesResponse { IdentityPoolId = Sixty.PoolId, Identities = Sixty.Identities(), NextToken = new string('A', 200) });

    [Benchmark]
    public byte[] WriteRequest() => ApiJson.Write(_request);

    [Benchmark]
    public object ReadPage() => ApiJson.Read(_page, Page);

    [Benchmark]
    public string? CheckPage() => Page.Missing(ApiJson.Read(_page, Page));
}

/// <summary>The cost of one object of a page: a compiled cmdlet writes it, and a script block receives it.</summary>
public class PerObject
{
    private const int Objects = 6000;
    private Runspace _runspace = null!;

    [GlobalSetup]
    public void Open()
    {
        InitialSessionState state = InitialSessionState.CreateDefault2();
        state.Commands.Add(new SessionStateCmdletEntry("Write-Page", typeof(WritePageCommand), null));
        _runspace = RunspaceFactory.CreateRunspace(state);
        _runspace.Open();
    }

    [GlobalCleanup]
    public void Close() => _runspace.Dispose();

    [Benchmark(Baseline = true, OperationsPerInvoke = Objects)]
    public void WrittenToNull() => Run("Write-Page | Out-Null");

    [Benchmark(OperationsPerInvoke = Objects)]
    public void WrittenToForEachObject() => Run("Write-Page | ForEach-Object { $n++ }");

    private void Run(string script)
    {
        using PowerShell shell = PowerShell.Create(_runspace);
        shell.AddScript(script).Invoke();
    }

    /// <summary>Writes the same page 100 times.</summary>
    [Cmdlet(VerbsCommunications.Write, "Page")]
    public sealed class WritePageCommand : PSCmdlet
    {
        private static readonly IdentityDescription[] Page = Sixty.Identities();

        protected override void ProcessRecord()
        {
            for (int written = 0; written < Objects; written += Page.Length)
            {
                foreach (IdentityDescription identity in Page)
                {
                    WriteObject(identity);
                }
            }
        }
    }
}

/// <summary>A full page.</summary>
internal static class Sixty
{
    public const string PoolId = "us-east-1:11111111-2222-4333-8444-555555555555";

    public static IdentityDescription[] Identities() =>
    [
        .. Enumerable.Range(0, 60).Select(number => new IdentityDescription
        {
            IdentityId = $"us-east-1:00000000-0000-4000-8000-{number:D12}",
            Logins = [],
            CreationDate = DateTime.UnixEpoch.AddSeconds(1_700_000_000 + number),
            LastModifiedDate = DateTime.UnixEpoch.AddSeconds(1_700_000_000 + number),
        }),
    ];
}
