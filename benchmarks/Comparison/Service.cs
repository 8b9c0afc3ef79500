using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text;
using CognitoIdentity.Api;
using CognitoIdentity.Local;

namespace CognitoIdentity.Benchmarks;

/// <summary>A local service in a process of its own.</summary>
internal sealed class Service : IDisposable
{
    public const string Mode = "serve";
    private readonly Process _process;

    public Service(Serving serving)
    {
        _process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ServeArguments(serving))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        string[] place = Read().Split(' ');
        (Endpoint, Pool) = (place[0], place[1]);
    }

    public string Endpoint { get; }

    /// <summary>The id of its first pool, which has a role for guests.</summary>
    public string Pool { get; }

    /// <summary>The identities in <see cref="Pool"/>.</summary>
    public int Left => int.Parse(Ask("left"), CultureInfo.InvariantCulture);

    /// <summary>The number of requests of an operation so far.</summary>
    public int Requests(string operation) =>
        Ask("counts").Split(' ').Where(pair => pair.StartsWith(operation + "=", StringComparison.Ordinal))
            .Sum(pair => int.Parse(pair.AsSpan(operation.Length + 1), CultureInfo.InvariantCulture));

    /// <summary>Writes the ids of all pools into a file, one a line.</summary>
    public void WritePools(string path) => Ask($"pools {path}");

    /// <summary>Makes identities in <see cref="Pool"/>, and writes their ids into a file.</summary>
    public void AddGuests(int count, string path) => Ask($"guests {count} {path}");

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    // Under dotnet, the process is dotnet and the program is its first argument.
    private static string[] ServeArguments(Serving serving)
    {
        string[] mode = [Mode, JsonSerializer.Serialize(serving)];
        return Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(Service).Assembly.Location, .. mode] : mode;
    }

    private string Ask(string question)
    {
        _process.StandardInput.WriteLine(question);
        return Read();
    }

    private string Read() => _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The local service ended.");
}

/// <summary>The options of a service: its data, and how it answers.</summary>
/// <param name="Pools">How many pools it has.</param>
/// <param name="LatencyMilliseconds">How long each call takes at least.</param>
/// <param name="EnforceQuota">Whether calls beyond the default quotas are throttled.</param>
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
