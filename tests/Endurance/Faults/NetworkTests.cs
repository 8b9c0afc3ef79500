using System.Diagnostics;
using System.Management.Automation;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CognitoIdentity.EnduranceTests.Faults;

/// <summary>Faults of the network, and attacks from it. Each ends in one clear error, and the session still works.</summary>
public sealed class NetworkTests : IDisposable
{
    private const string Pool = "us-east-1:00000000-0000-0000-0000-000000000001";
    private const string Keys = "-AccessKey AK -SecretKey SK";
    private const int Megabyte = 1024 * 1024;

    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void A_page_of_a_proxy_is_not_an_answer()
    {
        using var server = new ScriptedServer(Reply.With(200, "<html><body>Sign in to the network</body></html>", "Content-Type: text/html"));

        Outcome outcome = Get(server.Url);

        outcome.IsError("ResponseInvalid", ErrorCategory.InvalidResult, Pool);
        Assert.Contains("(HTTP 200) is not a valid answer of this service: text/html", outcome.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("a proxy or a login page", outcome.Error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void Deeply_nested_JSON_is_not_an_answer()
    {
        using var server = new ScriptedServer(Reply.Json(string.Concat(Enumerable.Repeat("""{"a":""", 1_000_000)) + "1"));

        Get(server.Url).IsError("ResponseInvalid", ErrorCategory.InvalidResult, Pool);
    }

    [Theory]
    [InlineData("Content-Length: 104857600")]
    [InlineData("Connection: close")]
    public void An_answer_without_end_is_read_no_further_than_its_limit(string length)
    {
        long sent = 0;
        using RawServer flood = RawServer.Endless(
            $"HTTP/1.1 200 OK\r\n{length}\r\n\r\n{{\"IdentityPoolId\":\"", 64 * 1024, TimeSpan.Zero, bytes => Interlocked.Add(ref sent, bytes));
        long before = GC.GetTotalAllocatedBytes(precise: true);

        Outcome outcome = Get(flood.Url);

        outcome.IsError("ResponseInvalid", ErrorCategory.InvalidResult, Pool);
        Assert.Contains("it has more than 16 MB", outcome.Error.Exception.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 64 * Megabyte);
        Assert.InRange(Volatile.Read(ref sent), 16 * Megabyte, 48 * Megabyte);
    }

    [Fact]
    public void A_certificate_of_another_name_is_not_trusted()
    {
        int received = 0;
        using X509Certificate2 certificate = CertificateOf("another.example");
        using var server = new RawServer(async (stream, stop) =>
        {
            using var secured = new SslStream(stream);
            await secured.AuthenticateAsServerAsync(certificate);
            Interlocked.Add(ref received, await secured.ReadAsync(new byte[1], stop));
        });

        Outcome outcome = Get($"https://localhost:{server.Port}");

        outcome.IsError("ConnectionFailed", ErrorCategory.ConnectionError, Pool);
        Assert.Contains("RemoteCertificateNameMismatch", outcome.Error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, Volatile.Read(ref received));
    }

    [Fact]
    public void Silence_ends_with_the_time_of_the_attempt()
    {
        Assert.SkipUnless(Sizes.AreLong, "It takes the time limit of an attempt, half a minute.");
        using var server = new ScriptedServer(Reply.Silence);

        long start = Stopwatch.GetTimestamp();
        _session.Run("$env:AWS_MAX_ATTEMPTS = 1");
        Outcome outcome = Get(server.Url);
        _session.Run("$env:AWS_MAX_ATTEMPTS = $null");

        outcome.IsError("RequestTimedOut", ErrorCategory.OperationTimeout, Pool);
        Assert.Matches(@"did not answer \w+ within (29|3\d)\.\d seconds \(1 attempt\)", outcome.Error.Exception.Message);
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 29, 35);
    }

    [Fact]
    public void While_the_service_is_away_records_are_reported_and_when_it_is_back_they_succeed()
    {
        string folder = Directory.CreateTempSubdirectory("network-").FullName;
        try
        {
            _session.Run($$"""
                $start = @{ StatePath = '{{folder}}/state' }
                $start.Port = (Start-CILocalService @start).Port
                $ids = 1..6 | ForEach-Object { "pool$_" } | New-CIIdentityPool | ForEach-Object IdentityPoolId
                """);

            // The service stops before the third pool, and runs again before the fifth.
            Outcome outcome = _session.Invoke("""
                $address = (Get-CILocalService | Where-Object IsSessionDefault).EndpointUrl.AbsoluteUri
                $count = 0
                $ids | ForEach-Object {
                    $count++
                    if ($count -eq 3) { Stop-CILocalService }
                    if ($count -eq 5) { $null = Start-CILocalService @start }
                    $_
                } | Get-CIIdentityPool -ThrottleLimit 1 -Region us-east-1 -AccessKey AK -SecretKey SK -EndpointUrl $address
                """);

            Assert.Equal(["pool1", "pool2", "pool5", "pool6"], outcome.Values("IdentityPoolName"));
            string[] ids = [.. _session.Run("$ids").Select(id => (string)id.BaseObject)];
            Assert.Equal(ids[2..4], outcome.Errors.Select(error => (string)error.TargetObject));
            Assert.All(outcome.Errors, error => Assert.StartsWith("ConnectionFailed,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        }
        finally
        {
            _session.Run("Get-CILocalService | Stop-CILocalService");
            Directory.Delete(folder, recursive: true);
        }
    }

    private Outcome Get(string url) => _session.Invoke($"Get-CIIdentityPool {Pool} {Keys} -EndpointUrl {url}");

    private static X509Certificate2 CertificateOf(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
    }
}
