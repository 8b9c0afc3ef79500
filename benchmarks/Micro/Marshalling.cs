using System.Text.Json;
using BenchmarkDotNet.Attributes;
using CognitoIdentity.Client;

namespace CognitoIdentity.Benchmarks;

/// <summary>Serializes a request, and parses a page of 60 identities, by the client's own description of the API.</summary>
public class Marshalling
{
    private readonly ListIdentitiesRequest _request = new()
    {
        IdentityPoolId = Sixty.PoolId,
        MaxResults = 60,
        NextToken = new string('A', 200),
    };

    private readonly byte[] _page = JsonSerializer.SerializeToUtf8Bytes(
        new ListIdentitiesResponse { IdentityPoolId = Sixty.PoolId, Identities = Sixty.Identities(), NextToken = new string('A', 200) },
        Operations.ListIdentities.Output);

    [Benchmark]
    public byte[] SerializeRequest() => JsonSerializer.SerializeToUtf8Bytes(_request, Operations.ListIdentities.Input);

    [Benchmark]
    public ListIdentitiesResponse? DeserializePage() => JsonSerializer.Deserialize(_page, Operations.ListIdentities.Output);

    [Benchmark]
    public async Task<ListIdentitiesResponse?> DeserializePageFromStream()
    {
        using MemoryStream stream = new(_page);
        return await JsonSerializer.DeserializeAsync(stream, Operations.ListIdentities.Output).ConfigureAwait(false);
    }
}
