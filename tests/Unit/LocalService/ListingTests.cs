using System.Text.Json;

namespace CognitoIdentity.UnitTests.LocalService;

public sealed class ListingTests : IDisposable
{
    private readonly RunningService _service = new();

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Without_pools_the_list_is_empty_and_has_no_next_page()
    {
        Assert.Equal("""{"IdentityPools":[]}""", (await PageAsync(60)).GetRawText());
    }

    [Fact]
    public async Task All_of_2500_pools_are_listed_once_in_the_order_of_their_creation()
    {
        List<string> created = await CreateAsync(2500);

        List<string> listed = await ListAsync(60);

        Assert.Equal(created, listed);
    }

    [Fact]
    public async Task A_list_that_ends_with_its_page_has_no_next_page()
    {
        await CreateAsync(10);

        Assert.True((await PageAsync(9)).TryGetProperty("NextToken", out _));
        Assert.False((await PageAsync(10)).TryGetProperty("NextToken", out _));
    }

    [Fact]
    public async Task A_pool_in_a_list_has_its_id_and_its_name_only()
    {
        string id = await _service.CreatePoolAsync("shown");

        Assert.Equal(
            $$"""{"IdentityPools":[{"IdentityPoolId":"{{id}}","IdentityPoolName":"shown"}]}""",
            (await PageAsync(1)).GetRawText());
    }

    [Fact]
    public async Task Pools_deleted_or_created_between_pages_do_not_affect_the_others()
    {
        List<string> created = await CreateAsync(100);
        JsonElement first = await PageAsync(10);

        // A pool of the first page, its last pool, the first pool after it, and a later one.
        foreach (int gone in new[] { 3, 9, 10, 50 })
        {
            await _service.CallAsync("DeleteIdentityPool", new { IdentityPoolId = created[gone] });
        }

        string added = await _service.CreatePoolAsync("late");
        List<string> rest = await ListAsync(7, Token(first));

        List<string> expected = [.. created.Skip(10).Where((_, index) => index is not (0 or 40)), added];
        Assert.Equal(expected, rest);
    }

    [Fact]
    public async Task The_size_of_a_page_may_change_from_page_to_page()
    {
        List<string> created = await CreateAsync(30);

        List<string> rest = await ListAsync(25, Token(await PageAsync(3)));

        Assert.Equal(created.Skip(3), rest);
    }

    [Fact]
    public async Task A_token_that_was_changed_anywhere_is_rejected()
    {
        await CreateAsync(3);
        string token = Token(await PageAsync(1))!;

        for (int position = 0; position < token.Length; position++)
        {
            char changed = token[position] == '0' ? '1' : '0';
            await RejectedAsync(token[..position] + changed + token[(position + 1)..]);
        }
    }

    [Theory]
    [InlineData("1")]
    [InlineData("nonsense")]
    [InlineData("000000000000000100000000000000000000000000000000")]
    public async Task A_token_that_was_made_up_is_rejected(string token)
    {
        await CreateAsync(3);

        await RejectedAsync(token);
    }

    [Fact]
    public async Task A_token_of_another_region_is_rejected()
    {
        await CreateAsync(3);
        string token = Token(await PageAsync(1))!;

        await RejectedAsync(token, "us-east-1");
    }

    [Fact]
    public async Task A_token_of_another_service_is_rejected()
    {
        using var other = new RunningService();
        await CreateAsync(3);
        await other.CreatePoolAsync();

        Answer answer = await other.CallAsync("ListIdentityPools", new { MaxResults = 1, NextToken = Token(await PageAsync(1)) });

        answer.Failed("InvalidParameterException");
    }

    private async Task<List<string>> CreateAsync(int count)
    {
        var ids = new List<string>();
        for (int number = 0; number < count; number++)
        {
            ids.Add(await _service.CreatePoolAsync($"pool {number}"));
        }

        return ids;
    }

    private async Task<JsonElement> PageAsync(int size, string? token = null) =>
        (await _service.CallAsync("ListIdentityPools", new { MaxResults = size, NextToken = token })).Succeeded();

    private async Task<List<string>> ListAsync(int size, string? token = null)
    {
        var ids = new List<string>();
        do
        {
            JsonElement page = await PageAsync(size, token);
            ids.AddRange(page.GetProperty("IdentityPools").EnumerateArray().Select(pool => pool.GetProperty("IdentityPoolId").GetString()!));
            token = Token(page);
        }
        while (token is not null);
        return ids;
    }

    private async Task RejectedAsync(string token, string region = RunningService.Region)
    {
        Answer answer = await _service.CallAsync("ListIdentityPools", new { MaxResults = 1, NextToken = token }, region);
        Assert.Equal("The NextToken is not one of this list.", answer.Failed("InvalidParameterException"));
    }

    private static string? Token(JsonElement page) => page.TryGetProperty("NextToken", out JsonElement token) ? token.GetString() : null;
}
