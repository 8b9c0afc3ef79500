using System.Text.Json;
using System.Text.Json.Serialization;

namespace CognitoIdentity.Local;

/// <summary>Makes the tokens of identities, and recognizes them when callers send them back.</summary>
internal sealed class IdentityTokens
{
    private const string TagsClaim = "https://aws.amazon.com/tags";
    private readonly SigningKey _key;
    private readonly TimeProvider _clock;

    public IdentityTokens(SigningKey key, TimeProvider clock)
    {
        _key = key;
        _clock = clock;
    }

    /// <summary>The name of the key in the tokens of a region, as in the service: <c>us-east-11</c>.</summary>
    public static string KeyId(string region) => region + "1";

    /// <summary>The login key of a token of this service, for pools of a region.</summary>
    public static string LoginKeyOf(string region) => Partition.Of(region).IdentityService(region);

    /// <summary>The issuer of the tokens of a region.</summary>
    public static string IssuerOf(string region) => "https://" + LoginKeyOf(region);

    /// <param name="identity">The identity's claims.</param>
    /// <param name="lifetime">How long the token is valid.</param>
    /// <param name="tags">Principal tags, or null.</param>
    public string Create(IdentityProof identity, TimeSpan lifetime, IDictionary<string, string>? tags)
    {
        long now = _clock.GetUtcNow().ToUnixTimeSeconds();
        var claims = new Dictionary<string, object>
        {
            ["sub"] = identity.IdentityId,
            ["aud"] = identity.PoolId,
            ["amr"] = identity.Methods,
            ["iss"] = IssuerOf(identity.Region),
            ["exp"] = now + (long)lifetime.TotalSeconds,
            ["iat"] = now,
        };
        if (tags is { Count: > 0 })
        {
            // The form that STS reads session tags in.
            claims[TagsClaim] = JsonSerializer.SerializeToElement(
                new PrincipalTagsClaim(tags.ToDictionary(tag => tag.Key, tag => new[] { tag.Value })), ServiceJson.Wire.PrincipalTagsClaim);
        }

        return _key.Sign("RS512", KeyId(identity.Region), "JWS", claims);
    }

    /// <summary>The claims of a token that this service made, even an expired one; null for any other token.</summary>
    public Claims? Recognise(string token) =>
        TokenReader.Read(token, out _) is { } claims && IsOwn(claims) && _key.HasSigned(token) ? claims : null;

    /// <summary>Whether a token has principal tags.</summary>
    public static bool HasTags(Claims claims) => claims.Has(TagsClaim);

    private static bool IsOwn(Claims claims) =>
        claims.Text("aud") is { } poolId && ResourceId.Region(poolId) is { } region && claims.Text("iss") == IssuerOf(region);
}

/// <summary>The identity in a token of the service. Conditions of trust policies use these claims.</summary>
/// <param name="PoolId">Its pool: the claim <c>aud</c>.</param>
/// <param name="IdentityId">The identity: the claim <c>sub</c>.</param>
/// <param name="Methods">The type of its role, and how it signed in: the claim <c>amr</c>.</param>
internal sealed record IdentityProof(string PoolId, string IdentityId, string[] Methods)
{
    public string Region => ResourceId.Region(PoolId)!;

    /// <param name="poolId">Its pool.</param>
    /// <param name="identityId">The identity.</param>
    /// <param name="logins">How it signed in; empty for a guest.</param>
    public static IdentityProof Of(string poolId, string identityId, IReadOnlyCollection<VerifiedLogin> logins) => new(
        poolId,
        identityId,
        logins.Count == 0 ? [RoleType.Unauthenticated] : [RoleType.Authenticated, .. logins.SelectMany(login => MethodsOf(login, poolId)).Distinct()]);

    /// <summary>The identity in a token that this service made.</summary>
    public static IdentityProof Of(Claims claims) => new(claims.Text("aud")!, claims.Text("sub")!, claims.All("amr"));

    /// <summary>How the identity of a token signed in; empty for a guest.</summary>
    public static string[] MethodsOf(Claims claims) => claims.All("amr") is [RoleType.Authenticated, ..] and var all ? [.. all.Skip(1)] : [];

    public TrustRequest Request(string action) => TrustRequest.OfIdentity(action, IdentityTokens.LoginKeyOf(Region), PoolId, IdentityId, Methods);

    // A token of the service has these methods in its claims.
    private static string[] MethodsOf(VerifiedLogin login, string poolId) =>
        login.IsIdentityToken ? MethodsOf(login.Claims!) : [login.Login.Provider, $"{login.Login.Provider}:{poolId}:{login.Login.User}"];
}

/// <summary>Principal tags in the form of a token: each tag with a list of one value.</summary>
internal sealed record PrincipalTagsClaim(
    [property: JsonPropertyName("principal_tags")] IReadOnlyDictionary<string, string[]> Tags);
