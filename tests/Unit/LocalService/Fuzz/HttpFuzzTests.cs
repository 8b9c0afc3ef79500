using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CognitoIdentity.Local;
using CognitoIdentity.UnitTests.Fuzz;

namespace CognitoIdentity.UnitTests.LocalService.Fuzz;

/// <summary>Random and mutated requests over real HTTP, and bytes that are barely HTTP.</summary>
[Collection(nameof(FuzzTests))]
public sealed partial class HttpFuzzTests : IClassFixture<RunningService>
{
    private const int Hang = 600_000;
    private const int AtOnce = 8;
    private static readonly string[] Methods = ["POST", "POST", "POST", "POST", "GET", "PUT", "HEAD", "X"];
    private static readonly string[] Paths = ["/", "/", "/", "/?a=b", "/.well-known/jwks_uri", "/%00", "//", "/a/../b"];
    private static readonly string[] Types = ["application/x-amz-json-1.1", "application/x-www-form-urlencoded", "text/plain", ""];
    private readonly RunningService _service;

    public HttpFuzzTests(RunningService service) => _service = service;

    [Fact(Timeout = Hang)]
    public async Task Every_request_gets_a_well_formed_answer_or_none()
    {
        int count = FuzzCount.Value / 2;
        await Task.WhenAll(Enumerable.Range(1, AtOnce).Select(seed => FuzzAsync(new RequestFuzzer(seed), count / AtOnce, TestContext.Current.CancellationToken)));

        (await _service.CallAsync("ListIdentityPools", new { MaxResults = 1 })).Succeeded();
    }

    private async Task FuzzAsync(RequestFuzzer fuzzer, int count, CancellationToken stop)
    {
        while (count > 0)
        {
            stop.ThrowIfCancellationRequested();
            using RawClient client = await RawClient.ConnectAsync(_service.Service.Endpoint);
            var sent = new StringBuilder();
            for (int together = Math.Min(count, fuzzer.Random.Next(1, 5)); together > 0; together--, count--)
            {
                byte[] request = Request(fuzzer);
                byte[] mutated = fuzzer.OneIn(3) ? fuzzer.Mutate(request) : request;
                sent.Append(Encoding.Latin1.GetString(mutated));
            }

            await client.SendAsync(sent.ToString());
            Check(await client.ReadToEndAsync(), sent.ToString());
        }
    }

    private static byte[] Request(RequestFuzzer fuzzer)
    {
        T pick<T>(T[] of) => of[fuzzer.Random.Next(of.Length)];
        (string operation, Caller? caller, byte[] body) = fuzzer.Next();
        string authorization = caller is null ? "" : $"Authorization: {RunningService.Authorization(caller.Region)}\r\n";
        string length = fuzzer.OneIn(4)
            ? $"Transfer-Encoding: chunked\r\n\r\n{body.Length.ToString("x", CultureInfo.InvariantCulture)}\r\n"
            : $"Content-Length: {body.Length}\r\n\r\n";
        string head = $"{pick(Methods)} {pick(Paths)} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Amz-Target: AWSCognitoIdentityService.{operation}\r\n"
            + $"Content-Type: {pick(Types)}\r\n{authorization}{length}";
        byte[] end = head.Contains("chunked", StringComparison.Ordinal) ? "\r\n0\r\n\r\n"u8.ToArray() : [];
        return [.. Encoding.Latin1.GetBytes(head), .. body, .. end];
    }

    private static void Check(string answers, string sent)
    {
        while (answers.Length > 0)
        {
            Match head = Head().Match(answers);
            Assert.True(head.Success, $"{answers} for {sent}");
            int status = int.Parse(head.Groups["status"].Value, CultureInfo.InvariantCulture);
            int length = int.Parse(head.Groups["length"].Value, CultureInfo.InvariantCulture);
            string body = answers.Substring(head.Length, length);
            if (head.Groups["type"].Value == JsonProtocol.ContentType && length > 0)
            {
                WellFormed.Check(status, Encoding.Latin1.GetBytes(body), sent);
            }
            else
            {
                // A response of STS, to a HEAD request, or without output.
                Assert.True(status is 200 or 400 or 403 or 404, $"{status} for {sent}");
            }

            answers = answers[(head.Length + length)..];
        }
    }

    [GeneratedRegex(@"\AHTTP/1\.1 (?<status>\d{3}) \w+( \w+)*\r\nContent-Type: (?<type>.*)\r\nContent-Length: (?<length>\d+)\r\n(.+\r\n)*\r\n")]
    private static partial Regex Head();
}
