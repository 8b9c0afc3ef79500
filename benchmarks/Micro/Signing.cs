using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;
using Amazon.Runtime.Internal.Util;
using BenchmarkDotNet.Attributes;
using CognitoIdentity.Client;
using CognitoIdentity.Client.Configuration;
using CognitoIdentity.Client.Pipeline;

namespace CognitoIdentity.Benchmarks;

/// <summary>Builds a request as the client does, and signs it with the SDK's signer.</summary>
public class Signing
{
    private static readonly ServiceSettings Settings = new(
        "us-east-1", "aws", new Uri("http://127.0.0.1:8080"), EndpointSource: null, Timeout: TimeSpan.FromSeconds(30), MaxErrorRetry: 2);

    private readonly SdkConfig _config = new(Settings);
    private readonly AWS4Signer _signer = new();
    private readonly CallMarshaller _marshaller = new();
    private readonly BasicAWSCredentials _credentials = new("AKIDBENCHMARK", "not-checked");

    [Benchmark(Baseline = true)]
    public object MakeRequest() => Make();

    [Benchmark]
    public object MakeAndSign()
    {
        IRequest request = Make();
        _signer.Sign(request, _config, new RequestMetrics(), _credentials);
        return request;
    }

    private IRequest Make()
    {
        IRequest request = _marshaller.Marshall(new Call(
            new ListIdentitiesRequest { IdentityPoolId = Sixty.PoolId, MaxResults = 60 }, Settings));
        request.Endpoint = Settings.Endpoint;
        return request;
    }
}
