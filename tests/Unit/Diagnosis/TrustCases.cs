namespace CognitoIdentity.UnitTests.Diagnosis;

/// <summary>
/// Realistic trust policies, and their findings. In the statements <c>'</c> stands for a quotation mark, COGNITO for the
/// service, ASSUME for the action that it needs, and POOL and OTHER for two pools.
/// </summary>
internal static class TrustCases
{
    private const string Allow = "{'Effect':'Allow','Principal':{'Federated':'COGNITO'},'Action':'ASSUME','Condition':";
    private const string Pool = "'StringEquals':{'COGNITO:aud':'POOL'}";
    private const string Users = "'ForAnyValue:StringLike':{'COGNITO:amr':'authenticated'}";
    private const string Guests = "'ForAnyValue:StringLike':{'COGNITO:amr':'unauthenticated'}";

    /// <summary>The statements of a role for identities with a login at Facebook, and the findings.</summary>
    public static TheoryData<string, string, string> OfUsers => new()
    {
        { "as the console makes it", Conditions(Pool, Users), "" },
        { "two pools", Conditions("'StringEquals':{'COGNITO:aud':['OTHER','POOL']}", Users), "" },
        { "one provider", Conditions(Pool, "'ForAnyValue:StringLike':{'COGNITO:amr':'graph.facebook.com'}"), "" },
        { "one of several providers", Conditions(Pool, "'ForAnyValue:StringEquals':{'COGNITO:amr':['accounts.google.com','graph.facebook.com']}"), "" },
        { "keys in another case", Conditions("'StringEquals':{'Cognito-Identity.amazonaws.com:AUD':'POOL'}", Users), "" },
        { "StringLike without wildcards", Conditions("'StringLike':{'COGNITO:aud':'POOL'}", Users), "" },
        { "StringLike for the beginning of the id", Conditions("'StringLike':{'COGNITO:aud':'us-east-1:0123456?-*'}", Users), "" },
        { "the id ignoring case", Conditions("'StringEqualsIgnoreCase':{'COGNITO:aud':'US-EAST-1:01234567-89AB-CDEF-0123-456789ABCDEF'}", Users), "" },
        { "if the key exists", Conditions("'StringEqualsIfExists':{'COGNITO:aud':'POOL'}", "'ForAnyValue:StringLikeIfExists':{'COGNITO:amr':'authenticated'}"), "" },
        { "not guests", Conditions(Pool, "'ForAllValues:StringNotEquals':{'COGNITO:amr':'unauthenticated'}"), "" },
        { "no pool of Europe", Conditions(Pool, "'StringNotLike':{'COGNITO:aud':'eu-*'}", Users), "" },
        { "a key that must be there", Conditions(Pool, Users, "'Null':{'COGNITO:sub':'false'}"), "" },
        { "no token of Google", Conditions(Pool, Users, "'Null':{'accounts.google.com:aud':true}"), "" },
        { "several principals", Allow.Replace("'COGNITO'}", "['graph.facebook.com','COGNITO'],'Service':'ec2.amazonaws.com'}", StringComparison.Ordinal) + $"{{{Pool},{Users}}}}}", "" },
                { "two actions", Action("['ASSUME','sts:TagSession']"), "" },
        { "an action with a wildcard", Action("'STS:assumeRoleWith*'"), "" },
        { "all actions", Action("'*'"), "" },
        { "all actions but one", Conditions(Pool, Users).Replace("'Action':'ASSUME'", "'NotAction':'sts:AssumeRole'", StringComparison.Ordinal), "" },
        { "a statement for EC2 besides", "{'Effect':'Allow','Principal':{'Service':'ec2.amazonaws.com'},'Action':'sts:AssumeRole'}," + Conditions(Pool, Users), "" },
        { "another pool is denied", Conditions(Pool, Users) + ",{'Effect':'Deny','Principal':'*','Action':'ASSUME','Condition':{'StringEquals':{'COGNITO:aud':'OTHER'}}}", "" },
        { "all others are denied", Conditions(Pool, Users) + ",{'Effect':'Deny','NotPrincipal':{'Federated':'COGNITO'},'Action':'*'}", "" },

        { "another pool", Conditions("'StringEquals':{'COGNITO:aud':'OTHER'}", Users), "RoleTrustsOtherPool: has 'StringEquals COGNITO:aud OTHER'." },
        { "a pool of another region", Conditions("'StringEquals':{'COGNITO:aud':'eu-west-1:99999999-89ab-cdef-0123-456789abcdef'}", Users), "RoleTrustsOtherPool: eu-west-1:99999999" },
        { "the placeholder of a template", Conditions("'StringEquals':{'COGNITO:aud':'REPLACE_ME'}", Users), "RoleTrustsOtherPool: REPLACE_ME'. That isn't the id of a pool" },
        { "a client of a user pool", Conditions("'StringEquals':{'COGNITO:aud':'1example23456789'}", Users), "RoleTrustsOtherPool: That isn't the id of a pool" },
        { "a user pool", Conditions("'StringEquals':{'COGNITO:aud':'us-east-1_AbCdEfGhI'}", Users), "RoleTrustsOtherPool: That isn't the id of a pool" },
        { "the id in upper case", Conditions("'StringEquals':{'COGNITO:aud':'us-east-1:01234567-89AB-CDEF-0123-456789ABCDEF'}", Users), "RoleTrustsOtherPool: differs in upper and lower case" },
        { "a wildcard where none is taken", Conditions("'StringEquals':{'COGNITO:aud':'us-east-1:*'}", Users), "RoleTrustsOtherPool: Only StringLike treats" },
        { "every pool but this", Conditions("'StringNotEquals':{'COGNITO:aud':'POOL'}", Users), "RoleTrustsOtherPool: StringNotEquals" },
        { "every pool of the region", Conditions("'StringLike':{'COGNITO:aud':'us-east-1:*'}", Users), "RoleTrustsAnyPool: trusts every identity pool" },
        { "every pool but another", Conditions("'StringNotEquals':{'COGNITO:aud':'OTHER'}", Users), "RoleTrustsAnyPool: anybody can take it" },
        { "no pool", Conditions(Users), "RoleTrustsAnyPool: with a pool of their own" },
        { "no conditions", "{'Effect':'Allow','Principal':{'Federated':'COGNITO'},'Action':'ASSUME'}", "RoleTrustsAnyPool: identities with a login; RoleTrustsGuestsToo: guests of the pool too" },
        { "users and guests", Conditions(Pool), "RoleTrustsGuestsToo: trusts guests" },
        { "a statement for each", $"{Conditions(Pool, Guests)},{Conditions(Pool, Users)}", "RoleTrustsGuestsToo: trusts guests" },

        { "guests", Conditions(Pool, Guests), "RoleTrustsOthers: have amr authenticated, graph.facebook.com, but its trust policy has 'ForAnyValue:StringLike COGNITO:amr unauthenticated'" },
        { "one user of another provider", Conditions(Pool, "'ForAnyValue:StringLike':{'COGNITO:amr':'accounts.google.com:*:ada'}"), "RoleTrustsOthers: accounts.google.com:*:ada" },
        { "another provider", Conditions(Pool, "'ForAnyValue:StringLike':{'COGNITO:amr':'accounts.google.com'}"), "RoleTrustsOthers: accounts.google.com" },
        { "a misspelt method", Conditions(Pool, "'ForAnyValue:StringLike':{'COGNITO:amr':'authentciated'}"), "RoleTrustsOthers: authentciated" },
        { "no value but one", Conditions(Pool, "'ForAllValues:StringLike':{'COGNITO:amr':'authenticated'}"), "RoleTrustsOthers: ForAllValues:StringLike" },
        { "another pool's guests", Conditions("'StringEquals':{'COGNITO:aud':'OTHER'}", Guests), "RoleTrustsOtherPool: OTHER; RoleTrustsOthers: unauthenticated" },

        { "the action of services", Action("'sts:AssumeRole'"), "RoleTrustsOtherAction: has 'Action sts:AssumeRole'. It must allow ASSUME." },
        { "the action of SAML", Action("'sts:AssumeRoleWithSAML'"), "RoleTrustsOtherAction: sts:AssumeRoleWithSAML" },
        { "tags alone", Action("'sts:TagSession'"), "RoleTrustsOtherAction: sts:TagSession" },
        { "all actions but the one", Conditions(Pool, Users).Replace("'Action':", "'NotAction':", StringComparison.Ordinal), "RoleTrustsOtherAction: NotAction ASSUME" },

        { "user pools", Principal("'Federated':'cognito-idp.amazonaws.com'"), "RoleTrustsMisspelt: trusts 'Principal Federated cognito-idp.amazonaws.com'. Identity pools in this region are 'Federated COGNITO'." },
        { "the service as a service", Principal("'Service':'COGNITO'"), "RoleTrustsMisspelt: 'Principal Service COGNITO'" },
        { "the host of the region", Principal("'Federated':'cognito-identity.us-east-1.amazonaws.com'"), "RoleTrustsMisspelt: cognito-identity.us-east-1" },
        { "the service in China", Principal("'Federated':'cognito-identity.cn-north-1.amazonaws.com.cn'"), "RoleTrustsMisspelt: cn-north-1" },
        { "the user pool as a provider of IAM", Principal("'Federated':'arn:aws:iam::123456789012:oidc-provider/cognito-idp.us-east-1.amazonaws.com/us-east-1_AbCdEfGhI'"), "RoleTrustsMisspelt: us-east-1_AbCdEfGhI" },
        { "another service", Principal("'Service':'lambda.amazonaws.com'"), "RoleTrustsNoPool: allows COGNITO nothing" },
        { "an account", Principal("'AWS':'arn:aws:iam::123456789012:root'"), "RoleTrustsNoPool: allows COGNITO nothing" },
        { "the provider itself", Principal("'Federated':'graph.facebook.com'"), "RoleTrustsNoPool: allows COGNITO nothing" },
        { "a provider of IAM", Principal("'Federated':'arn:aws:iam::123456789012:oidc-provider/id.example'"), "RoleTrustsNoPool: allows COGNITO nothing" },
        { "nobody", "", "RoleTrustsNoPool: allows COGNITO nothing" },
        { "nothing but a denial of others", "{'Effect':'Deny','Principal':{'Federated':'graph.facebook.com'},'Action':'*'}", "RoleTrustsNoPool: allows COGNITO nothing" },
        { "EC2, and another pool", "{'Effect':'Allow','Principal':{'Service':'ec2.amazonaws.com'},'Action':'sts:AssumeRole'}," + Conditions("'StringEquals':{'COGNITO:aud':'OTHER'}", Users), "RoleTrustsOtherPool: OTHER" },
        { "EC2, and user pools", "{'Effect':'Allow','Principal':{'Service':'ec2.amazonaws.com'},'Action':'ASSUME'}," + Principal("'Federated':'cognito-idp.amazonaws.com'"), "RoleTrustsMisspelt: cognito-idp" },

        { "denied to all", Conditions(Pool, Users) + ",{'Sid':'Closed','Effect':'Deny','Principal':{'Federated':'COGNITO'},'Action':'sts:*'}", "RoleTrustDenied: in statement Closed." },
        { "denied to the pool", Conditions(Pool, Users) + ",{'Effect':'Deny','Principal':{'Federated':'COGNITO'},'Action':'ASSUME','Condition':{'StringEquals':{'COGNITO:aud':'POOL'}}}", "RoleTrustDenied: in statement 2." },
        { "a key of user pools", Conditions("'StringEquals':{'cognito-idp.amazonaws.com:aud':'POOL'}", Users), "RoleTrustUnmet: COGNITO don't meet: 'StringEquals cognito-idp.amazonaws.com:aud POOL'" },
        { "a token of Google", Conditions(Pool, Users, "'Null':{'accounts.google.com:aud':'false'}"), "RoleTrustUnmet: Null accounts.google.com:aud false" },

        { "one identity", Conditions("'StringEquals':{'COGNITO:aud':'POOL','COGNITO:sub':'us-east-1:1'}", Users), "RoleTrustUnclear: statement 1 depends on StringEquals COGNITO:sub us-east-1:1" },
        { "an address", Conditions(Pool, Users, "'IpAddress':{'aws:SourceIp':'192.0.2.0/24'}"), "RoleTrustUnclear: IpAddress aws:SourceIp" },
        { "a key that isn't known", Conditions(Pool, Users, "'StringLike':{'aws:UserAgent':'*'}"), "RoleTrustUnclear: aws:UserAgent" },
        { "an operator that isn't known", Conditions(Pool, Users, "'StringSounds':{'COGNITO:aud':'POOL'}"), "RoleTrustUnclear: StringSounds" },
        { "a set that isn't known", Conditions(Pool, "'ForSomeValues:StringLike':{'COGNITO:amr':'authenticated'}"), "RoleTrustUnclear: ForSomeValues" },
        { "a claim that isn't known", Conditions("'StringEquals':{'COGNITO:audience':'POOL'}", Users), "RoleTrustUnclear: COGNITO:audience" },
        { "a variable", Conditions("'StringEquals':{'COGNITO:aud':'${aws:PrincipalTag/pool}'}", Users), "RoleTrustUnclear: aws:PrincipalTag/pool" },
        { "one user", Conditions(Pool, "'ForAnyValue:StringLike':{'COGNITO:amr':'graph.facebook.com:*:ada'}"), "RoleTrustUnclear: graph.facebook.com:*:ada" },
        { "all users but one", Conditions(Pool, Users, "'ForAllValues:StringNotEquals':{'COGNITO:amr':'graph.facebook.com:POOL:ada'}"), "RoleTrustUnclear: ForAllValues:StringNotEquals" },
        { "several values without a set", Conditions("'StringEquals':{'COGNITO:aud':'POOL','COGNITO:amr':'authenticated'}"), "RoleTrustUnclear: StringEquals COGNITO:amr" },
        { "Null of neither", Conditions(Pool, Users, "'Null':{'COGNITO:aud':'maybe'}"), "RoleTrustUnclear: maybe" },
        { "a federated wildcard", Principal("'Federated':'*'"), "RoleTrustUnclear: Principal Federated *" },
        { "everybody", Conditions(Pool, Users).Replace("{'Federated':'COGNITO'}", "'*'", StringComparison.Ordinal), "RoleTrustUnclear: statement 1 depends on Principal AWS *" },
        { "every account", Principal("'AWS':'*'"), "RoleTrustUnclear: statement 1 depends on Principal AWS *" },
        { "the service in upper case", Principal("'Federated':'Cognito-Identity.amazonaws.com'"), "RoleTrustUnclear: Cognito-Identity" },
        { "a kind of principal that isn't known", Principal("'Robot':'COGNITO'"), "RoleTrustUnclear: Robot COGNITO" },
        { "perhaps any pool", $"{Conditions(Pool, Users)},{Conditions(Users, "'IpAddress':{'aws:SourceIp':'0.0.0.0/0'}")}", "RoleTrustUnclear: trusts identities with a login of other pools too, because statement 2 depends on IpAddress aws:SourceIp" },
        { "perhaps guests too", $"{Conditions(Pool, Users)},{Conditions(Pool, "'IpAddress':{'aws:SourceIp':'0.0.0.0/0'}")}", "RoleTrustUnclear: trusts guests of this pool too, because statement 2 depends on IpAddress aws:SourceIp" },
        { "perhaps guests of any pool", $"{Conditions(Pool, Users)},{Conditions("'IpAddress':{'aws:SourceIp':'0.0.0.0/0'}")}", "RoleTrustUnclear: of other pools too; RoleTrustUnclear: trusts guests of this pool too" },
        { "perhaps denied", Conditions(Pool, Users) + ",{'Effect':'Deny','Principal':'*','Action':'*','Condition':{'Bool':{'aws:SecureTransport':false}}}", "RoleTrustUnclear: Bool aws:SecureTransport false" },
        { "perhaps denied to all", Conditions(Pool, Users) + ",{'Effect':'Deny','Principal':'*','Action':'sts:*'}", "RoleTrustUnclear: statement 2 depends on Principal AWS *" },
    };

