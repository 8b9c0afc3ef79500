using System.Text.Json;
using static CognitoIdentity.UnitTests.LocalService.ServiceInProcess;

namespace CognitoIdentity.UnitTests.LocalService;

public sealed class DeveloperIdentityTests
{
    private readonly ServiceInProcess _service = new();
    private readonly string _pool;

    public DeveloperIdentityTests() => _pool = _service.CreatePool();

    [Fact]
    public void A_user_gets_an_identity_once()
    {
        string id = _service.DeveloperToken(_pool, "ada").Id;

        Assert.Equal(id, _service.DeveloperToken(_pool, "ada").Id);
        Assert.NotEqual(id, _service.DeveloperToken(_pool, "bob").Id);
        Assert.Equal([Developer], _service.LoginsOf(id));
    }

    [Fact]
    public void A_user_can_be_linked_to_an_identity()
    {
        string guest = _service.GetId(_pool);
        string known = _service.GetId(_pool, _service.Login("ada"));

        Assert.Equal(guest, _service.DeveloperToken(_pool, "guest", guest).Id);
        Assert.Equal(known, _service.DeveloperToken(_pool, "ada", known, _service.Login("ada")).Id);
        Assert.Equal(known, _service.DeveloperToken(_pool, "ada", known).Id);
        Assert.Equal(known, _service.DeveloperToken(_pool, "second name", known, _service.Login("ada")).Id);
        Assert.Equal([UserPool, Developer], _service.LoginsOf(known));
    }

    [Fact]
    public void A_user_is_linked_to_an_identity_of_a_public_provider_only_with_a_login_of_that()
    {
        string known = _service.GetId(_pool, _service.Login("ada"), _service.GoogleLogin("ada"));
        (string, string) noMatch = NotAuthorized("Logins don't match. Please include at least one valid login for this identity or identity pool.");

        Assert.Equal(noMatch, RejectedToken(new() { [Developer] = "ada" }, known));
        Assert.Equal(noMatch, RejectedToken(new(_service.Login("bob").Logins) { [Developer] = "ada" }, known));
        Assert.Equal([UserPool, Google], _service.LoginsOf(known));
        Assert.Equal(known, _service.DeveloperToken(_pool, "ada", known, _service.GoogleLogin("ada")).Id);
    }

    [Fact]
    public void A_user_is_linked_to_an_identity_of_developer_users_alone_without_them()
    {
        string known = _service.DeveloperToken(_pool, "ada").Id;

        Assert.Equal(known, _service.DeveloperToken(_pool, "second name", known).Id);
    }

    [Fact]
    public void A_user_of_another_identity_is_already_registered()
    {
        string id = _service.GetId(_pool, _service.Login("ada"));
        _service.DeveloperToken(_pool, "ada");

        Assert.Equal("DeveloperUserAlreadyRegisteredException", RejectedToken(new() { [Developer] = "ada" }, id).Type);
    }

    [Fact]
    public void Public_logins_can_come_along()
    {
        string known = _service.GetId(_pool, _service.GoogleLogin("ada"));

        string id = _service.Ok("GetOpenIdTokenForDeveloperIdentity", new
        {
            IdentityPoolId = _pool,
            Logins = new Dictionary<string, string> { [Google] = _service.GoogleLogin("ada").Token, [Developer] = "ada" },
        }).GetProperty("IdentityId").GetString()!;

        Assert.Equal(known, id);
        Assert.Equal([Google, Developer], _service.LoginsOf(id));
    }

    [Fact]
    public void Unknown_providers_and_invalid_users_are_rejected()
    {
        (string, string) unsupported = ("InvalidParameterException", "This identity pool does not support the specified developer provider");
        Assert.Equal(unsupported, RejectedToken(new() { ["login.other"] = "ada" }));
        Assert.Equal("InvalidParameterException", RejectedToken(new() { [Google] = _service.GoogleLogin("ada").Token }).Type);
        Assert.Equal("InvalidParameterException", RejectedToken(new() { [Developer] = new string('a', 1025) }).Type);
        Assert.Equal("InvalidParameterException", RejectedToken([]).Type);
        Assert.Equal(("ResourceNotFoundException", $"Identity '{_pool}' not found."), RejectedToken(new() { [Developer] = "ada" }, _pool));
        string elsewhere = _service.GetId(_service.CreatePool());
        Assert.Equal(("ResourceNotFoundException", $"Identity '{elsewhere}' not found."), RejectedToken(new() { [Developer] = "ada" }, elsewhere));
    }

    [Fact]
    public void An_identity_that_is_out_of_reach_stays_so()
    {
        string id = _service.DeveloperToken(_pool, "ada").Id;
        Unlink(id, "ada");

        Assert.Equal(NotAuthorized($"Access to Identity '{id}' is forbidden."), RejectedToken(new() { [Developer] = "ada" }, id));
    }

