using static CognitoIdentity.UnitTests.LocalService.ServiceInProcess;

namespace CognitoIdentity.UnitTests.LocalService;

/// <summary>How logins become one identity.</summary>
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
        Assert.Equal(NotAuthorized($"Access to Identity '{guest}' is forbidden."), _service.Refused("GetOpenIdToken", new { IdentityId = guest }));
    }

    [Fact]
    public void A_guest_who_logs_in_with_a_known_login_gets_the_identity_of_that()
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
        Assert.Equal(NotAuthorized($"Access to Identity '{younger}' is forbidden."), _service.Refused("GetOpenIdToken", new { IdentityId = younger }));
        Assert.Equal(
            NotAuthorized($"Access to Identity '{younger}' is forbidden."),
            _service.Refused("GetOpenIdToken", new { IdentityId = younger, _service.Login("new").Logins }));
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
                _service.Refused("GetCredentialsForIdentity", new { IdentityId = ada, _service.Login(user).Logins }));
        }
    }

    [Fact]
    public void An_identity_has_one_login_of_a_provider()
    {
        string ada = _service.GetId(_pool, _service.Login("ada"), _service.GoogleLogin("a"));
        string bob = _service.GetId(_pool, _service.GoogleLogin("b"));

        Assert.Equal(
            "ResourceConflictException",
            _service.Refused("GetId", new { IdentityPoolId = _pool, Logins = Map(_service.Login("ada"), _service.GoogleLogin("new")) }).Type);
        Assert.Equal(
            "ResourceConflictException",
            _service.Refused("GetId", new { IdentityPoolId = _pool, Logins = Map(_service.Login("ada"), _service.GoogleLogin("b")) }).Type);
        Assert.Equal((ada, bob), (_service.GetId(_pool, _service.GoogleLogin("a")), _service.GetId(_pool, _service.GoogleLogin("b"))));
        Assert.Equal(2, _service.Page(_pool, hideDisabled: true).Ids.Length);
    }

    [Fact]
    public void A_guest_needs_no_login_but_the_leave_of_the_pool()
    {
        string guest = _service.GetId(_pool);
        _service.Ok("GetOpenIdToken", new { IdentityId = guest });

        _service.Ok("UpdateIdentityPool", new { IdentityPoolId = _pool, IdentityPoolName = "p", AllowUnauthenticatedIdentities = false });

        Assert.Equal(
            NotAuthorized("Unauthenticated access is not supported for this identity pool."),
            _service.Refused("GetOpenIdToken", new { IdentityId = guest }));
    }

    private string Enter(string identity, params LocalLogin[] logins) =>
        _service.Ok("GetOpenIdToken", new { IdentityId = identity, Logins = Map(logins) }).GetProperty("IdentityId").GetString()!;
}
