namespace CognitoIdentity.UnitTests.LocalService;

public sealed class TagTests : IClassFixture<RunningService>
{
    private readonly RunningService _service;

    public TagTests(RunningService service) => _service = service;

    [Fact]
    public async Task Tags_are_added_replaced_listed_and_removed()
    {
        string arn = RunningService.Arn(await _service.CreatePoolAsync());

        Assert.Equal("{}", (await TagAsync(arn, ("a", "1"), ("b", ""))).Succeeded().GetRawText());
        (await TagAsync(arn, ("b", "2"), ("c", "ü"))).Succeeded();
        Assert.Equal("""{"Tags":{"a":"1","b":"2","c":"ü"}}""", await TagsAsync(arn));

        Answer untagged = await _service.CallAsync("UntagResource", $$"""{"ResourceArn":"{{arn}}","TagKeys":["a","c","never there"]}""");
        Assert.Equal("{}", untagged.Succeeded().GetRawText());
        Assert.Equal("""{"Tags":{"b":"2"}}""", await TagsAsync(arn));
    }

    [Fact]
    public async Task A_pool_without_tags_has_an_empty_list_of_them()
    {
        Assert.Equal("""{"Tags":{}}""", await TagsAsync(RunningService.Arn(await _service.CreatePoolAsync())));
    }

    [Fact]
    public async Task A_described_pool_has_the_tags_of_its_arn()
    {
        string id = await _service.CreatePoolAsync();
        await TagAsync(RunningService.Arn(id), ("a", "1"));

        Answer described = await _service.CallAsync("DescribeIdentityPool", new { IdentityPoolId = id });

        Assert.Equal("""{"a":"1"}""", described.Succeeded().GetProperty("IdentityPoolTags").GetRawText());
    }

    [Fact]
    public async Task A_51st_tag_is_rejected_and_the_others_stay()
    {
        string arn = RunningService.Arn(await _service.CreatePoolAsync());
        (await TagAsync(arn, [.. Enumerable.Range(0, 50).Select(number => ($"key{number}", "v"))])).Succeeded();

        Answer rejected = await TagAsync(arn, ("one more", "v"));
        Answer replaced = await TagAsync(arn, ("key7", "other"));

        Assert.Equal("A resource can have at most 50 tags.", rejected.Failed("InvalidParameterException"));
        replaced.Succeeded();
        Assert.DoesNotContain("one more", await TagsAsync(arn), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("aws:owner")]
    [InlineData("AWS:owner")]
    public async Task Keys_that_belong_to_aws_are_rejected(string key)
    {
        Answer answer = await TagAsync(RunningService.Arn(await _service.CreatePoolAsync()), (key, "v"));

        Assert.Equal("Tag keys that start with 'aws:' are reserved.", answer.Failed("InvalidParameterException"));
    }

    [Fact]
    public async Task Tags_given_at_creation_are_held_to_the_same_rules()
    {
        Answer answer = await _service.CallAsync(
            "CreateIdentityPool",
            """{"IdentityPoolName":"p","AllowUnauthenticatedIdentities":true,"IdentityPoolTags":{"aws:x":"1"}}""");

        answer.Failed("InvalidParameterException");
    }

    [Theory]
    [InlineData("arn:aws:cognito-identity:eu-west-1:123456789012:identitypool")]
    [InlineData("arn:aws:cognito-idp:eu-west-1:123456789012:identitypool/eu-west-1:0")]
    [InlineData("arn:aws:cognito-identity:eu-west-1:123456789012:identitypool/us-east-1:0")]
    [InlineData("arn:aws-cn:cognito-identity:eu-west-1:123456789012:identitypool/eu-west-1:0")]
    [InlineData("eu-west-1:00000000-0000-0000-0000-000000000000")]
    public async Task An_arn_of_anything_but_a_pool_is_rejected(string arn)
    {
        Answer answer = await _service.CallAsync("ListTagsForResource", new { ResourceArn = arn });

        Assert.Equal($"'{arn}' is not the ARN of an identity pool.", answer.Failed("InvalidParameterException"));
    }

    [Fact]
    public async Task An_arn_of_another_account_is_rejected()
    {
        string arn = RunningService.Arn(await _service.CreatePoolAsync(), account: "999999999999");

        Assert.Equal($"'{arn}' belongs to another account.", (await TagAsync(arn, ("a", "1"))).Failed("NotAuthorizedException"));
    }

    [Fact]
    public async Task An_arn_of_another_region_names_no_pool_here()
    {
        string id = await _service.CreatePoolAsync(region: "us-east-1");

        Answer answer = await TagAsync(RunningService.Arn(id, region: "us-east-1"), ("a", "1"));

        Assert.Equal($"IdentityPool '{id}' not found.", answer.Failed("ResourceNotFoundException"));
    }

    [Theory]
    [InlineData("ListTagsForResource")]
    [InlineData("TagResource")]
    [InlineData("UntagResource")]
    public async Task The_pool_of_an_arn_is_reported_as_missing(string operation)
    {
        const string Id = "eu-west-1:00000000-0000-0000-0000-000000000000";

        Answer answer = await _service.CallAsync(
            operation,
            new { ResourceArn = RunningService.Arn(Id), Tags = new Dictionary<string, string>(), TagKeys = Array.Empty<string>() });

        Assert.Equal($"IdentityPool '{Id}' not found.", answer.Failed("ResourceNotFoundException"));
    }

    [Theory]
    [InlineData("cn-north-1", "aws-cn")]
    [InlineData("us-gov-west-1", "aws-us-gov")]
    public async Task Regions_outside_the_main_partition_have_arns_of_their_own(string region, string partition)
    {
        string id = await _service.CreatePoolAsync(region: region);

        Answer answer = await _service.CallAsync("ListTagsForResource", new { ResourceArn = RunningService.Arn(id, region, partition: partition) }, region);

        answer.Succeeded();
    }

    private Task<Answer> TagAsync(string arn, params (string Key, string Value)[] tags) =>
        _service.CallAsync("TagResource", new { ResourceArn = arn, Tags = tags.ToDictionary(tag => tag.Key, tag => tag.Value) });

    private async Task<string> TagsAsync(string arn) => (await _service.CallAsync("ListTagsForResource", new { ResourceArn = arn })).Succeeded().GetRawText();
}
