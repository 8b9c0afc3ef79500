using System.Text.Json;
using CognitoIdentity.Api;
using CognitoIdentity.Local;

namespace CognitoIdentity.UnitTests.LocalService;

public sealed class ValidationTests : IClassFixture<RunningService>
{
    private const string NamePattern = @"Member must satisfy regular expression pattern: [\w\s+=,.@-]+";
    private const string Role = "arn:aws:iam::123456789012:role/r";
    private readonly RunningService _service;

    public ValidationTests(RunningService service) => _service = service;

    [Fact]
    public async Task A_name_with_a_slash_is_rejected_with_the_services_text()
    {
        Answer answer = await _service.CallAsync("CreateIdentityPool", new { IdentityPoolName = "a/b", AllowUnauthenticatedIdentities = true });

        Assert.Equal(
            "1 validation error detected: Value 'a/b' at 'identityPoolName' failed to satisfy constraint: " + NamePattern,
            answer.Failed("ValidationException"));
    }

    [Fact]
    public async Task All_that_is_wrong_is_said_at_once()
    {
        Answer answer = await _service.CallAsync("CreateIdentityPool", """{"IdentityPoolName":"","DeveloperProviderName":"a b"}""");

        Assert.Equal(
            "4 validation errors detected: "
            + "Value '' at 'identityPoolName' failed to satisfy constraint: Member must have length greater than or equal to 1; "
            + $"Value '' at 'identityPoolName' failed to satisfy constraint: {NamePattern}; "
            + "Value null at 'allowUnauthenticatedIdentities' failed to satisfy constraint: Member must not be null; "
            + @"Value 'a b' at 'developerProviderName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\w._-]+",
            answer.Failed("ValidationException"));
    }

    [Fact]
    public async Task A_null_member_counts_as_missing()
    {
        Answer required = await _service.CallAsync("DescribeIdentityPool", """{"IdentityPoolId":null}""");
        Answer optional = await _service.CallAsync("ListIdentityPools", """{"MaxResults":1,"NextToken":null}""");

        Assert.Equal(
            "1 validation error detected: Value null at 'identityPoolId' failed to satisfy constraint: Member must not be null",
            required.Failed("ValidationException"));
        optional.Succeeded();
    }

    [Theory]
    [InlineData(0, "greater than or equal to 1")]
    [InlineData(-5, "greater than or equal to 1")]
    [InlineData(61, "less than or equal to 60")]
    public async Task A_page_size_out_of_range_is_rejected(int size, string bound)
    {
        Answer answer = await _service.CallAsync("ListIdentityPools", new { MaxResults = size });

        Assert.Equal(
            $"1 validation error detected: Value '{size}' at 'maxResults' failed to satisfy constraint: Member must have value {bound}",
            answer.Failed("ValidationException"));
    }

