using System.Text.Json;
using static CognitoIdentity.UnitTests.LocalService.ServiceInProcess;

namespace CognitoIdentity.UnitTests.LocalService;

public sealed class IdentityTests
{
    private const string Unknown = "us-east-1:00000000-0000-0000-0000-000000000000";
    private readonly ServiceInProcess _service = new();
    private readonly string _pool;

    public IdentityTests() => _pool = _service.CreatePool();

    [Fact]
    public void Each_guest_gets_a_new_identity()
    {
        string one = _service.GetId(_pool), other = _service.GetId(_pool);

        Assert.NotEqual(one, other);
        Assert.Matches(@"\Aus-east-1:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\z", one);
        Assert.False(_service.Describe(one).TryGetProperty("Logins", out _));
    }

    [Fact]
    public void Guests_are_rejected_where_they_are_not_allowed() => Assert.Equal(
        NotAuthorized("Unauthenticated access is not supported for this identity pool."),
        _service.Failed("GetId", new { IdentityPoolId = _service.CreatePool(guests: false) }));

    [Fact]
    public void A_login_always_gets_the_same_identity_in_a_pool()
    {
        string first = _service.GetId(_pool, _service.Login("ada"));
        _service.Clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(first, _service.GetId(_pool, _service.Login("ada")));
        Assert.NotEqual(first, _service.GetId(_pool, _service.Login("bob")));
        Assert.NotEqual(first, _service.GetId(_service.CreatePool(), _service.Login("ada")));
        Assert.Equal([UserPool], _service.LoginsOf(first));
    }

    [Fact]
    public void Unknown_pools_and_identities_are_said_to_be_missing()
    {
        Assert.Equal(("ResourceNotFoundException", $"IdentityPool '{Unknown}' not found."), _service.Failed("GetId", new { IdentityPoolId = Unknown }));
        Assert.Equal(("ResourceNotFoundException", $"IdentityPool '{Unknown}' not found."), _service.Failed("ListIdentities", new { IdentityPoolId = Unknown, MaxResults = 1 }));
        foreach (string id in new[] { Unknown, "us-east-1:0", "eu-west-1:00000000-0000-0000-0000-000000000000" })
        {
            Assert.Equal(("ResourceNotFoundException", $"Identity '{id}' not found."), _service.Failed("DescribeIdentity", new { IdentityId = id }));
            Assert.Equal(("ResourceNotFoundException", $"Identity '{id}' not found."), _service.Failed("GetCredentialsForIdentity", new { IdentityId = id }));
        }
    }

    [Fact]
    public void An_identity_has_its_dates_to_the_millisecond()
    {
        string id = _service.GetId(_pool, _service.Login("ada"));
        Assert.Equal(("1767323045.678", "1767323045.678"), Dates(id));

        _service.Clock.Advance(TimeSpan.FromSeconds(10));
        _service.GetId(_pool, _service.Login("ada"));
        Assert.Equal(("1767323045.678", "1767323045.678"), Dates(id));

        _service.GetId(_pool, _service.Login("ada"), _service.GoogleLogin("ada"));
        Assert.Equal(("1767323045.678", "1767323055.678"), Dates(id));
    }

    [Fact]
    public void Identities_are_listed_in_pages_in_the_order_of_their_creation()
    {
        string[] ids = [.. Enumerable.Range(0, 7).Select(_ => _service.GetId(_pool))];

        (string[] first, string? next) = _service.Page(_pool, 3);
        (string[] second, next) = _service.Page(_pool, 3, next);
        (string[] third, next) = _service.Page(_pool, 3, next);

        Assert.Equal([[.. ids[..3]], [.. ids[3..6]], [ids[6]]], new[] { first, second, third });
        Assert.Null(next);
    }

    [Fact]
    public void A_page_continues_after_deleted_items()
    {
        string[] ids = [.. Enumerable.Range(0, 6).Select(_ => _service.GetId(_pool))];
        (_, string? next) = _service.Page(_pool, 2);

        Delete(ids[0], ids[1], ids[2]);

        Assert.Equal(ids[3..], _service.Page(_pool, 60, next).Ids);
    }

    [Fact]
    public void A_token_of_another_list_is_rejected()
    {
        _service.GetId(_pool);
        _service.GetId(_pool);
        (_, string? next) = _service.Page(_pool, 1);

        Assert.Equal(
            "InvalidParameterException",
            _service.Failed("ListIdentities", new { IdentityPoolId = _service.CreatePool(), MaxResults = 1, NextToken = next }).Type);
    }