    /// <summary>The statements of a role for guests, and the findings.</summary>
    public static TheoryData<string, string, string> OfGuests => new()
    {
        { "as the console makes it", Conditions(Pool, Guests), "" },
        { "one value without a set", Conditions("'StringEquals':{'COGNITO:aud':'POOL','COGNITO:amr':'unauthenticated'}"), "RoleTrustUnclear: trusts identities with a login of this pool too, because statement 1 depends on StringEquals COGNITO:amr unauthenticated" },
        { "a negation without a set", Conditions(Pool, "'StringNotLike':{'COGNITO:amr':'auth*'}"), "RoleTrustUnclear: depends on StringNotLike COGNITO:amr auth*" },
        { "all values", Conditions(Pool, "'ForAllValues:StringLike':{'COGNITO:amr':'un*'}"), "" },
        { "users", Conditions(Pool, Users), "RoleTrustsOthers: is for guests, whose tokens have amr unauthenticated" },
        { "guests and users", Conditions(Pool), "RoleTrustsUsersToo: trusts identities with a login too" },
        { "guests of any pool", Conditions(Guests), "RoleTrustsAnyPool: for guests" },
        { "not guests", Conditions(Pool, "'ForAnyValue:StringNotEquals':{'COGNITO:amr':'unauthenticated'}"), "RoleTrustsOthers: ForAnyValue:StringNotEquals" },
    };

