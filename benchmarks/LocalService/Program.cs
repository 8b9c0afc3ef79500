// How the local service behaves as a pool grows: microseconds of one call, JSON in and JSON out, without HTTP.
//   dotnet run -c Release --project benchmarks/LocalService
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CognitoIdentity.Api;
using CognitoIdentity.Local;

const int Calls = 2000;
int[] sizes = [1_000, 10_000, 100_000, 1_000_000];
string state = Path.Combine(Path.GetTempPath(), $"local-service-{Environment.ProcessId}.json");
var caller = new Caller("AKID", "us-east-1");

Console.WriteLine("identities  GetId guest  GetId login  Describe  first page  middle page  last page  Lookup  Delete   us, median");
foreach (int size in sizes)
{
    GC.Collect();
    long before = GC.GetTotalMemory(forceFullCollection: true);
    var service = new CognitoIdentityService(LocalServiceOptions.DefaultAccountId, TimeProvider.System);
    string pool = Ok("CreateIdentityPool", new
    {
        IdentityPoolName = "pool",
        AllowUnauthenticatedIdentities = true,
        DeveloperProviderName = "login.example",
        SupportedLoginProviders = new Dictionary<string, string> { ["accounts.google.com"] = "client" },
    }).GetProperty("IdentityPoolId").GetString()!;

    // Half guests, half users.
    var ids = new List<string>(Calls);
    for (int number = 0; number < size; number++)
    {
        object input = number % 2 == 0 ? new { IdentityPoolId = pool } : new { IdentityPoolId = pool, Logins = Login(number) };
        string id = Ok("GetId", input).GetProperty("IdentityId").GetString()!;
        if (number % (size / 1000) == 0)
        {
            ids.Add(id);
        }
    }

    double memory = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1048576.0;
    string developer = Ok("GetOpenIdTokenForDeveloperIdentity", new { IdentityPoolId = pool, Logins = new Dictionary<string, string> { ["login.example"] = "dev" } })
        .GetProperty("IdentityId").GetString()!;
    string?[] tokens = Tokens(size);

    string[] columns =
    [
        Median(number => Ok("GetId", new { IdentityPoolId = pool, Logins = Login(number * 2 % size + 1) })),
        Median(number => Ok("DescribeIdentity", new { IdentityId = ids[number % ids.Count] })),
        Median(_ => Page(tokens[0])),
        Median(_ => Page(tokens[1])),
        Median(_ => Page(tokens[2])),
        Median(_ => Ok("LookupDeveloperIdentity", new { IdentityPoolId = pool, DeveloperUserIdentifier = "dev" })),
        Median(_ => Ok("GetId", new { IdentityPoolId = pool })),
        Median(number => Ok("DeleteIdentities", new { IdentityIdsToDelete = new[] { ids[number % ids.Count] } })),
    ];
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{size,10}  {columns[6],11}  {columns[0],11}  {columns[1],8}  {columns[2],10}  {columns[3],11}  {columns[4],9}  {columns[5],6}  {columns[7],6}   {memory,6:F1} MiB"));

    long start = Stopwatch.GetTimestamp();
    new StateSaver(state, service).Dispose();
    double written = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    start = Stopwatch.GetTimestamp();
    StateImage.Take(service.Regions.Single());
    double held = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    long length = new FileInfo(state).Length;
    start = Stopwatch.GetTimestamp();
    new StateSaver(state, new CognitoIdentityService(LocalServiceOptions.DefaultAccountId, TimeProvider.System)).Dispose();
    double restored = Stopwatch.GetElapsedTime(start).TotalMilliseconds - written;
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"            state: {length / 1048576.0:F1} MiB, written in {written:F0} ms (the lock held for {held:F0} ms), read in {restored:F0} ms"));
    File.Delete(state);

    // Tokens of the first, the middle and the last page.
    string?[] Tokens(int count)
    {
        var found = new string?[3];
        string? next = null;
        for (int position = 0; position < count; position += 60)
        {
            JsonElement page = Page(next);
            next = page.TryGetProperty("NextToken", out JsonElement token) ? token.GetString() : null;
            if (next is not null)
            {
                found[1] = position < count / 2 ? next : found[1];
                found[2] = next;
            }
        }

        return found;
    }

    JsonElement Page(string? token) => Ok("ListIdentities", new { IdentityPoolId = pool, MaxResults = 60, NextToken = token });

    JsonElement Ok(string operation, object input)
    {
        ServiceReply reply = service.Call(operation, Operation.ByName[operation].IsSigned ? caller : null, JsonSerializer.SerializeToUtf8Bytes(input));
        return reply.Status == 200 ? JsonDocument.Parse(reply.Body).RootElement : throw new InvalidOperationException(System.Text.Encoding.UTF8.GetString(reply.Body.Span));
    }
}

// A token of a provider whose keys the service does not know, so no signature is verified.
static Dictionary<string, string> Login(int user) => new()
{
    ["accounts.google.com"] = $"{Part(new { alg = "RS256" })}.{Part(new { iss = "https://accounts.google.com", aud = "client", sub = user.ToString(CultureInfo.InvariantCulture), exp = 4_000_000_000 })}.{Part(new { })}",
};

static string Part(object part) => Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(part)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

static string Median(Action<int> call)
{
    double[] times = new double[Calls];
    for (int number = 0; number < Calls; number++)
    {
        long start = Stopwatch.GetTimestamp();
        call(number);
        times[number] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    }

    Array.Sort(times);
    return times[Calls / 2].ToString("F1", CultureInfo.InvariantCulture);
}
