using static CognitoIdentity.UnitTests.LocalService.ServiceInProcess;

namespace CognitoIdentity.UnitTests.LocalService;

/// <summary>Linking logins to one identity.</summary>
public sealed class LinkingTests
{
    private readonly ServiceInProcess _service = new();
    private readonly string _pool;

    public LinkingTests() => _pool = _service.CreatePool();

    [Fact]
    public void A_new_login_beside_a_known_one_is_linked()
    {
        string id = _service.GetId(_pool, _service.Login("ada"));

        Assert.Equal(id, _service.GetId(_pool, _service.GoogleLogin("g"), _service.Login("ada")));
        Assert.Equal(id, _service.GetId(_pool, _service.GoogleLogin("g")));
        Assert.Equal([UserPool, Google], _service.LoginsOf(id));
    }

    [Fact]
    public void A_guest_who_logs_in_keeps_the_identity()
    {
        string guest = _service.GetId(_pool);

        Assert.Equal(guest, Enter(guest, _service.Login("ada")));
        Assert.Equal(guest, _service.GetId(_pool, _service.Login("ada")));
        Assert.Equal(NotAuthorized($"Access to Identity '{guest}' is forbidden."), _service.Failed("GetOpenIdToken", new { IdentityId = guest }));
    }

    [Fact]
    public void A_guest_who_logs_in_with_a_known_login_gets_its_identity()
    {
        string guest = _service.GetId(_pool);
        string known = _service.GetId(_pool, _service.Login("ada"));

        Assert.Equal(known, Enter(guest, _service.Login("ada")));

        Assert.Empty(_service.LoginsOf(guest));
        Assert.Equal([known], _service.Page(_pool, hideDisabled: true).Ids);
    }

    [Fact]
    public void A_login_of_another_identity_merges_the_two_and_the_older_remains()
    {
        string older = _service.GetId(_pool, _service.Login("ada"));
        string younger = _service.GetId(_pool, _service.GoogleLogin("ada"));

        Assert.Equal(older, Enter(younger, _service.GoogleLogin("ada"), _service.Login("ada")));

        Assert.Equal([UserPool, Google], _service.LoginsOf(older));
        Assert.Empty(_service.LoginsOf(younger));
        Assert.Equal(older, _service.GetId(_pool, _service.GoogleLogin("ada")));
        Assert.Equal([older], _service.Page(_pool, hideDisabled: true).Ids);
    }

    [Fact]
    public void A_disabled_identity_leads_to_the_one_that_has_its_logins()
    {
        string older = _service.GetId(_pool, _service.Login("ada"));
        string younger = _service.GetId(_pool, _service.GoogleLogin("ada"));
        _service.GetId(_pool, _service.GoogleLogin("ada"), _service.Login("ada"));

        Assert.Equal(older, Enter(younger, _service.GoogleLogin("ada")));
        Assert.Equal(NotAuthorized($"Access to Identity '{younger}' is forbidden."), _service.Failed("GetOpenIdToken", new { IdentityId = younger }));
        AssertNoMatch(younger, _service.Login("new"));
    }

    [Fact]
    public void A_disabled_identity_does_not_open_for_somebody_else()
    {
        string guest = _service.GetId(_pool), ada = _service.GetId(_pool, _service.Login("ada"));
        string cleo = _service.GetId(_pool, _service.Login("cleo"));
        Enter(guest, _service.Login("ada"));

        AssertNoMatch(guest, _service.Login("cleo"), _service.GoogleLogin("new"));

        Assert.Equal([UserPool], _service.LoginsOf(cleo));
        Assert.NotEqual(cleo, _service.GetId(_pool, _service.GoogleLogin("new")));
        Assert.Equal(ada, Enter(guest, _service.Login("ada")));
    }

    [Fact]
    public void A_disabled_identity_leads_through_all_merges_to_the_last()
    {
        string last = _service.GetId(_pool, _service.Login("ada"));
        string middle = _service.GetId(_pool, _service.GoogleLogin("ada"));
        string first = _service.GetId(_pool);
        Enter(first, _service.GoogleLogin("ada"));
        Enter(middle, _service.GoogleLogin("ada"), _service.Login("ada"));

        Assert.Equal(last, Enter(first, _service.Login("ada")));
        Assert.Equal(last, Enter(middle, _service.Login("ada")));
    }

