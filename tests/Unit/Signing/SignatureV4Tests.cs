using System.Text;
using CognitoIdentity.Signing;

namespace CognitoIdentity.UnitTests.Signing;

/// <summary>Signatures, against the test suite that AWS publishes.</summary>
public sealed class SignatureV4Tests
{
    private const string Time = "20150830T123600Z";
    private const string Unreserved = "-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string SessionToken = "6e86291e8372ff2a2260956d9b8aae1d763fbf315fa00fa31553b73ebf194267";

    private static readonly AwsKeys Keys = new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", null);

    /// <summary>The headers are lines of <c>name:value</c>, in addition to those of every request in the suite.</summary>
    [Theory]
    [InlineData("get-vanilla", "GET", "/", "", "", "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")]
    [InlineData("post-vanilla", "POST", "/", "", "", "", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b")]
    [InlineData("get-vanilla-query-order-key-case", "GET", "/", "Param2=value2&Param1=value1", "", "", "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500")]
    [InlineData("get-vanilla-query-order-encoded", "GET", "/", "Param-3=Value3&Param=Value2&%E1%88%B4=Value1", "", "", "371d3713e185cc334048618a97f809c9ffe339c62934c032af5a0e595648fcac")]
    [InlineData("get-vanilla-query-unreserved", "GET", "/", Unreserved + "=" + Unreserved, "", "", "9c3e54bfcdf0b19771a7f523ee5669cdf59bc7cc0884027167c21bb143a40197")]
    [InlineData("get-unreserved", "GET", "/" + Unreserved, "", "", "", "07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f")]
    [InlineData("get-utf8", "GET", "/\u1234", "", "", "", "8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85")]
    [InlineData("get-space", "GET", "/example space/", "", "", "", "652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741")]
    [InlineData("get-slash", "GET", "//", "", "", "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")]
    [InlineData("get-slashes", "GET", "//example//", "", "", "", "9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84")]
    [InlineData("get-header-value-trim", "GET", "/", "", "my-header1: value1\nmy-header2: \"a   b   c\"", "", "acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736")]
    [InlineData("get-header-key-duplicate", "GET", "/", "", "my-header1:value2,value2,value1", "", "c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea")]
    [InlineData("get-vanilla-with-session-token", "GET", "/", "", "x-amz-security-token:" + SessionToken, "", "07ec1639c89043aa0e3e2de82b96708f198cceab042d4a97044c66dd9f74e7f8")]
    [InlineData(
        "post-x-www-form-urlencoded",
        "POST",
        "/",
        "",
        "content-length:13\ncontent-type:application/x-www-form-urlencoded\nx-amz-content-sha256:9095672bbd1f56dfc5b65f3e153adc8731a4a654192329106275f4c7b24d0b6e",
        "Param1=value1",
        "d3875051da38690788ef43de4db0d8f280229d82040bfac253562e56c3f20e0b")]
    public void A_signature_is_the_published_one(string vector, string method, string path, string query, string headers, string body, string signature)
    {
        (string Name, string Value)[] all =
        [
            .. headers.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(header => header.Split(':', 2)).Select(header => (header[0], header[1]))
                .Append(("host", "example.amazonaws.com"))
                .Append(("x-amz-date", Time))
                .OrderBy(header => header.Item1, StringComparer.Ordinal),
        ];
        string[] names = [.. all.Select(header => header.Name)];
        var request = new SignedRequest(method, path, query, names, [.. all.Select(header => header.Value)], Encoding.UTF8.GetBytes(body));

        Assert.True(signature == SignatureV4.Sign(request, Keys.SecretKey, Time, "us-east-1", "service"), vector);
        Assert.Equal(
            $"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders={string.Join(';', names)}, Signature={signature}",
            SignatureV4.Authorization(request, Keys, Time, "us-east-1", "service"));
    }
}
