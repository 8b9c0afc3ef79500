using System.Security;
using CognitoIdentity.Commands;
using CognitoIdentity.Tokens;
using CognitoIdentity.UnitTests.LocalService;

namespace CognitoIdentity.UnitTests.Cmdlets;

/// <summary>How long credentials are cached, and which callers wait for the same request.</summary>
public sealed class CredentialCacheTests
{
    private static readonly CredentialKey Key = new(new CredentialScope(new Uri("http://localhost"), "us-east-1", "pool", null, null, null), "ada");

    private readonly ManualClock _clock = new();
    private readonly CredentialCache _cache;
    private int _asked;

    public CredentialCacheTests() => _cache = new CredentialCache(_clock);

    [Theory]
    [InlineData(3600, 3299, 1)]
    [InlineData(3600, 3300, 2)]
    [InlineData(900, 599, 1)]
    [InlineData(900, 600, 2)]
    [InlineData(400, 199, 1)]
    [InlineData(400, 200, 2)]
    [InlineData(-60, 0, 2)]
    [InlineData(90_000, 3299, 1)]
    [InlineData(90_000, 3300, 2)]
    public void Credentials_are_kept_until_five_minutes_before_their_end_or_for_half_a_short_life(int life, int later, int asked)
    {
        Get(life);
        _clock.Advance(TimeSpan.FromSeconds(later));
        Get(life);

        Assert.Equal(asked, _asked);
    }

    [Theory]
    [InlineData(null, 3299, 1)]
    [InlineData(null, 3300, 2)]
    [InlineData(900, 599, 1)]
    [InlineData(900, 600, 2)]
    [InlineData(43_200, 42_899, 1)]
    [InlineData(43_200, 42_900, 2)]
    public void A_slow_clock_keeps_credentials_only_for_their_lifetime(int? duration, int later, int asked)
    {
        CredentialKey key = Key with { Scope = Key.Scope with { Role = new WebIdentityRole("a", "b", duration, null) } };

        _cache.Get(key, () => Make(90_000), CancellationToken.None);
        _clock.Advance(TimeSpan.FromSeconds(later));
        _cache.Get(key, () => Make(90_000), CancellationToken.None);

        Assert.Equal(asked, _asked);
    }

    [Fact]
    public void Renewed_ones_take_the_place_of_the_old()
    {
        Get(3600);
        IdentityCredential renewed = _cache.Renew(Key, () => Make(3600));

        Assert.Equal((renewed.AccessKeyId, 2), (Get(3600).AccessKeyId, _asked));
    }

    [Fact]
    public void Another_role_user_region_or_address_is_something_else()
    {
        CredentialKey[] keys =
        [
            Key,
            Key with { Digest = "bob" },
            Key with { Scope = Key.Scope with { Region = "eu-west-1" } },
            Key with { Scope = Key.Scope with { Endpoint = new Uri("http://localhost:1") } },
            Key with { Scope = Key.Scope with { IdentityPoolId = null, IdentityId = "pool" } },
            Key with { Scope = Key.Scope with { CustomRoleArn = "a" } },
            Key with { Scope = Key.Scope with { Role = new WebIdentityRole("a", "b", null, null) } },
            Key with { Scope = Key.Scope with { Role = new WebIdentityRole("a", "b", 900, null) } },
            Key with { Scope = Key.Scope with { Role = new WebIdentityRole("a", "b", null, "{}") } },
        ];

        for (int i = 0; i < 2; i++)
        {
            Assert.All(keys, key => _cache.Get(key, () => Make(3600), CancellationToken.None));
        }

        Assert.Equal(keys.Length, _asked);
    }

    [Fact]
    public void An_address_that_is_forgotten_takes_identities_along()
    {
        var identity = new IdentityKey(Key.Scope.Endpoint, "us-east-1", "pool", "ada");
        var elsewhere = identity with { Endpoint = new Uri("http://localhost:1") };
        _cache.Identities.Set(identity, "one");
        _cache.Identities.Set(elsewhere, "two");
        Get(3600);

        _cache.Forget(Key.Scope.Endpoint);

        Assert.False(IsKept());
        Assert.Null(_cache.Identities.Find(identity));
        Assert.Equal("two", _cache.Identities.Find(elsewhere));
    }

    [Fact]
    public void An_answer_after_the_entry_was_dropped_is_not_cached()
    {
        _cache.Get(Key, () => ForgottenMeanwhile(), CancellationToken.None);

        Assert.False(IsKept());

        IdentityCredential ForgottenMeanwhile()
        {
            _cache.Clear();
            return Make(3600);
        }
    }