    [Fact]
    public void Disabled_identities_are_listed_unless_they_are_hidden()
    {
        string before = _service.GetId(_pool);
        string loser = _service.GetId(_pool);
        string winner = _service.GetId(_pool, _service.Login("ada"));
        _service.Ok("GetOpenIdToken", new { IdentityId = loser, _service.Login("ada").Logins });

        Assert.Equal([before, loser, winner], _service.Page(_pool).Ids);
        Assert.Equal([before, winner], _service.Page(_pool, hideDisabled: true).Ids);
    }

    [Fact]
    public void Deleted_identities_are_gone_and_their_logins_are_free()
    {
        string id = _service.GetId(_pool, _service.Login("ada"));

        Assert.Empty(Delete(id));

        Assert.Equal("ResourceNotFoundException", _service.Failed("DescribeIdentity", new { IdentityId = id }).Type);
        Assert.Empty(_service.Page(_pool).Ids);
        Assert.NotEqual(id, _service.GetId(_pool, _service.Login("ada")));
    }

    [Fact]
    public void Identities_that_could_not_be_deleted_are_reported_and_the_others_are_deleted()
    {
        string id = _service.GetId(_pool);

        Assert.Equal([(Unknown, "AccessDenied")], Delete(id, Unknown, id));
        Assert.Empty(_service.Page(_pool).Ids);
    }

    [Fact]
    public void Identities_go_with_their_pool()
    {
        string id = _service.GetId(_pool);
        string elsewhere = _service.GetId(_service.CreatePool());

        _service.Ok("DeleteIdentityPool", new { IdentityPoolId = _pool });

        Assert.Equal("ResourceNotFoundException", _service.Failed("DescribeIdentity", new { IdentityId = id }).Type);
        _service.Describe(elsewhere);
    }

    [Fact]
    public void An_unlinked_login_is_new_the_next_time()
    {
        string id = _service.GetId(_pool, _service.Login("ada"), _service.GoogleLogin("ada"));

        Unlink(id, _service.Login("ada"), Google, "never.linked");

        Assert.Equal([UserPool], _service.LoginsOf(id));
        Assert.Equal(id, _service.GetId(_pool, _service.Login("ada")));
        Assert.NotEqual(id, _service.GetId(_pool, _service.GoogleLogin("ada")));
    }

    [Fact]
    public void An_identity_without_its_last_login_is_out_of_reach()
    {
        string id = _service.GetId(_pool, _service.Login("ada"));

        Unlink(id, _service.Login("ada"), UserPool);

        Assert.Empty(_service.LoginsOf(id));
        Assert.Equal(NotAuthorized($"Access to Identity '{id}' is forbidden."), _service.Failed("GetOpenIdToken", new { IdentityId = id }));
        Assert.Equal(
            NotAuthorized("Logins don't match. Please include at least one valid login for this identity or identity pool."),
            _service.Failed("GetOpenIdToken", new { IdentityId = id, _service.Login("ada").Logins }));
        Assert.NotEqual(id, _service.GetId(_pool, _service.Login("ada")));
    }

    [Fact]
    public void Only_a_login_of_the_identity_may_unlink()
    {
        string id = _service.GetId(_pool, _service.Login("ada"));

        Assert.Equal(
            NotAuthorized("Logins don't match. Please include at least one valid login for this identity or identity pool."),
            _service.Failed("UnlinkIdentity", new { IdentityId = id, _service.Login("bob").Logins, LoginsToRemove = new[] { UserPool } }));
        Assert.Equal(
            ("InvalidParameterException", "Please provide a valid public provider"),
            _service.Failed("UnlinkIdentity", new { IdentityId = id, _service.Login("ada").Logins, LoginsToRemove = new[] { Developer } }));
        Assert.Equal([UserPool], _service.LoginsOf(id));
    }

    [Fact]
    public void Requests_in_a_region_without_pools_use_no_memory()
    {
        _service.Failed("GetId", new { IdentityPoolId = "nowhere-1:00000000-0000-0000-0000-000000000000" });

        Assert.Equal(["us-east-11"], _service.Core.Keys().Keys.Select(key => key.KeyId));
    }

    private (string, string) Dates(string id)
    {
        JsonElement identity = _service.Describe(id);
        return (identity.GetProperty("CreationDate").GetRawText(), identity.GetProperty("LastModifiedDate").GetRawText());
    }

    private (string?, string?)[] Delete(params string[] ids) =>
        [.. _service.Ok("DeleteIdentities", new { IdentityIdsToDelete = ids }).GetProperty("UnprocessedIdentityIds").EnumerateArray()
            .Select(failure => (failure.GetProperty("IdentityId").GetString(), failure.GetProperty("ErrorCode").GetString()))];

    private void Unlink(string id, LocalLogin login, params string[] providers) =>
        _service.Ok("UnlinkIdentity", new { IdentityId = id, login.Logins, LoginsToRemove = providers });
}
