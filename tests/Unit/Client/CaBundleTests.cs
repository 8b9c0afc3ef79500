using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.RegularExpressions;
using CognitoIdentity.Client;
using static CognitoIdentity.UnitTests.Client.Connections;

namespace CognitoIdentity.UnitTests.Client;

/// <summary>The certificates of AWS_CA_BUNDLE or <c>ca_bundle</c>, which verify servers.</summary>
[Collection(nameof(ProcessEnvironment))]
public sealed class CaBundleTests : IDisposable
{
    private readonly ClientFactory _factory = new();
    private readonly Authority _ours = new();
    private readonly Authority _other = new();
    private readonly RawServer _server;
    private readonly ConcurrentQueue<string> _operations = new();

    public CaBundleTests() => _server = new RawServer(ServeAsync);

    public void Dispose()
    {
        _server.Dispose();
        _ours.Dispose();
        _other.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_server_with_a_certificate_of_the_bundle_s_authority_is_called(bool byVariable)
    {
        using EnvironmentScope environment = Bundle(byVariable, $"# of the company\n{_other.Pem}\n{_ours.Pem}");

        await CallAsync();
    }

    [Fact]
    public async Task Any_other_server_is_not()
    {
        using (Bundle(byVariable: true, _other.Pem))
        {
            Assert.Equal("ConnectionFailed", (await Assert.ThrowsAsync<CognitoIdentityException>(CallAsync)).Code);
        }

        Assert.Equal("ConnectionFailed", (await Assert.ThrowsAsync<CognitoIdentityException>(CallAsync)).Code);
    }

    [Fact]
    public async Task A_bundle_that_changes_counts_for_the_next_call()
    {
        foreach (bool isTrusted in (bool[])[false, true, false])
        {
            using EnvironmentScope environment = Bundle(byVariable: true, isTrusted ? _ours.Pem : _other.Pem);

            Exception? error = await Record.ExceptionAsync(CallAsync);

            Assert.Equal(isTrusted, error is null);
        }
    }

    [Theory]
    [InlineData(null, "the file does not exist or can't be read.")]
    [InlineData("", "it contains no PEM certificate.")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----", "it contains no PEM certificate.")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", "one of its certificates can't be read.")]
    public async Task A_bundle_that_can_t_be_used_is_named(string? text, string reason)
    {
        foreach (bool byVariable in (bool[])[true, false])
        {
            using EnvironmentScope environment = Bundle(byVariable, text);

            var error = await Assert.ThrowsAsync<CognitoIdentityException>(CallAsync);

            Assert.Equal("CaBundleInvalid", error.Code);
            Assert.Contains(byVariable ? "from AWS_CA_BUNDLE" : "from profile 'default'", error.Message, StringComparison.Ordinal);
            Assert.EndsWith(reason, error.Message, StringComparison.Ordinal);
            Assert.Equal(0, _server.Connections);
        }
    }

    [Fact]
    public async Task The_bundle_counts_for_STS_too()
    {
        using EnvironmentScope environment = Bundle(byVariable: true, _ours.Pem);
        environment["AWS_ENDPOINT_URL_STS"] = $"https://localhost:{_server.Port}";
        environment["AWS_CONFIG_FILE"] = TestEnvironment.WriteFile("sts", CredentialSources.RoleProfile);

        await Connect(new ClientOptions { Region = Region, EndpointUrl = $"https://localhost:{_server.Port}", ProfileName = "role" }, _factory)
            .BlockingClient.SendAsync(AboutPool, Token);

        Assert.Equal(["AssumeRole", "DescribeIdentityPool"], _operations);
    }

    [Fact]
    public async Task A_service_without_TLS_needs_no_bundle()
    {
        await using var server = new ScriptedServer(Reply.Json(AnyAnswer));
        using EnvironmentScope environment = Bundle(byVariable: true, text: null);

        await CredentialSources.CallAsync(new ClientOptions { Region = Region, EndpointUrl = server.Url, Credential = Keys });
    }

    private Task CallAsync() => CredentialSources.CallAsync(
        new ClientOptions { Region = Region, EndpointUrl = $"https://localhost:{_server.Port}", Credential = Keys }, _factory);

    private static EnvironmentScope Bundle(bool byVariable, string? text)
    {
        string path = text is null ? "/nowhere/bundle.pem" : TestEnvironment.WriteFile("bundle.pem", text);
        return new EnvironmentScope
        {
            Config = byVariable ? "[default]\nca_bundle = /nowhere/other.pem\n" : $"[default]\nca_bundle = {path}\n",
            ["AWS_CA_BUNDLE"] = byVariable ? path : null,
            ["AWS_MAX_ATTEMPTS"] = "1",
        };
    }

    /// <summary>Answers over TLS, for as long as the client trusts the certificate.</summary>
    private async Task ServeAsync(NetworkStream stream, CancellationToken stop)
    {
        using var secured = new SslStream(stream);
        try
        {
            await secured.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificateContext = _ours.Context }, stop);
            byte[] buffer = new byte[16384];
            string request = string.Empty;
            Match operation;
            do
            {
                int count = await secured.ReadAsync(buffer, stop);
                if (count == 0)
                {
                    return;
                }

                request += Encoding.ASCII.GetString(buffer, 0, count);
                operation = Regex.Match(request, @"AWSCognitoIdentityService\.(\w+)|Action=(\w+)&");
            }
            while (!operation.Success);

            _operations.Enqueue(operation.Groups[operation.Groups[1].Success ? 1 : 2].Value);
            await secured.WriteAsync((operation.Groups[1].Success ? Reply.Json(AnyAnswer) : Sts.Credentials("ASIA", "secret", "token", operation: "AssumeRole")).Bytes, stop);
        }
        catch (Exception e) when (e is IOException or System.Security.Authentication.AuthenticationException)
        {
            // The client does not trust it.
        }
    }

    /// <summary>An authority, an authority between, and a certificate of that for a server on this machine.</summary>
    private sealed class Authority : IDisposable
    {
        private readonly X509Certificate2 _root;
        private readonly X509Certificate2 _between;
        private readonly X509Certificate2 _server;

        public Authority()
        {
            using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            _root = NewAuthority("Root", rootKey).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-3), DateTimeOffset.UtcNow.AddDays(3));
            using var betweenKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            using X509Certificate2 between = NewAuthority("Between", betweenKey).Create(_root, DateTimeOffset.UtcNow.AddDays(-2), DateTimeOffset.UtcNow.AddDays(2), [1, 2, 3, 5]);
            _between = between.CopyWithPrivateKey(betweenKey);

            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var server = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
            var names = new SubjectAlternativeNameBuilder();
            names.AddDnsName("localhost");
            names.AddIpAddress(IPAddress.Loopback);
            server.CertificateExtensions.Add(names.Build());
            using X509Certificate2 issued = server.Create(_between, DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1), [1, 2, 3, 4]);
            using X509Certificate2 withKey = issued.CopyWithPrivateKey(key);
            _server = X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null);
            Context = SslStreamCertificateContext.Create(_server, [_between], offline: true);
        }

        /// <summary>The server's certificate, and the authority between, which the server sends too.</summary>
        public SslStreamCertificateContext Context { get; }

        public string Pem => _root.ExportCertificatePem();

        public void Dispose()
        {
            _root.Dispose();
            _between.Dispose();
            _server.Dispose();
        }

        private static CertificateRequest NewAuthority(string name, ECDsa key)
        {
            var request = new CertificateRequest($"CN={name} {Guid.NewGuid()}", key, HashAlgorithmName.SHA256);
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
            return request;
        }
    }
}
