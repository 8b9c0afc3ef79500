using System.Text;
using CognitoIdentity.Tokens;

namespace CognitoIdentity.UnitTests.Tokens;

/// <summary>Reading the claims of a token, including malicious ones.</summary>
public sealed class JsonWebTokenTests
{
    [Fact]
    public void Says_all_that_the_token_says()
    {
        JsonWebToken token = Read("""{"sub":"eve","exp":1500000000,"share":0.5,"ok":true,"list":["a",1],"map":{"a":null}}""")!;

        Assert.Equal("eve", token.Text("sub"));
        Assert.Equal(new DateTime(2017, 7, 14, 2, 40, 0, DateTimeKind.Utc), token.Expiration!.Value.ToUniversalTime());
        Assert.Equal(0.5, token.Claims["share"]);
        Assert.Equal(true, token.Claims["ok"]);
        Assert.Equal(["a", 1L], (object?[])token.Claims["list"]!);
        Assert.Null(((IReadOnlyDictionary<string, object?>)token.Claims["map"]!)["a"]);
    }

    [Theory]
    [InlineData("""{"exp":1e300}""")]
    [InlineData("""{"exp":9223372036854775807}""")]
    [InlineData("""{"exp":-1}""")]
    [InlineData("""{"exp":"1500000000"}""")]
    [InlineData("{}")]
    public void Has_no_expiration_if_the_token_has_none(string claims) => Assert.Null(Read(claims)!.Expiration);

    [Fact]
    public void The_last_of_two_claims_with_the_same_name_counts() => Assert.Equal("b", Read("""{"sub":"a","sub":"b"}""")!.Text("sub"));

    [Theory]
    [InlineData("")]
    [InlineData("an-opaque-token")]
    [InlineData("a.b")]
    [InlineData("a.!.c")]
    [InlineData("a.b.c.d")]
    public void Text_that_is_not_a_JWT_gives_no_claims(string token) => Assert.Null(JsonWebToken.TryRead(token));

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("""{"iss":"\ud800"}""")]
    [InlineData("""{"\ud800":1}""")]
    public void A_JWT_needs_claims(string claims) => Assert.Null(Read(claims));

    private static JsonWebToken? Read(string claims) =>
        JsonWebToken.TryRead($"e30.{Convert.ToBase64String(Encoding.UTF8.GetBytes(claims)).TrimEnd('=').Replace('+', '-').Replace('/', '_')}.c2ln");
}