    [Fact]
    public void A_name_of_128_characters_is_taken_and_one_of_129_is_not()
    {
        string shape(int length) => $$"""{"IdentityPoolName":"{{new string('x', length)}}","AllowUnauthenticatedIdentities":true}""";

        Assert.Null(Problem("CreateIdentityPool", shape(128)));
        Assert.EndsWith("Member must have length less than or equal to 128", Problem("CreateIdentityPool", shape(129)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Größe")]
    [InlineData("池")]
    [InlineData("a\u00a0b")]
    [InlineData("a\n/")]
    public void Letters_and_spaces_of_a_name_are_ascii_as_in_java(string name)
    {
        string input = JsonSerializer.Serialize(new { IdentityPoolName = name, AllowUnauthenticatedIdentities = true });

        Assert.EndsWith(NamePattern, Problem("CreateIdentityPool", input), StringComparison.Ordinal);
    }

    [Fact]
    public void A_pattern_has_to_match_to_the_very_end() =>
        Assert.NotNull(Problem("DescribeIdentityPool", """{"IdentityPoolId":"eu-west-1:0\n"}"""));

    [Theory]
    [InlineData("email", true)]
    [InlineData("größe", true)]
    [InlineData("😀", true)]
    [InlineData("\U00020BB7", true)]
    [InlineData("two words", false)]
    [InlineData("a\u200bb", false)]
    [InlineData("\ue000", false)]
    public void A_claims_name_is_of_visible_characters_of_any_script(string claim, bool allowed)
    {
        string? problem = Problem("SetIdentityPoolRoles", Rules(new { Claim = claim, MatchType = "Equals", Value = "v", RoleARN = Role }));

        if (allowed)
        {
            Assert.Null(problem);
        }
        else
        {
            Assert.EndsWith(@"Member must satisfy regular expression pattern: [\p{L}\p{M}\p{S}\p{N}\p{P}]+", problem, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_emoji_counts_as_one_character()
    {
        string tags(int count) => $$$"""{"ResourceArn":"arn:aws:cognito-identity:x","Tags":{"k":"{{{string.Concat(Enumerable.Repeat("😀", count))}}}"}}""";

        Assert.Null(Problem("TagResource", tags(256)));
        Assert.NotNull(Problem("TagResource", tags(257)));
    }

    [Fact]
    public void A_bad_value_in_a_map_of_texts_is_reported_as_by_the_service() => Assert.Equal(
        "1 validation error detected: Value '{accounts.google.com=a b, graph.facebook.com=1}' at 'supportedLoginProviders' failed to satisfy constraint: "
        + "Map value must satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or equal to 1, "
        + @"Member must satisfy regular expression pattern: [\w.;_/-]+]",
        Problem("CreateIdentityPool", """
            {"IdentityPoolName":"p","AllowUnauthenticatedIdentities":true,"SupportedLoginProviders":{"accounts.google.com":"a b","graph.facebook.com":"1"}}
            """));

    [Fact]
    public void A_bad_key_of_a_map_is_reported_with_all_limits_of_keys() => Assert.Equal(
        "1 validation error detected: Value '{owner=arn:aws:iam::123456789012:role/r}' at 'roles' failed to satisfy constraint: "
        + "Map keys must satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or equal to 1, "
        + "Member must satisfy regular expression pattern: (un)?authenticated]",
        Problem("SetIdentityPoolRoles", """{"IdentityPoolId":"eu-west-1:0","Roles":{"owner":"arn:aws:iam::123456789012:role/r"}}"""));

    [Fact]
    public void A_map_with_too_much_in_it_is_rejected()
    {
        string input = JsonSerializer.Serialize(new
        {
            IdentityPoolName = "p",
            AllowUnauthenticatedIdentities = true,
            SupportedLoginProviders = Enumerable.Range(0, 11).ToDictionary(number => $"p{number}", _ => "1"),
        });

        Assert.EndsWith(
            "at 'supportedLoginProviders' failed to satisfy constraint: Member must have length less than or equal to 10",
            Problem("CreateIdentityPool", input),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_bad_text_in_a_list_is_reported_with_the_whole_list() => Assert.Equal(
        "1 validation error detected: Value '[good, ]' at 'tagKeys' failed to satisfy constraint: "
        + "Member must satisfy constraint: [Member must have length less than or equal to 128, Member must have length greater than or equal to 1]",
        Problem("UntagResource", """{"ResourceArn":"arn:aws:cognito-identity:x","TagKeys":["good",""]}"""));

    [Fact]
    public void A_bad_member_of_a_structure_in_a_list_is_reported_with_its_index() => Assert.Equal(
        "1 validation error detected: Value 'a-b' at 'cognitoIdentityProviders.2.member.clientId' failed to satisfy constraint: "
        + @"Member must satisfy regular expression pattern: [\w_]+",
        Problem("CreateIdentityPool", """
            {"IdentityPoolName":"p","AllowUnauthenticatedIdentities":true,"CognitoIdentityProviders":[{"ClientId":"ab"},{"ClientId":"a-b"}]}
            """));

    [Fact]
    public void A_bad_member_of_a_structure_in_a_map_is_reported_with_its_key() => Assert.Equal(
        "2 validation errors detected: "
        + "Value 'Guess' at 'roleMappings.accounts.google.com.member.type' failed to satisfy constraint: Member must satisfy enum value set: [Token, Rules]; "
        + "Value null at 'roleMappings.accounts.google.com.member.rulesConfiguration.rules' failed to satisfy constraint: Member must not be null",
        Problem("SetIdentityPoolRoles", """
            {"IdentityPoolId":"eu-west-1:0","Roles":{},"RoleMappings":{"accounts.google.com":{"Type":"Guess","RulesConfiguration":{}}}}
            """));

    [Fact]
    public void An_empty_list_of_rules_is_rejected() => Assert.Equal(
        "1 validation error detected: Value '[]' at 'roleMappings.p.member.rulesConfiguration.rules' failed to satisfy constraint: "
        + "Member must have length greater than or equal to 1",
        Problem("SetIdentityPoolRoles", Rules()));

    [Fact]
    public void A_list_of_structures_that_is_too_long_is_reported_with_its_items()
    {
        var rule = new { Claim = "c", MatchType = "Equals", Value = "v", RoleARN = Role };

        string? problem = Problem("SetIdentityPoolRoles", Rules([.. Enumerable.Repeat(rule, 401)]));

        Assert.StartsWith(
            $"1 validation error detected: Value '[{{claim=c, matchType=Equals, value=v, roleARN={Role}}}, {{claim=c,", problem, StringComparison.Ordinal);
        Assert.EndsWith("Member must have length less than or equal to 400", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_null_in_a_list_is_rejected() => Assert.Equal(
        "1 validation error detected: Value '[a, null]' at 'tagKeys' failed to satisfy constraint: Member must satisfy constraint: [Member must not be null]",
        Problem("UntagResource", """{"ResourceArn":"arn:aws:cognito-identity:x","TagKeys":["a",null]}"""));

    [Fact]
    public void A_null_in_a_map_is_rejected() => Assert.Equal(
        "1 validation error detected: Value '{a=null}' at 'tags' failed to satisfy constraint: Map value must satisfy constraint: [Member must not be null]",
        Problem("TagResource", """{"ResourceArn":"arn:aws:cognito-identity:x","Tags":{"a":null}}"""));

    [Fact]
    public void A_null_in_a_list_of_structures_is_rejected() => Assert.Equal(
        "1 validation error detected: Value null at 'cognitoIdentityProviders.1.member' failed to satisfy constraint: Member must not be null",
        Problem("CreateIdentityPool", """{"IdentityPoolName":"p","AllowUnauthenticatedIdentities":true,"CognitoIdentityProviders":[null]}"""));

    [Fact]
    public void Tokens_are_not_shown_in_the_error_that_rejects_them()
    {
        string token = "secret" + new string('x', 50_000);

        string? problem = Problem("GetId", JsonSerializer.Serialize(new
        {
            IdentityPoolId = "eu-west-1:0",
            Logins = new Dictionary<string, string> { ["accounts.google.com"] = token, ["graph.facebook.com"] = "hidden", ["other"] = "" },
        }));

        Assert.Equal(
            "1 validation error detected: Value '{accounts.google.com=***, graph.facebook.com=***, other=}' at 'logins' failed to satisfy constraint: "
            + "Map value must satisfy constraint: [Member must have length less than or equal to 50000, Member must have length greater than or equal to 1]",
            problem);
    }

    [Fact]
    public void A_duration_may_be_of_64_bits() => Assert.EndsWith(
        "Value '99999999999' at 'tokenDuration' failed to satisfy constraint: Member must have value less than or equal to 86400",
        Problem("GetOpenIdTokenForDeveloperIdentity", """{"IdentityPoolId":"eu-west-1:0","Logins":{},"TokenDuration":99999999999}"""),
        StringComparison.Ordinal);

    private static string Rules(params object[] rules) => JsonSerializer.Serialize(new
    {
        IdentityPoolId = "eu-west-1:0",
        Roles = new { },
        RoleMappings = new { p = new { Type = "Rules", RulesConfiguration = new { Rules = rules } } },
    });

    /// <summary>The validator's message for an input.</summary>
    private static string? Problem(string operation, string input)
    {
        using JsonDocument document = JsonDocument.Parse(input);
        try
        {
            Validator.Check(Operation.ByName[operation].Request, document.RootElement);
            return null;
        }
        catch (ServiceException error)
        {
            Assert.Equal("ValidationException", error.Type);
            return error.Message;
        }
    }
}
