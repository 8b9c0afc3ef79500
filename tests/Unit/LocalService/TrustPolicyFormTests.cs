using CognitoIdentity.Local;

namespace CognitoIdentity.UnitTests.LocalService;

/// <summary>The trust policies that IAM accepts, and its errors for others.</summary>
public sealed class TrustPolicyFormTests
{
    [Theory]
    [InlineData("""{"Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""")]
    [InlineData("""{"Version":"2008-10-17","Id":"x","Statement":{"Sid":"a","Effect":"Deny","Principal":"*","Action":["STS:*"]}}""")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Principal":{"Federated":"cognito-identity.amazonaws.com"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{}}]}""")]
    [InlineData("""{"Statement":[{"Effect":"Deny","Principal":{"Federated":"cognito-identity.amazonaws.com"},"Action":"sts:AssumeRoleWithWebIdentity"}]}""")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Principal":{"Federated":["arn:aws:iam::123456789012:oidc-provider/issuer.example/a","www.amazon.com"]},"Action":"sts:TagSession"}]}""")]
    public void A_valid_policy_is_accepted(string policy) => TrustPolicyForm.Check(policy);

    [Theory]
    [InlineData("This policy contains invalid Json", "")]
    [InlineData("This policy contains invalid Json", "{")]
    [InlineData("Syntax errors in policy.", "[]")]
    [InlineData("Syntax errors in policy.", """{"Statement":1}""")]
    [InlineData("Syntax errors in policy.", """{"Statement":[1]}""")]
    [InlineData("Syntax errors in policy.", """{"Version":1,"Statement":[]}""")]
    [InlineData("Syntax errors in policy.", """{"Other":1,"Statement":[{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole"}]}""")]
    [InlineData("Syntax errors in policy.", """{"Statement":[{"Effect":1,"Principal":"*","Action":"sts:AssumeRole"}]}""")]
    [InlineData("Syntax errors in policy.", """{"Statement":[{"Effect":"Allow","Principal":"*","Action":1}]}""")]
    [InlineData("Syntax errors in policy.", """{"Statement":[{"Effect":"Allow","Principal":1,"Action":"sts:AssumeRole"}]}""")]
    [InlineData("Syntax errors in policy.", """{"Statement":[{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Condition":1}]}""")]
    [InlineData("The policy must contain a valid version string", """{"Version":"2012-10-18","Statement":[]}""")]
    [InlineData("Missing required field Statement", "{}")]
    [InlineData("Could not parse the policy: Statement is empty!", """{"Statement":[]}""")]
    [InlineData("Missing required field Effect", """{"Statement":[{}]}""")]
    [InlineData("Invalid effect: allow", """{"Statement":[{"Effect":"allow"}]}""")]
    [InlineData("Has prohibited field Resource", """{"Statement":[{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Resource":"*"}]}""")]
    [InlineData("Has prohibited field Resource", """{"Statement":[{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","NotResource":"*"}]}""")]
    [InlineData("Allow with NotPrincipal is not allowed.", """{"Statement":[{"Effect":"Allow","NotPrincipal":"*","Action":"sts:AssumeRole"}]}""")]
    [InlineData("AssumeRole policy must not contain NotPrincipal field.", """{"Statement":[{"Effect":"Deny","NotPrincipal":"*","Action":"sts:AssumeRole"}]}""")]
    [InlineData("Missing required field Principal", """{"Statement":[{"Effect":"Allow","Action":"sts:AssumeRole"}]}""")]
    [InlineData("Missing required field Action", """{"Statement":[{"Effect":"Allow","Principal":"*"}]}""")]
    [InlineData("AssumeRole policy may only specify STS AssumeRole actions.", """{"Statement":[{"Effect":"Allow","Principal":"*","Action":["sts:AssumeRole","s3:*"]}]}""")]
    [InlineData("AssumeRole policy may only specify STS AssumeRole actions.", """{"Statement":[{"Effect":"Allow","Principal":"*","NotAction":"*"}]}""")]
    [InlineData("Invalid principal in policy: \"Somebody\"", """{"Statement":[{"Effect":"Allow","Principal":{"Somebody":"x"},"Action":"sts:AssumeRole"}]}""")]
    [InlineData(
        "Federated principals must be valid domain names or SAML metadata ARNs",
        """{"Statement":[{"Effect":"Allow","Principal":{"Federated":"https://issuer.example"},"Action":"sts:AssumeRoleWithWebIdentity"}]}""")]
    [InlineData(
        "Federated principals must be valid domain names or SAML metadata ARNs",
        """{"Statement":[{"Effect":"Allow","Principal":{"Federated":"*"},"Action":"sts:AssumeRoleWithWebIdentity"}]}""")]
    [InlineData(
        "A condition block must be present for the Cognito provider",
        """{"Statement":[{"Effect":"Allow","Principal":{"Federated":"cognito-identity.amazonaws.com"},"Action":"sts:AssumeRoleWithWebIdentity"}]}""")]
    public void A_malformed_policy_is_rejected_with_the_text_of_iam(string message, string policy)
    {
        QueryException error = Assert.Throws<QueryException>(() => TrustPolicyForm.Check(policy));

        Assert.Equal((400, "MalformedPolicyDocument", message), (error.Status, error.Code, error.Message));
    }

    [Fact]
    public void A_policy_has_a_quota_that_counts_no_blanks()
    {
        TrustPolicyForm.Check(Policy(2048, blanks: 5000));

        QueryException error = Assert.Throws<QueryException>(() => TrustPolicyForm.Check(Policy(2049, blanks: 0)));
        Assert.Equal((409, "LimitExceeded", "Cannot exceed quota for ACLSizePerRole: 2048"), (error.Status, error.Code, error.Message));
    }

    private static string Policy(int letters, int blanks)
    {
        const string Start = """{"Statement":[{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole","Sid":""";
        const string End = "}]}";
        return $"{Start}{new string(' ', blanks)}\"{new string('x', letters - Start.Length - End.Length - 2)}\"{End}";
    }
}
