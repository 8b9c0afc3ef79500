using System.Globalization;
using System.Text;
using System.Text.Json;
using CognitoIdentity.Api;
using CognitoIdentity.Local;

namespace CognitoIdentity.Benchmarks;

/// <summary>The options of a service: its data, and how it answers.</summary>
/// <param name="Pools">How many pools it has.</param>
/// <param name="LatencyMilliseconds">How long each call takes at least.</param>
/// <param name="EnforceQuota">Whether calls beyond the default quotas are refused.</param>
internal sealed record Serving(int Pools = 1, int LatencyMilliseconds = 0, bool EnforceQuota = false)
{
    public const string Region = "us-east-1";
    private const string Role = "arn:aws:iam::123456789012:role/guest";
    private static readonly Caller Owner = new("AKIDBENCHMARK", Region);

    /// <summary>
    /// Serves until the standard input ends. Its first line is the endpoint and the pool. Then it answers each line of input with one line:
    /// <c>counts</c>, <c>left</c>, and <c>pools path</c> and <c>guests count path</c>, which write ids into the file.
    /// </summary>
    public void Run()
    {
        using LocalService running = LocalServiceFactory.Start(
            new LocalServiceOptions { Latency = TimeSpan.FromMilliseconds(LatencyMilliseconds), EnforceQuota = EnforceQuota }, TimeProvider.System);
        CognitoIdentityService service = running.Service;
        string[] pools = [.. Enumerable.Range(1, Pools).Select(number => CreatePool($"pool-{number}"))];
        string pool = pools[0];
        Call("SetIdentityPoolRoles", new { IdentityPoolId = pool, Roles = new { unauthenticated = Role } });
        Console.WriteLine($"{running.Endpoint.AbsoluteUri.TrimEnd('/')} {pool}");
        while (Console.ReadLine()?.Split(' ', 3) is { } words)
        {
            Console.WriteLine(words switch
            {
                ["counts"] => string.Join(' ', running.RequestsByOperation.Select(pair => $"{pair.Key}={pair.Value}")),
                ["pools", .. string[] path] => Write(string.Join(' ', path), pools),
                ["guests", string count, string path] => Write(path, Guests(int.Parse(count, CultureInfo.InvariantCulture))),
                ["left"] => Left().ToString(CultureInfo.InvariantCulture),
                _ => "?",
            });
        }

        string CreatePool(string name) =>
            Call("CreateIdentityPool", new { IdentityPoolName = name, AllowUnauthenticatedIdentities = true }).GetProperty("IdentityPoolId").GetString()!;

        IEnumerable<string> Guests(int count)
        {
            byte[] body = JsonSerializer.SerializeToUtf8Bytes(new { IdentityPoolId = pool });
            for (int number = 0; number < count; number++)
            {
                yield return Send("GetId", body).GetProperty("IdentityId").GetString()!;
            }
        }

        int Left()
        {
            int count = 0;
            string? next = null;
            do
            {
                JsonElement page = Call("ListIdentities", new { IdentityPoolId = pool, MaxResults = 60, NextToken = next });
                count += page.GetProperty("Identities").GetArrayLength();
                next = page.TryGetProperty("NextToken", out JsonElement token) ? token.GetString() : null;
            }
            while (next is not null);
            return count;
        }

        JsonElement Call(string operation, object input) => Send(operation, JsonSerializer.SerializeToUtf8Bytes(input));

        JsonElement Send(string operation, byte[] body)
        {
            ServiceReply reply = service.Call(operation, Operation.ByName[operation].IsSigned ? Owner : null, body);
            return reply.Status == 200
                ? reply.Body.Length == 0 ? default : JsonDocument.Parse(reply.Body).RootElement
                : throw new InvalidOperationException(Encoding.UTF8.GetString(reply.Body.Span));
        }
    }

    private static string Write(string path, IEnumerable<string> lines)
    {
        File.WriteAllLines(path, lines);
        return "ok";
    }
}
