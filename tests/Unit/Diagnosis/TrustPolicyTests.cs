using System.Text.Json.Nodes;

namespace CognitoIdentity.UnitTests.Diagnosis;

/// <summary>The result of a trust policy for a request, and the reason.</summary>
public sealed class TrustPolicyTests
{
    private const string Service = "cognito-identity.amazonaws.com";
    private const string PoolId = "us-east-1:01234567-89ab-cdef-0123-456789abcdef";
    private const string IdentityId = "us-east-1:11111111-89ab-cdef-0123-456789abcdef";

    private static readonly TrustRequest Request =
        TrustRequest.OfIdentity(TrustRequest.AssumeRole, Service, PoolId, IdentityId, RoleType.Authenticated, "id.example", $"id.example:{PoolId}:ada");

    [Theory]
    [InlineData("'StringEquals':{'SERVICE:sub':'IDENTITY'}", true)]
    [InlineData("'StringEquals':{'SERVICE:sub':'us-east-1:2'}", false)]
    [InlineData("'StringLike':{'SERVICE:sub':'us-*'}", true)]
    [InlineData("'StringLike':{'SERVICE:sub':'US-*'}", false)]
    [InlineData("'StringLike':{'SERVICE:sub':'*-89ab-*-0123-*'}", true)]
    [InlineData("'StringLike':{'SERVICE:sub':'*-89ab-*-0124-*'}", false)]
    [InlineData("'StringLike':{'SERVICE:sub':'IDENTITY?'}", false)]
    [InlineData("'StringLike':{'SERVICE:sub':'IDENTITY**'}", true)]
    [InlineData("'StringNotEqualsIgnoreCase':{'SERVICE:sub':'US-EAST-1:11111111-89AB-CDEF-0123-456789ABCDEF'}", false)]
    [InlineData("'StringNotEquals':{'SERVICE:sub':['us-east-1:2','IDENTITY']}", false)]
    [InlineData("'ForAnyValue:StringEquals':{'SERVICE:amr':'id.example:POOL:ada'}", true)]
    [InlineData("'ForAnyValue:StringEquals':{'SERVICE:amr':'id.example:POOL:bob'}", false)]
    [InlineData("'ForAnyValue:StringNotEquals':{'SERVICE:amr':'authenticated'}", true)]
    [InlineData("'ForAllValues:StringLike':{'SERVICE:amr':['authenticated','id.example*']}", true)]
    [InlineData("'ForAllValues:StringNotLike':{'SERVICE:amr':'id.*'}", false)]
    [InlineData("'StringEquals':{'id.example:aud':'any'}", false)]
    [InlineData("'StringEqualsIfExists':{'id.example:aud':'any'}", true)]
    [InlineData("'StringNotEquals':{'id.example:aud':'any'}", true)]
    [InlineData("'ForAllValues:StringEquals':{'id.example:aud':'any'}", true)]
    [InlineData("'ForAllValues:StringNotEquals':{'id.example:aud':'any'}", true)]
    [InlineData("'ForAnyValue:StringEquals':{'id.example:aud':'any'}", false)]
    [InlineData("'ForAnyValue:StringNotEquals':{'id.example:aud':'any'}", false)]
    [InlineData("'ForAnyValue:StringEqualsIfExists':{'id.example:aud':'any'}", true)]
    [InlineData("'Null':{'id.example:aud':'True'}", true)]
    [InlineData("'Null':{'SERVICE:aud':'true'}", false)]
    [InlineData("'Null':{'SERVICE:aud':['true','false']}", true)]
    [InlineData("'StringEquals':{'SERVICE:aud':'POOL'},'StringLike':{'SERVICE:sub':'eu-*'}", false)]
    [InlineData("'StringEquals':{'SERVICE:aud':'POOL','SERVICE:sub':'us-east-1:2'}", false)]
    [InlineData("'StringEquals':{'SERVICE:aud':[]}", false)]
    [InlineData("'StringEquals':{'aws:SourceIp':'192.0.2.1'}", null)]
    [InlineData("'StringEqualsIfExists':{'aws:SourceIp':'192.0.2.1'}", null)]
    [InlineData("'StringEquals':{'sts:RoleSessionName':'a'}", null)]
    [InlineData("'stringequals':{'SERVICE:aud':'POOL'}", null)]
    [InlineData("'StringLikeIgnoreCase':{'SERVICE:aud':'POOL'}", null)]
    [InlineData("'NullIfExists':{'SERVICE:aud':'false'}", null)]
    [InlineData("'ForAnyValue:Null':{'SERVICE:aud':'false'}", null)]
    [InlineData("'StringEquals':{'SERVICE:amr':'authenticated'}", null)]
    [InlineData("'StringEquals':{'SERVICE:aud':['POOL','${aws:userid}']}", true)]
    [InlineData("'StringNotEquals':{'SERVICE:aud':['us-east-1:2','${aws:userid}']}", null)]
    public void A_condition_holds_or_not_or_that_is_unknown(string condition, bool? holds)
    {
        TrustDecision decision = Evaluate($"{{'Effect':'Allow','Principal':{{'Federated':'SERVICE'}},'Action':'ASSUME','Condition':{{{condition}}}}}");

        Assert.Equal(holds is null ? TrustAnswer.CannotTell : holds.Value ? TrustAnswer.Allowed : TrustAnswer.NotAllowed, decision.Answer);
        Assert.Equal("1", decision.Statement);
        Assert.Equal(holds == true, decision.Parts.Count == 0);
        Assert.All(decision.Parts, part => Assert.IsType<TrustCondition>(part));
    }