    /// <summary>Texts that aren't a trust policy, and why.</summary>
    public static TheoryData<string, string> Malformed => new()
    {
        { "{", "it isn't valid JSON" },
        { "[]", "Policy has a wrong value" },
        { "{}", "Statement is missing" },
        { "{'Version':'2012-10-17','Statement':['a']}", "Statement[1] has a wrong value" },
        { "{'Version':'2013-10-17','Statement':[]}", "Version has a wrong value" },
        { "{'Version':2012,'Statement':[]}", "Version has a wrong value" },
        { "{'Statement':[],'Statements':[]}", "Policy has an element 'Statements', which trust policies don't have" },
        { "{'Statement':{'Principal':'*','Action':'*'}}", "Statement[1].Effect is missing" },
        { "{'Statement':{'Effect':'allow','Principal':'*','Action':'*'}}", "Statement[1].Effect has a wrong value" },
        { "{'Statement':{'Effect':true,'Principal':'*','Action':'*'}}", "Statement[1].Effect has a wrong value" },
        { "{'Statement':[{'Effect':'Allow','Principal':'*','Action':'*'},{'Effect':'Allow','Action':'*'}]}", "Statement[2].Principal is missing" },
        { "{'Statement':{'Effect':'Allow','Principal':'*'}}", "Statement[1].Action is missing" },
        { "{'Statement':{'Effect':'Allow','Principal':'*','NotPrincipal':'*','Action':'*'}}", "Statement[1] has Principal twice, or both Principal and NotPrincipal" },
        { "{'Statement':{'Effect':'Allow','Effect':'Deny','Principal':'*','Action':'*'}}", "Statement[1] has Effect twice, or both Effect and NotEffect" },
        { "{'Statement':{'Effect':'Allow','Principal':'*','Action':'*','Resource':'*'}}", "Statement[1] has an element 'Resource', which trust policies don't have" },
        { "{'Statement':{'Effect':'Allow','Principal':7,'Action':'*'}}", "Statement[1].Principal has a wrong value" },
        { "{'Statement':{'Effect':'Allow','Principal':{'Federated':7},'Action':'*'}}", "Statement[1].Principal.Federated has a wrong value" },
        { "{'Statement':{'Effect':'Allow','Principal':'*','Action':['*',7]}}", "Statement[1].Action has a wrong value" },
        { "{'Statement':{'Effect':'Allow','Principal':'*','Action':'*','Condition':'a'}}", "Statement[1].Condition has a wrong value" },
        { "{'Statement':{'Effect':'Allow','Principal':'*','Action':'*','Condition':{'Null':'a'}}}", "Statement[1].Condition.Null has a wrong value" },
        { "{'Statement':{'Effect':'Allow','Principal':'*','Action':'*','Condition':{'Null':{'a':null}}}}", "Statement[1].Condition.Null.a has a wrong value" },
        { "{'Statement':{'Sid':7,'Effect':'Allow','Principal':'*','Action':'*'}}", "Statement[1].Sid has a wrong value" },
        { @"{'Statement':{'Sid':'\ud800','Effect':'Allow','Principal':'*','Action':'*'}}", "it isn't valid JSON" },
    };

    private static string Conditions(params string[] conditions) => $"{Allow}{{{string.Join(",", conditions)}}}}}";

    private static string Action(string action) => Conditions(Pool, Users).Replace("'ASSUME'", action, StringComparison.Ordinal);

    private static string Principal(string principal) => Conditions(Pool, Users).Replace("'Federated':'COGNITO'", principal, StringComparison.Ordinal);
}
