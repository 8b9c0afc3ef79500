using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CognitoIdentity.Api;
using CognitoIdentity.Local;
using CognitoIdentity.UnitTests.Fuzz;

namespace CognitoIdentity.UnitTests.LocalService.Fuzz;

/// <summary>Runs alone, because it measures the memory of the whole process.</summary>
[CollectionDefinition(nameof(FuzzTests), DisableParallelization = true)]
public sealed class FuzzTests;

/// <summary>Random and mutated requests to the service without HTTP.</summary>
[Collection(nameof(FuzzTests))]
public sealed class ServiceFuzzTests
{
    private const int Hang = 600_000;
    private const long Growth = 4 * 1024 * 1024;
    private static readonly string[] Regions = ["eu-west-1", "us-east-1", "cn-north-1"];

    [Theory(Timeout = Hang)]
    [InlineData(1)]
    [InlineData(2)]
    public Task Every_request_gets_a_well_formed_answer_and_uses_no_memory_afterwards(int seed) => Task.Run(
        () =>
        {
            var service = new CognitoIdentityService(RunningService.Account, TimeProvider.System);
            var fuzzer = new RequestFuzzer(seed);
            int share = FuzzCount.Value / 4;

            int succeeded = Fuzz(service, fuzzer, share);
            long before = MemoryWithoutPools(service);
            succeeded += Fuzz(service, fuzzer, share);
            long after = MemoryWithoutPools(service);

            TestContext.Current.SendDiagnosticMessage($"{2 * share} requests, {succeeded} succeeded, {before} bytes before the second half, {after} after it");
            Assert.InRange(succeeded, share / 100, 2 * share);
            Assert.InRange(after - before, long.MinValue, Growth);
        },
        TestContext.Current.CancellationToken);

    private static int Fuzz(CognitoIdentityService service, RequestFuzzer fuzzer, int count)
    {
        int succeeded = 0;
        for (int number = 0; number < count; number++)
        {
            (string operation, Caller? caller, byte[] body) = fuzzer.Next();
            ServiceReply reply = service.Call(operation, caller, body);

            WellFormed.Check(reply.Status, reply.Body, $"{operation} {Encoding.UTF8.GetString(body)}");
            if (reply.Status == 200)
            {
                succeeded++;
                fuzzer.Learn(reply.Body);
            }
        }

        return succeeded;
    }

    private static long MemoryWithoutPools(CognitoIdentityService service)
    {
        foreach (string region in Regions)
        {
            var caller = new Caller("AKIDEXAMPLE", region);
            string[] ids;
            while ((ids = PoolIds(service.Call("ListIdentityPools", caller, """{"MaxResults":60}"""u8.ToArray()))).Length > 0)
            {
                foreach (string id in ids)
                {
                    service.Call("DeleteIdentityPool", caller, JsonSerializer.SerializeToUtf8Bytes(new { IdentityPoolId = id }));
                }
            }
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static string[] PoolIds(ServiceReply reply)
    {
        using JsonDocument document = JsonDocument.Parse(reply.Body);
        return [.. document.RootElement.GetProperty("IdentityPools").EnumerateArray().Select(pool => pool.GetProperty("IdentityPoolId").GetString()!)];
    }
}

/// <summary>Asserts that a response is a JSON object, empty, or a known error without details of our code.</summary>
internal static partial class WellFormed
{
    // Random requests don't cause the other errors.
    private static readonly HashSet<string> Errors =
    [
        .. typeof(ErrorCodes).GetFields(BindingFlags.Static | BindingFlags.Public)
            .Select(field => (string)field.GetRawConstantValue()!)
            .Except([ErrorCodes.InternalError, ErrorCodes.TooManyRequests, ErrorCodes.ExpiredToken, ErrorCodes.UnrecognizedClient]),
    ];

    public static void Check(int status, ReadOnlyMemory<byte> body, string request)
    {
        if (status == 200 && body.IsEmpty)
        {
            return;
        }

        using JsonDocument answer = JsonDocument.Parse(body);
        Assert.Equal(JsonValueKind.Object, answer.RootElement.ValueKind);
        if (status != 200)
        {
            string type = answer.RootElement.GetProperty("__type").GetString()!;
            Assert.True(Errors.Contains(type), $"{type} for {request}");
            Assert.True(status is 400 or 403 or 404 or 413, $"{status} for {request}");
            string message = answer.RootElement.GetProperty("message").GetString()!;
            Assert.False(message.Length == 0 || OurCode().IsMatch(message), $"{message} for {request}");
        }
    }

    [GeneratedRegex(@"   at \w|System\.|CognitoIdentity\.Local|Exception\b")]
    private static partial Regex OurCode();
}