    [Fact]
    public void A_token_gives_credentials()
    {
        SetRole();
        (string id, string token) = _service.DeveloperToken(_pool, "ada");

        Assert.Equal(id, Credentials(id, token));
    }

    [Fact]
    public void A_token_leads_to_the_identity_that_it_is_for()
    {
        SetRole();
        (string known, string token) = _service.DeveloperToken(_pool, "ada");
        string guest = _service.GetId(_pool);

        Assert.Equal(known, Credentials(guest, token));
        Assert.Equal(
            NotAuthorized("Logins don't match. Please include at least one valid login for this identity or identity pool."),
            _service.Failed("GetCredentialsForIdentity", new { IdentityId = _service.DeveloperToken(_pool, "bob").Id, Logins = new Dictionary<string, string> { [Cognito] = token } }));
        Assert.Equal([Developer], _service.LoginsOf(known));
    }

    [Fact]
    public void An_identity_has_at_most_20_logins()
    {
        string id = _service.DeveloperToken(_pool, "user 0").Id;
        foreach (int number in Enumerable.Range(1, 19))
        {
            _service.DeveloperToken(_pool, $"user {number}", id);
        }

        Assert.Equal(("InvalidParameterException", "An identity can have at most 20 logins."), RejectedToken(new() { [Developer] = "user 20" }, id));
        _service.DeveloperToken(_pool, "other");
        Assert.Equal(("InvalidParameterException", "An identity can have at most 20 logins."), _service.Failed("MergeDeveloperIdentities", MergeOf("other", "user 0")));
        Assert.Equal(20, Lookup(new { IdentityPoolId = _pool, IdentityId = id }).Users.Length);
    }

    [Fact]
    public void Users_and_identities_can_be_found_by_each_other()
    {
        string id = _service.DeveloperToken(_pool, "ada").Id;
        _service.DeveloperToken(_pool, "lovelace", id);

        Assert.Equal(["ada", "lovelace"], Lookup(new { IdentityPoolId = _pool, IdentityId = id }).Users);
        Assert.Equal(id, Lookup(new { IdentityPoolId = _pool, DeveloperUserIdentifier = "lovelace" }).Id);
        Assert.Equal(id, Lookup(new { IdentityPoolId = _pool, IdentityId = id, DeveloperUserIdentifier = "lovelace" }).Id);
        Assert.Equal(["lovelace"], Lookup(new { IdentityPoolId = _pool, IdentityId = id, DeveloperUserIdentifier = "lovelace" }).Users);
    }

    [Fact]
    public void The_users_of_an_identity_come_in_pages()
    {
        string id = _service.DeveloperToken(_pool, "a").Id;
        _service.DeveloperToken(_pool, "b", id);
        _service.DeveloperToken(_pool, "c", id);

        (_, string[] first, string? next) = Lookup(new { IdentityPoolId = _pool, IdentityId = id, MaxResults = 2 });
        (_, string[] second, string? end) = Lookup(new { IdentityPoolId = _pool, IdentityId = id, MaxResults = 2, NextToken = next });

        Assert.Equal([["a", "b"], ["c"]], new[] { first, second });
        Assert.Null(end);
    }

    [Fact]
    public void A_lookup_of_a_missing_user_or_of_a_user_and_another_identity_is_rejected()
    {
        string id = _service.DeveloperToken(_pool, "ada").Id;
        _service.DeveloperToken(_pool, "bob");

        Assert.Equal("ResourceConflictException", _service.Failed("LookupDeveloperIdentity", new { IdentityPoolId = _pool, IdentityId = id, DeveloperUserIdentifier = "bob" }).Type);
        Assert.Equal("ResourceConflictException", _service.Failed("LookupDeveloperIdentity", new { IdentityPoolId = _pool, IdentityId = id, DeveloperUserIdentifier = "eve" }).Type);
        Assert.Equal("ResourceNotFoundException", _service.Failed("LookupDeveloperIdentity", new { IdentityPoolId = _pool, DeveloperUserIdentifier = "eve" }).Type);
        Assert.Equal("ResourceNotFoundException", _service.Failed("LookupDeveloperIdentity", new { IdentityPoolId = _pool, IdentityId = _pool }).Type);
        Assert.Equal("InvalidParameterException", _service.Failed("LookupDeveloperIdentity", new { IdentityPoolId = _pool }).Type);
    }

