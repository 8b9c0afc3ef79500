using System.Text;
using CognitoIdentity.Local;

namespace CognitoIdentity.UnitTests.LocalService;

public sealed class UnsignedRegionTests
{
    [Theory]
    [InlineData("""{"IdentityPoolId":"eu-west-1:0"}""", "eu-west-1")]
    [InlineData("""{"IdentityId":"eu-west-1:0"}""", "eu-west-1")]
    [InlineData("""{"Logins":{"IdentityId":"us-east-1:0"},"IdentityId":"eu-west-1:0"}""", "eu-west-1")]
    [InlineData("""{"a":["IdentityId","us-east-1:0"],"IdentityId":"eu-west-1:0"}""", "eu-west-1")]
    [InlineData("""{"IdentityPoolId":5}""", null)]
    [InlineData("""{"IdentityPoolId":"no region"}""", null)]
    [InlineData("""{"IdentityPoolId":"a-region-much-too-long:0"}""", null)]
    [InlineData("""{"IdentityPoolId":"UPPER:0"}""", null)]
    [InlineData("""{"IdentityPoolId":"\ud800:0"}""", null)]
    [InlineData("""{"IdentityPoolId":""", null)]
    [InlineData("""["IdentityPoolId","eu-west-1:0"]""", null)]
    [InlineData("not json", null)]
    [InlineData("", null)]
    public void The_region_is_read_from_an_id_and_from_nothing_else(string body, string? region) =>
        Assert.Equal(region, UnsignedRegion.Of(Encoding.UTF8.GetBytes(body)));
}
