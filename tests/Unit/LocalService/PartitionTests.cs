using System.Text.Json;
using CognitoIdentity.Local;
using static CognitoIdentity.UnitTests.LocalService.ServiceInProcess;

namespace CognitoIdentity.UnitTests.LocalService;

/// <summary>The service's names outside the aws partition.</summary>
public sealed class PartitionTests
{
    private readonly ServiceInProcess _service = new(enforcesRoleTrust: true);

    [Theory]
    [InlineData("us-east-1", Cognito)]
    [InlineData("eu-west-1", Cognito)]
    [InlineData("cn-north-1", "cognito-identity.cn-north-1.amazonaws.com.cn")]
    [InlineData("us-gov-west-1", "cognito-identity-us-gov.amazonaws.com")]
    public void Issuer_and_login_key_depend_on_the_partition(string region, string name)
    {
        string pool = _service.CreatePool(region: region);
        (string id, string token) = Developer(pool, region);

        Assert.Equal($"https://{name}", Claim(token, "iss"));
        Assert.Equal(id, _service.Ok("GetOpenIdToken", new { IdentityId = id, Logins = Under(name, token) }).GetProperty("IdentityId").GetString());
    }

    [Fact]
    public void The_name_of_another_partition_is_not_a_login_key()
    {
        (string id, string token) = Developer(_service.CreatePool(region: "cn-north-1"), "cn-north-1");

        Assert.Equal(
            BadToken("Can't pass in a Cognito token."), _service.Failed("GetOpenIdToken", new { IdentityId = id, Logins = Under(Cognito, token) }));
    }

    [Theory]
    [InlineData("cn-north-1", "cognito-identity.cn-north-1.amazonaws.com.cn", true)]
    [InlineData("cn-north-1", Cognito, false)]
    [InlineData("us-gov-west-1", "cognito-identity-us-gov.amazonaws.com", true)]
    public void A_role_has_to_trust_the_name_of_the_partition(string region, string principal, bool gives)
    {
        string pool = _service.CreatePool(region: region), partition = Partition.Of(region).Name;
        string role = $"arn:{partition}:iam::123456789012:role/guest";
        _service.Ok("SetIdentityPoolRoles", new { IdentityPoolId = pool, Roles = new { unauthenticated = role } }, region);
        new RoleDirectory(_service.Core.Roles, _service.Clock).Create(partition, new CreateRoleRequest
        {
            RoleName = "guest",
            AssumeRolePolicyDocument = $$"""
                {
                  "Statement": {
                    "Effect": "Allow",
                    "Principal": { "Federated": "{{principal}}" },
                    "Action": "sts:AssumeRoleWithWebIdentity",
                    "Condition": { "StringEquals": { "{{principal}}:aud": "{{pool}}", "{{principal}}:amr": "unauthenticated" } }
                  }
                }
                """,
        });
        string id = _service.GetId(pool);

        Assert.Equal(gives ? 200 : 400, _service.Call("GetCredentialsForIdentity", new { IdentityId = id }).Status);
    }

    private (string Id, string Token) Developer(string pool, string region)
    {
        JsonElement answer = _service.Ok(
            "GetOpenIdTokenForDeveloperIdentity", new { IdentityPoolId = pool, Logins = Under(ServiceInProcess.Developer, "ada") }, region);
        return (answer.GetProperty("IdentityId").GetString()!, answer.GetProperty("Token").GetString()!);
    }

    private static Dictionary<string, string> Under(string key, string token) => new() { [key] = token };

    private static string? Claim(string token, string name) => TokenReader.Read(token, out _)!.Text(name);
}