    [Fact]
    public void Credentials_that_may_belong_to_a_dropped_identity_are_not_cached()
    {
        var identity = new IdentityKey(Key.Scope.Endpoint, "us-east-1", "pool", "ada");

        _cache.Get(
            Key,
            () =>
            {
                _cache.Identities.Get(
                    identity,
                    () =>
                    {
                        _cache.ForgetIdentity("one");
                        return "one";
                    },
                    CancellationToken.None);
                return Make(3600);
            },
            CancellationToken.None);

        Assert.False(IsKept());
        Assert.Null(_cache.Identities.Find(identity));
    }

    [Fact]
    public void Of_many_identities_the_oldest_go()
    {
        IdentityKey[] keys = [.. Enumerable.Range(0, 10_001).Select(i => new IdentityKey(Key.Scope.Endpoint, "us-east-1", "pool", $"{i}"))];

        Assert.All(keys, key => _cache.Identities.Set(key, key.Subject));

        Assert.Null(_cache.Identities.Find(keys[0]));
        Assert.Equal(("1", "10000"), (_cache.Identities.Find(keys[1]), _cache.Identities.Find(keys[^1])));
    }

    [Fact]
    public async Task A_denial_is_not_shared_and_waiting_callers_make_their_own_request()
    {
        using var asks = new ManualResetEventSlim();
        using var denied = new ManualResetEventSlim();
        Task first = Run(() => _cache.Get(Key, () => Deny(asks, denied, isRetryable: false), CancellationToken.None));
        asks.Wait(TestContext.Current.CancellationToken);
        Task<IdentityCredential> second = Run(() => Get(3600));
        denied.Set();

        await Assert.ThrowsAsync<CognitoIdentityException>(() => first);
        Assert.Equal("AK1", (await second).AccessKeyId);
    }

    [Fact]
    public void A_failure_is_not_kept()
    {
        using var done = new ManualResetEventSlim(initialState: true);
        Assert.Throws<CognitoIdentityException>(() => _cache.Get(Key, () => Deny(done, done, isRetryable: true), CancellationToken.None));

        Assert.Equal("AK1", Get(3600).AccessKeyId);
    }

    [Theory]
    [InlineData("a", "a", true)]
    [InlineData("a", "b", false)]
    [InlineData("e30.eyJpc3MiOiJpIiwic3ViIjoicyIsImV4cCI6MX0.c2ln", "e30.eyJpc3MiOiJpIiwic3ViIjoicyIsImV4cCI6Mn0.b3RoZXI", true)]
    [InlineData("e30.eyJpc3MiOiJpIiwic3ViIjoicyJ9.c2ln", "e30.eyJpc3MiOiJqIiwic3ViIjoicyJ9.c2ln", false)]
    [InlineData("e30.eyJpc3MiOiJpIiwic3ViIjoicyJ9.c2ln", "e30.eyJpc3MiOiJpIiwic3ViIjoidCJ9.c2ln", false)]
    [InlineData("e30.e30.c2ln", "e30.e30.b3RoZXI", false)]
    public void A_user_is_the_issuer_and_the_subject_of_the_token_or_the_token_itself(string one, string other, bool same)
    {
        Assert.Equal(same, LoginSubject.OfToken(one) == LoginSubject.OfToken(other));
        Assert.Matches("^[0-9A-F]{64}$", LoginSubject.OfToken(one));
    }

    [Fact]
    public void The_boundaries_between_the_parts_of_a_hash_count() => Assert.NotEqual(Hash.Of("ab", "c"), Hash.Of("a", "bc"));

    private bool IsKept()
    {
        int before = _asked;
        Get(3600);
        return _asked == before;
    }

    private static IdentityCredential Deny(ManualResetEventSlim asks, ManualResetEventSlim denied, bool isRetryable)
    {
        asks.Set();
        denied.Wait(TestContext.Current.CancellationToken);
        throw new CognitoIdentityException("Denied", "no") { IsRetryable = isRetryable };
    }

    private static Task<T> Run<T>(Func<T> work) => Task.Run(work, TestContext.Current.CancellationToken);

    private IdentityCredential Get(int life) => _cache.Get(Key, () => Make(life), TestContext.Current.CancellationToken);

    private IdentityCredential Make(int life) => new()
    {
        AccessKeyId = $"AK{Interlocked.Increment(ref _asked)}",
        SecureSecretKey = new SecureString(),
        SecureSessionToken = new SecureString(),
        Expiration = (_clock.Now + TimeSpan.FromSeconds(life)).LocalDateTime,
    };
}