    [Fact]
    public void Merging_moves_the_source_to_the_identity_of_the_destination()
    {
        string source = _service.DeveloperToken(_pool, "source").Id;
        string destination = _service.DeveloperToken(_pool, "destination").Id;

        string merged = _service.Ok("MergeDeveloperIdentities", MergeOf("source", "destination")).GetProperty("IdentityId").GetString()!;

        Assert.Equal(destination, merged);
        Assert.Equal(destination, _service.DeveloperToken(_pool, "source").Id);
        Assert.Equal([destination], _service.Page(_pool, hideDisabled: true).Ids);
        Assert.Empty(_service.LoginsOf(source));
        Assert.Equal(destination, _service.Ok("MergeDeveloperIdentities", MergeOf("source", "destination")).GetProperty("IdentityId").GetString());
    }

    [Fact]
    public void Two_users_with_different_logins_of_one_provider_cannot_be_merged()
    {
        foreach (string user in new[] { "ada", "bob" })
        {
            _service.DeveloperToken(_pool, user, _service.GetId(_pool, _service.GoogleLogin(user)), _service.GoogleLogin(user));
        }

        Assert.Equal("ResourceConflictException", _service.Failed("MergeDeveloperIdentities", MergeOf("ada", "bob")).Type);
        Assert.Equal(2, _service.Page(_pool, hideDisabled: true).Ids.Length);
    }

    [Fact]
    public void Unknown_users_and_providers_cannot_be_merged()
    {
        _service.DeveloperToken(_pool, "ada");

        Assert.Equal("ResourceNotFoundException", _service.Failed("MergeDeveloperIdentities", MergeOf("ada", "eve")).Type);
        Assert.Equal("ResourceNotFoundException", _service.Failed("MergeDeveloperIdentities", MergeOf("eve", "ada")).Type);
        Assert.Equal(
            ("InvalidParameterException", "This identity pool does not support the specified developer provider"),
            _service.Failed("MergeDeveloperIdentities", MergeOf("ada", "ada", "login.other")));
    }

    [Fact]
    public void An_unlinked_user_is_new_the_next_time()
    {
        string id = _service.DeveloperToken(_pool, "ada").Id;
        _service.DeveloperToken(_pool, "second", id);

        Unlink(id, "ada");

        Assert.Equal(["second"], Lookup(new { IdentityPoolId = _pool, IdentityId = id }).Users);
        Assert.NotEqual(id, _service.DeveloperToken(_pool, "ada").Id);
    }

    [Fact]
    public void Only_the_identitys_own_user_can_be_unlinked()
    {
        string id = _service.DeveloperToken(_pool, "ada").Id;
        _service.DeveloperToken(_pool, "bob");

        Assert.Equal("ResourceConflictException", RejectedUnlink(id, "bob").Type);
        Assert.Equal("ResourceNotFoundException", RejectedUnlink(id, "eve").Type);
        Assert.Equal("ResourceNotFoundException", RejectedUnlink(_pool, "ada").Type);
        Assert.Equal("InvalidParameterException", RejectedUnlink(id, "ada", "login.other").Type);
    }

    private object MergeOf(string source, string destination, string provider = Developer) =>
        new { SourceUserIdentifier = source, DestinationUserIdentifier = destination, DeveloperProviderName = provider, IdentityPoolId = _pool };

    private object UnlinkOf(string id, string user, string provider = Developer) =>
        new { IdentityId = id, IdentityPoolId = _pool, DeveloperProviderName = provider, DeveloperUserIdentifier = user };

    private void Unlink(string id, string user) => _service.Ok("UnlinkDeveloperIdentity", UnlinkOf(id, user));

    private (string Type, string Message) RejectedUnlink(string id, string user, string provider = Developer) =>
        _service.Failed("UnlinkDeveloperIdentity", UnlinkOf(id, user, provider));

    private (string Type, string Message) RejectedToken(Dictionary<string, string> logins, string? id = null) =>
        _service.Failed("GetOpenIdTokenForDeveloperIdentity", new { IdentityPoolId = _pool, IdentityId = id, Logins = logins });

    private (string Id, string[] Users, string? Next) Lookup(object input)
    {
        JsonElement answer = _service.Ok("LookupDeveloperIdentity", input);
        return (
            answer.GetProperty("IdentityId").GetString()!,
            [.. answer.GetProperty("DeveloperUserIdentifierList").EnumerateArray().Select(user => user.GetString()!)],
            answer.TryGetProperty("NextToken", out JsonElement next) ? next.GetString() : null);
    }

    private void SetRole() => _service.Ok(
        "SetIdentityPoolRoles", new { IdentityPoolId = _pool, Roles = new Dictionary<string, string> { ["authenticated"] = Role + "auth" } });

    private string Credentials(string id, string token) => _service.Ok(
        "GetCredentialsForIdentity", new { IdentityId = id, Logins = new Dictionary<string, string> { [Cognito] = token } }).GetProperty("IdentityId").GetString()!;
}
