using System.Text;
using CognitoIdentity.Local;

namespace CognitoIdentity.UnitTests.LocalService;

public sealed class UnsignedRegionTests
{
    [Theory]
    [InlineData("""{"IdentityId":"eu-west-1:0"}""", "eu-west-1")]
    [InlineData("""{"IdentityPoolId":"us-east-1:0","IdentityId":"eu-west-1:0"}""", "eu-west-1")]
    [InlineData("""{"IdentityPoolId":"eu-west-1:0"}""", null)]
    [InlineData("""{"Logins":{"IdentityId":"us-east-1:0"},"IdentityId":"eu-west-1:0"}""", "eu-west-1")]
    [InlineData("""{"a":["IdentityId","us-east-1:0"],"IdentityId":"eu-west-1:0"}""", "eu-west-1")]
    [InlineData("""{"IdentityId":5}""", null)]
    [InlineData("""{"IdentityId":"no region"}""", null)]
    [InlineData("""{"IdentityId":"a-region-much-too-long:0"}""", null)]
    [InlineData("""{"IdentityId":"UPPER:0"}""", null)]
    [InlineData("""{"IdentityId":"\ud800:0"}""", null)]
    [InlineData("""{"IdentityId":""", null)]
    [InlineData("""["IdentityId","eu-west-1:0"]""", null)]
    [InlineData("not json", null)]
    [InlineData("", null)]
    public void The_region_is_read_from_the_id_that_the_operation_is_about(string body, string? region) =>
        Assert.Equal(region, UnsignedRegion.Of("GetOpenIdToken", Encoding.UTF8.GetBytes(body)));

    [Theory]
    [InlineData("GetId", "eu-west-1")]
    [InlineData("ListIdentities", null)]
    [InlineData(null, null)]
    public void Only_an_unsigned_operation_has_one(string? operation, string? region) =>
        Assert.Equal(region, UnsignedRegion.Of(operation, """{"IdentityPoolId":"eu-west-1:0"}"""u8));
}
