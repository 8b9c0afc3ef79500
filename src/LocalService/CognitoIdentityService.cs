using System.Collections.Concurrent;
using System.Text.Json;
using CognitoIdentity.Api;

namespace CognitoIdentity.Local;

/// <summary>
/// The service itself. Its input is an operation, a caller and JSON, its output a status and JSON. It is independent of HTTP and thread-safe.
/// </summary>
internal sealed class CognitoIdentityService
{
    private readonly SigningKey _key = new();
    private readonly HandlerTable _handlers = new();
    private readonly ConcurrentDictionary<string, Region> _regions = new(StringComparer.Ordinal);

    public CognitoIdentityService(string accountId, TimeProvider clock, bool enforcesRoleTrust = false)
    {
        AccountId = accountId;
        Clock = clock;
        Roles = new RoleStore(accountId, Changes);
        Trust = new TrustEnforcement(Roles, enforcesRoleTrust);
        Tokens = new IdentityTokens(_key, clock);
        Sessions = new RoleSessions(clock);

        var pages = new PageTokens();
        var logins = new LoginVerifier(_key, Tokens, clock);
        new PoolOperations(pages).Register(_handlers);
        TagOperations.Register(_handlers);
        RoleOperations.Register(_handlers);
        PrincipalTagOperations.Register(_handlers);
        new IdentityOperations(pages, logins).Register(_handlers);
        new DeveloperOperations(pages, logins, Tokens).Register(_handlers);
        new TokenOperations(logins, Tokens).Register(_handlers);
        new CredentialOperations(logins, Sessions, Trust).Register(_handlers);
    }

    /// <summary>The account that owns all resources.</summary>
    public string AccountId { get; }

    public TimeProvider Clock { get; }

    /// <summary>Is notified of each change.</summary>
    public Changes Changes { get; } = new();

    /// <summary>The regions that have, or had, pools.</summary>
    public IEnumerable<Region> Regions => _regions.Values.OrderBy(region => region.Name, StringComparer.Ordinal);

    /// <summary>The operations that the service supports.</summary>
    public IReadOnlyCollection<Operation> Operations => _handlers.Operations;

    public IdentityTokens Tokens { get; }

    public RoleSessions Sessions { get; }

    /// <summary>The roles of IAM.</summary>
    public RoleStore Roles { get; }

    public TrustEnforcement Trust { get; }

    /// <summary>Answers one call. Never throws.</summary>
    /// <param name="operation">The operation's name.</param>
    /// <param name="caller">Who signed the call, or null if it is unsigned.</param>
    /// <param name="body">The input, a JSON object; empty for one without members.</param>
    public ServiceReply Call(string operation, Caller? caller, ReadOnlyMemory<byte> body)
    {
        try
        {
            return ServiceReply.Success(Answer(operation, caller, body));
        }
        catch (ServiceException error)
        {
            return ServiceReply.Failure(error);
        }
        catch (Exception)
        {
            // A bug of ours. As in the real service, the caller gets no details.
            return ServiceReply.Failure(ServiceErrors.Internal());
        }
    }

    /// <summary>The pool with an id, or null.</summary>
    public Pool? FindPool(string poolId) => FindRegion(ResourceId.Region(poolId) ?? "")?.Pools.Find(poolId);

    /// <summary>The region of a pool that is being restored.</summary>
    public Region RegionOf(string poolId) => _regions.GetOrAdd(ResourceId.Region(poolId) ?? "", NewRegion);

    /// <summary>A token that logs a user in at a provider.</summary>
    /// <exception cref="ServiceException">The pool doesn't exist, or is not configured for the provider.</exception>
    public LocalLogin CreateLogin(LocalLoginOptions options)
    {
        LoginProvider? provider = null;
        if (options.IdentityPoolId is { } poolId)
        {
            Pool pool = FindPool(poolId) ?? throw ServiceErrors.PoolNotFound(poolId);
            provider = LoginProvider.Find(pool.Settings, options.ProviderName) ?? throw LoginErrors.UnsupportedProvider();
        }

        return new LoginIssuer(_key, Clock).Create(options, options.ClientId ?? provider?.ClientIds?[0] ?? LoginIssuer.AnyClient);
    }

    /// <summary>The public key, under its name in each region's tokens.</summary>
    public KeySet Keys()
    {
        (string modulus, string exponent) = _key.Public;
        return new KeySet([.. _regions.Keys.Order(StringComparer.Ordinal).Select(region => new PublicKey(IdentityTokens.KeyId(region), modulus, exponent))]);
    }

    /// <summary>The region of a call: from its signature, else from the id in the request.</summary>
    internal static string RegionOf(Caller? caller, Operation operation, JsonElement input) =>
        caller?.Region ?? ResourceId.Region(input.GetProperty(UnsignedRegion.MemberOf(operation)!).GetString())!;

    private ReadOnlyMemory<byte> Answer(string operation, Caller? caller, ReadOnlyMemory<byte> body)
    {
        if (!Operation.ByName.TryGetValue(operation, out Operation? description))
        {
            throw ServiceErrors.UnknownOperation();
        }

        if (caller is null && description.IsSigned)
        {
            throw ServiceErrors.MissingAuthenticationToken();
        }

        using JsonDocument document = JsonBody.Parse(body);
        JsonElement input = document.RootElement;
        Validator.Check(description.Request, input);

        return _handlers.Answer(description, new Call(AccountId, RegionFor(description, RegionOf(caller, description, input))), body.Span);
    }

    // Regions are created with their first pool, so that requests for missing pools use no memory.
    private Region RegionFor(Operation operation, string name) =>
        operation.Request.Type == typeof(CreateIdentityPoolRequest) ? _regions.GetOrAdd(name, NewRegion) : FindRegion(name) ?? NewRegion(name);

    private Region? FindRegion(string name) => _regions.GetValueOrDefault(name);

    private Region NewRegion(string name) => new(name, Clock, Changes);
}
