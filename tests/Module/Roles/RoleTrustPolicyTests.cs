using System.Management.Automation;
using System.Text.Json.Nodes;

namespace CognitoIdentity.ModuleTests.Roles;

/// <summary>New-CIRoleTrustPolicy.</summary>
public sealed class RoleTrustPolicyTests : LocalServiceTests
{
    private const string Pool = "us-east-1:01234567-89ab-cdef-0123-456789abcdef";

    [Theory]
    [InlineData("", "cognito-identity.amazonaws.com", "sts:AssumeRoleWithWebIdentity", "authenticated")]
    [InlineData("-Unauthenticated", "cognito-identity.amazonaws.com", "sts:AssumeRoleWithWebIdentity", "unauthenticated")]
    [InlineData("-TagSession", "cognito-identity.amazonaws.com", "sts:AssumeRoleWithWebIdentity sts:TagSession", "authenticated")]
    [InlineData("-Unauthenticated -TagSession", "cognito-identity.amazonaws.com", "sts:AssumeRoleWithWebIdentity sts:TagSession", "unauthenticated")]
    public void Trusts_the_users_or_the_guests_of_a_pool(string arguments, string service, string actions, string method)
    {
        JsonNode statement = Statement($"New-CIRoleTrustPolicy {Pool} {arguments}");

        Assert.Equal("Allow", (string?)statement["Effect"]);
        Assert.Equal(service, (string?)statement["Principal"]!["Federated"]);
        Assert.Equal(actions, statement["Action"] is JsonArray several ? string.Join(' ', several) : (string?)statement["Action"]);
        Assert.Equal($$$"""{"StringEquals":{"{{{service}}}:aud":"{{{Pool}}}"},"ForAnyValue:StringLike":{"{{{service}}}:amr":"{{{method}}}"}}""", statement["Condition"]!.ToJsonString());
    }

    [Theory]
    [InlineData("us-gov-west-1", "cognito-identity-us-gov.amazonaws.com")]
    [InlineData("cn-north-1", "cognito-identity.cn-north-1.amazonaws.com.cn")]
    public void Names_the_service_as_the_region_of_the_pool_does(string region, string service) =>
        Assert.Equal(service, (string?)Statement($"New-CIRoleTrustPolicy {region}:01234567-89ab-cdef-0123-456789abcdef")["Principal"]!["Federated"]);

    [Fact]
    public void Takes_pools_and_makes_no_request()
    {
        string[] ids = Create("a", "b");
        IReadOnlyList<PSObject> pools = Run("Get-CIIdentityPool");
        long before = Requests;

        IReadOnlyList<PSObject> policies = Run("$input | New-CIRoleTrustPolicy", [.. pools]);

        Assert.Equal(2, policies.Count);
        Assert.All(ids, id => Assert.Single(policies, policy => $"{policy}".Contains(id, StringComparison.Ordinal)));
        Assert.Equal(before, Requests);
    }

    [Theory]
    [InlineData("'us-east-1_AbCdEfGhI'", "IdentityPoolIdInvalid")]
    [InlineData("'users'", "IdentityPoolIdInvalid")]
    public void Needs_the_id_of_a_pool(string pool, string errorId) => Assert.Equal(errorId, Invoke($"New-CIRoleTrustPolicy {pool}").ErrorId);

    private JsonNode Statement(string script)
    {
        JsonNode policy = JsonNode.Parse($"{Assert.Single(Run(script))}")!;
        Assert.Equal("2012-10-17", (string?)policy["Version"]);
        return Assert.Single(policy["Statement"]!.AsArray())!;
    }
}