    [Fact]
    public void A_disabled_identity_is_unusable_after_the_identity_with_its_logins_was_deleted()
    {
        string guest = _service.GetId(_pool), ada = _service.GetId(_pool, _service.Login("ada"));
        Enter(guest, _service.Login("ada"));
        _service.Ok("DeleteIdentities", new { IdentityIdsToDelete = new[] { ada } });
        _service.GetId(_pool, _service.Login("ada"));

        AssertNoMatch(guest, _service.Login("ada"));
    }

    [Fact]
    public void A_denied_call_links_and_merges_nothing()
    {
        string guest = _service.GetId(_pool), ada = _service.GetId(_pool, _service.Login("ada"));

        foreach (LocalLogin login in new[] { _service.Login("ada"), _service.Login("new") })
        {
            Assert.Equal(
                "InvalidIdentityPoolConfigurationException", _service.Failed("GetCredentialsForIdentity", new { IdentityId = guest, login.Logins }).Type);
        }

        Assert.Equal([guest, ada], _service.Page(_pool, hideDisabled: true).Ids);
        Assert.Empty(_service.LoginsOf(guest));
    }

    [Fact]
    public void Changes_during_the_check_of_logins_are_respected()
    {
        string id = _service.GetId(_pool, _service.Login("ada"));
        LocalLogin login = _service.Login("ada");
        _service.Ok("SetIdentityPoolRoles", new { IdentityPoolId = _pool, Roles = new { authenticated = Role + "auth" } });

        _service.Clock.OnceRead(() => _service.Ok("SetIdentityPoolRoles", new { IdentityPoolId = _pool, Roles = new { } }));
        Assert.Equal("InvalidIdentityPoolConfigurationException", _service.Failed("GetCredentialsForIdentity", new { IdentityId = id, login.Logins }).Type);

        _service.Clock.OnceRead(() => _service.Ok("UpdateIdentityPool", new
        {
            IdentityPoolId = _pool,
            IdentityPoolName = "p",
            AllowUnauthenticatedIdentities = true,
            AllowClassicFlow = false,
        }));
        Assert.Equal("InvalidParameterException", _service.Failed("GetOpenIdToken", new { IdentityId = id, login.Logins }).Type);
    }

    [Fact]
    public void Logins_of_somebody_else_do_not_open_an_identity()
    {
        string ada = _service.GetId(_pool, _service.Login("ada"));
        _service.GetId(_pool, _service.Login("bob"));

        foreach (string user in new[] { "bob", "new" })
        {
            Assert.Equal(
                NotAuthorized("Logins don't match. Please include at least one valid login for this identity or identity pool."),
                _service.Failed("GetCredentialsForIdentity", new { IdentityId = ada, _service.Login(user).Logins }));
        }
    }

    [Fact]
    public void An_identity_has_one_login_of_a_provider()
    {
        string ada = _service.GetId(_pool, _service.Login("ada"), _service.GoogleLogin("a"));
        string bob = _service.GetId(_pool, _service.GoogleLogin("b"));

        Assert.Equal(
            "ResourceConflictException",
            _service.Failed("GetId", new { IdentityPoolId = _pool, Logins = Map(_service.Login("ada"), _service.GoogleLogin("new")) }).Type);
        Assert.Equal(
            "ResourceConflictException",
            _service.Failed("GetId", new { IdentityPoolId = _pool, Logins = Map(_service.Login("ada"), _service.GoogleLogin("b")) }).Type);
        Assert.Equal((ada, bob), (_service.GetId(_pool, _service.GoogleLogin("a")), _service.GetId(_pool, _service.GoogleLogin("b"))));
        Assert.Equal(2, _service.Page(_pool, hideDisabled: true).Ids.Length);
    }

    [Fact]
    public void A_guest_needs_no_login_but_the_pool_must_allow_guests()
    {
        string guest = _service.GetId(_pool);
        _service.Ok("GetOpenIdToken", new { IdentityId = guest });

        _service.Ok("UpdateIdentityPool", new { IdentityPoolId = _pool, IdentityPoolName = "p", AllowUnauthenticatedIdentities = false });

        Assert.Equal(
            NotAuthorized("Unauthenticated access is not supported for this identity pool."),
            _service.Failed("GetOpenIdToken", new { IdentityId = guest }));
    }

    private void AssertNoMatch(string identity, params LocalLogin[] logins) => Assert.Equal(
        NotAuthorized("Logins don't match. Please include at least one valid login for this identity or identity pool."),
        _service.Failed("GetOpenIdToken", new { IdentityId = identity, Logins = Map(logins) }));

    private string Enter(string identity, params LocalLogin[] logins) =>
        _service.Ok("GetOpenIdToken", new { IdentityId = identity, Logins = Map(logins) }).GetProperty("IdentityId").GetString()!;
}