    [Theory]
    [InlineData("", "NotAllowed ")]
    [InlineData("ALLOW", "Allowed 1")]
    [InlineData("MAYBE,ALLOW", "Allowed 2")]
    [InlineData("ALLOW,MAYBE", "Allowed 1")]
    [InlineData("NEVER,ALLOW", "Allowed 2")]
    [InlineData("MAYBE", "CannotTell 1: Bool aws:MultiFactorAuthPresent true")]
    [InlineData("NEVER,MAYBE", "CannotTell 2: Bool aws:MultiFactorAuthPresent true")]
    [InlineData("ALLOW,DENY", "Denied no")]
    [InlineData("MAYBE,DENY", "Denied no")]
    [InlineData("DENY", "Denied no")]
    [InlineData("MAYBE,MAYDENY", "CannotTell 2: IpAddress aws:SourceIp 192.0.2.1")]
    [InlineData("ALLOW,MAYDENY", "CannotTell 2: IpAddress aws:SourceIp 192.0.2.1")]
    [InlineData("NEVER,MAYDENY", "NotAllowed 1: Principal Service ec2.amazonaws.com")]
    [InlineData("MAYDENY", "NotAllowed ")]
    public void A_denial_wins_and_an_unknown_element_never_allows(string statements, string expected) => Assert.Equal(expected, Describe(Evaluate(statements
        .Replace("MAYDENY", "{'Effect':'Deny','Principal':{'Federated':'SERVICE'},'Action':'*','Condition':{'IpAddress':{'aws:SourceIp':'192.0.2.1'}}}", StringComparison.Ordinal)
        .Replace("DENY", "{'Sid':'no','Effect':'Deny','Principal':{'Federated':'SERVICE'},'Action':'*'}", StringComparison.Ordinal)
        .Replace("MAYBE", "{'Effect':'Allow','Principal':{'Federated':'SERVICE'},'Action':'*','Condition':{'Bool':{'aws:MultiFactorAuthPresent':true}}}", StringComparison.Ordinal)
        .Replace("ALLOW", "{'Effect':'Allow','Principal':{'Federated':'SERVICE'},'Action':'*'}", StringComparison.Ordinal)
        .Replace("NEVER", "{'Sid':'','Effect':'Allow','Principal':{'Service':'ec2.amazonaws.com'},'Action':'*'}", StringComparison.Ordinal))));

    [Theory]
    [InlineData("'Principal':{'Federated':'a'},'Action':'ASSUME'", "'Principal':{'Federated':'SERVICE'},'Action':['a','b']", "2: Action a, b")]
    [InlineData("'Principal':{'Service':'SERVICE'},'Action':'a'", "'Principal':{'Federated':'a'},'Action':'ASSUME'", "1: Principal Service SERVICE | Action a")]
    [InlineData("'Principal':{'Federated':'SERVICE'},'Action':'a'", "'Principal':{'Federated':'cognito-idp.amazonaws.com'},'Action':'ASSUME'", "1: Action a")]
    [InlineData("'Principal':{'Federated':'SERVICE'},'Action':'a','Condition':{'Null':{'SERVICE:aud':'true'}}", "'Principal':{'Federated':'SERVICE'},'NotAction':'ASSUME'", "2: NotAction ASSUME")]
    [InlineData("'NotPrincipal':{'Federated':['a','SERVICE']},'Action':'*'", "'Principal':{'CanonicalUser':'a'},'Action':'*'", "1: NotPrincipal Federated a, Federated SERVICE")]
    public void The_nearest_statement_is_the_reason(string first, string second, string reason) =>
        Assert.Equal($"NotAllowed {Full(reason)}", Describe(Evaluate($"{{'Effect':'Allow',{first}}},{{'Effect':'Allow',{second}}}")));

    [Theory]
    [InlineData(RoleType.Authenticated, false, "sts:AssumeRoleWithWebIdentity")]
    [InlineData(RoleType.Unauthenticated, true, "sts:AssumeRoleWithWebIdentity sts:TagSession")]
    public void IAM_accepts_a_written_policy(string roleType, bool allowsTags, string actions)
    {
        string text = TrustPolicy.Write(PoolId, roleType, allowsTags);
        JsonNode statement = JsonNode.Parse(text)!["Statement"]![0]!;

        Assert.Equal(actions, statement["Action"] is JsonArray list ? string.Join(' ', list) : (string?)statement["Action"]);
        Assert.StartsWith("{\n  \"Version\": \"2012-10-17\",\n", text.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        foreach (string type in new[] { RoleType.Authenticated, RoleType.Unauthenticated })
        {
            foreach (string action in new[] { TrustRequest.AssumeRole, TrustRequest.TagSession })
            {
                bool isAllowed = type == roleType && (allowsTags || action == TrustRequest.AssumeRole);
                TrustAnswer answer = TrustPolicy.Parse(text).Evaluate(TrustRequest.OfIdentity(action, Service, PoolId, IdentityId, type)).Answer;
                Assert.Equal(isAllowed ? TrustAnswer.Allowed : TrustAnswer.NotAllowed, answer);
            }
        }
    }

    private static TrustDecision Evaluate(string statements) =>
        TrustPolicy.Parse(Full($"{{'Version':'2008-10-17','Statement':[{statements}]}}").Replace('\'', '"')).Evaluate(Request);

    private static string Full(string text) => text
        .Replace("SERVICE", Service, StringComparison.Ordinal)
        .Replace("ASSUME", TrustRequest.AssumeRole, StringComparison.Ordinal)
        .Replace("POOL", PoolId, StringComparison.Ordinal)
        .Replace("IDENTITY", IdentityId, StringComparison.Ordinal);

    private static string Describe(TrustDecision decision) =>
        $"{decision.Answer} {decision.Statement}{(decision.Parts.Count > 0 ? $": {string.Join(" | ", decision.Parts)}" : string.Empty)}";
}
