using BenchmarkDotNet.Attributes;
using CognitoIdentity.Api;

namespace CognitoIdentity.Benchmarks;

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
