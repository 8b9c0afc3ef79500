using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using static CognitoIdentity.UnitTests.LocalService.ServiceInProcess;

namespace CognitoIdentity.UnitTests.LocalService;

/// <summary>Invariants after any sequence of operations, serial or parallel.</summary>
public sealed class InvariantTests
{
    private static readonly string[] Users = ["a", "b", "c"];

    // All sequences share one service, each with its own pool, because creating its key is slow.
    private readonly ServiceInProcess _service = new();

    /// <summary>A random operation and its arguments.</summary>
    /// <param name="Kind">Which operation.</param>
    /// <param name="One">A user, or which of the identities.</param>
    /// <param name="Other">Another.</param>
    public sealed record Move(int Kind, int One, int Other);

    private static Gen<Move> Moves =>
        from kind in Gen.Choose(0, 11)
        from one in Gen.Choose(0, 99)
        from other in Gen.Choose(0, 99)
        select new Move(kind, one, other);

    [Fact]
    public void Invariants_hold_after_any_sequence() => Prop.ForAll(Moves.ArrayOf().Resize(80).ToArbitrary(), moves =>
    {
        var world = new World(_service);
        foreach (Move move in moves)
        {
            world.Take(move);
            world.Check();
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    [Fact]
    public async Task Invariants_hold_after_32_clients_at_once()
    {
        var world = new World(_service);
        await Task.WhenAll(Enumerable.Range(0, 32).Select(seed => Task.Run(() =>
        {
            var random = new Random(seed);
            for (int round = 0; round < 150; round++)
            {
                world.Take(new Move(random.Next(12), random.Next(100), random.Next(100)));
            }
        })));

        world.Check();
    }

    private sealed class World
    {
        private readonly ServiceInProcess _service;
        private readonly string _pool;
        private readonly Dictionary<string, string>[] _logins;
        private string[] _ids = [];

        public World(ServiceInProcess service)
        {
            _service = service;
            _pool = _service.CreatePool();
            _service.Ok("SetIdentityPoolRoles", new { IdentityPoolId = _pool, Roles = new { authenticated = Role + "a", unauthenticated = Role + "u" } });

            // Unsigned tokens, because signing each one is slow.
            _logins = [.. Users.SelectMany(user => new[] { (Google, "google-1", user), (OpenId, "any", user) }).Select(Login)];
        }

        public void Take(Move move)
        {
            Dictionary<string, string> one = _logins[move.One % _logins.Length], other = _logins[move.Other % _logins.Length];
            string id = Id(move.One), user = Users[move.One % Users.Length], second = Users[move.Other % Users.Length];
            ServiceReplyIsWellFormed(move.Kind switch
            {
                0 => _service.Call("GetId", new { IdentityPoolId = _pool }),
                1 => _service.Call("GetId", new { IdentityPoolId = _pool, Logins = one }),
                2 => _service.Call("GetId", new { IdentityPoolId = _pool, Logins = Both(one, other) }),
                3 => _service.Call("GetCredentialsForIdentity", new { IdentityId = id, Logins = other }),
                4 => _service.Call("GetCredentialsForIdentity", new { IdentityId = id, Logins = Both(one, other) }),
                5 => _service.Call("UnlinkIdentity", new { IdentityId = id, Logins = other, LoginsToRemove = one.Keys }),
                6 => _service.Call("DeleteIdentities", new { IdentityIdsToDelete = new[] { id } }),
                7 => Developer(user, null),
                8 => Developer(second, id),
                9 => _service.Call("MergeDeveloperIdentities", new
                {
                    IdentityPoolId = _pool,
                    DeveloperProviderName = ServiceInProcess.Developer,
                    SourceUserIdentifier = user,
                    DestinationUserIdentifier = second,
                }),
                10 => _service.Call("UnlinkDeveloperIdentity", new
                {
                    IdentityPoolId = _pool,
                    DeveloperProviderName = ServiceInProcess.Developer,
                    IdentityId = id,
                    DeveloperUserIdentifier = user,
                }),
                _ => _service.Call("LookupDeveloperIdentity", new { IdentityPoolId = _pool, DeveloperUserIdentifier = user }),
            });
            if (move.Kind < 3)
            {
                Volatile.Write(ref _ids, List(hideDisabled: false));
            }
        }

        /// <summary>Listed identities can be described. Each login finds at most one identity, which is enabled and has the login.</summary>
        public void Check()
        {
            string[] all = List(hideDisabled: false), enabled = List(hideDisabled: true);
            Assert.Equal(all.Distinct(), all);
            Assert.Subset(all.ToHashSet(), enabled.ToHashSet());
            Dictionary<string, string[]> logins = all.ToDictionary(id => id, _service.LoginsOf);
            Assert.All(all.Except(enabled), id => Assert.Empty(logins[id]));
            Assert.All(logins.Values, providers => Assert.Equal(providers.Distinct(), providers));

            var opened = new List<(string Id, string Provider)>();
            foreach (Dictionary<string, string> login in _logins)
            {
                // The login gets credentials for its own identity only.
                string[] opens = [.. enabled.Where(id => logins[id].Contains(login.Keys.Single()) && IsOpenedBy(id, login))];
                Assert.True(opens.Length <= 1);
                opened.AddRange(opens.Select(id => (id, login.Keys.Single())));
            }

            // Every login that an identity lists finds it.
            Assert.Equal(
                logins.SelectMany(entry => entry.Value.Where(provider => provider != ServiceInProcess.Developer).Select(provider => (entry.Key, provider))).Order(),
                opened.Order());
        }

        private bool IsOpenedBy(string id, Dictionary<string, string> login) =>
            _service.Call("GetCredentialsForIdentity", new { IdentityId = id, Logins = login }).Status == 200;

        private Local.ServiceReply Developer(string user, string? id) => _service.Call("GetOpenIdTokenForDeveloperIdentity", new
        {
            IdentityPoolId = _pool,
            IdentityId = id,
            Logins = new Dictionary<string, string> { [ServiceInProcess.Developer] = user },
        });

        private string Id(int number)
        {
            string[] ids = Volatile.Read(ref _ids);
            return ids.Length == 0 ? _pool : ids[number % ids.Length];
        }

        private string[] List(bool hideDisabled)
        {
            var ids = new List<string>();
            string? next = null;
            do
            {
                (string[] page, next) = _service.Page(_pool, next: next, hideDisabled: hideDisabled);
                ids.AddRange(page);
            }
            while (next is not null);
            return [.. ids];
        }

        private static Dictionary<string, string> Both(Dictionary<string, string> one, Dictionary<string, string> other) =>
            one.Concat(other).DistinctBy(login => login.Key).ToDictionary();

        private static Dictionary<string, string> Login((string Provider, string Client, string User) who) => new()
        {
            [who.Provider] = string.Join('.', new object[]
            {
                new { alg = "RS256" },
                new { iss = "https://" + who.Provider, sub = who.User, aud = who.Client, exp = 4_000_000_000 },
                new { },
            }.Select(part => Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(part)).TrimEnd('=').Replace('+', '-').Replace('/', '_'))),
        };

        private static void ServiceReplyIsWellFormed(Local.ServiceReply reply) => Assert.True(reply.Status is 200 or 400);
    }
}
