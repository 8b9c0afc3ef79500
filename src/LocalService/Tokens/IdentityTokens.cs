using System.Text.Json;
using System.Text.Json.Serialization;

namespace CognitoIdentity.Local;

/// <summary>The tokens that say who an identity is: made here, and recognised here when they come back.</summary>
internal sealed class IdentityTokens
{
    public const string Issuer = "https://cognito-identity.amazonaws.com";

    /// <summary>The login key under which a token of a developer identity is passed.</summary>
    public const string LoginKey = ProviderNames.IdentityService;

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

    /// <summary>How a login is named in a token.</summary>
    public static IEnumerable<string> Method(Login login, string poolId) => [login.Provider, $"{login.Provider}:{poolId}:{login.User}"];

    /// <param name="region">Where the identity is.</param>
    /// <param name="identityId">The identity.</param>
    /// <param name="poolId">Its pool.</param>
    /// <param name="methods">How it signed in; nothing for a guest.</param>
    /// <param name="lifetime">How long the token is valid.</param>
    /// <param name="tags">Principal tags, or null.</param>
    public string Create(
        string region, string identityId, string poolId, IReadOnlyCollection<string> methods, TimeSpan lifetime, IDictionary<string, string>? tags = null)
    {
        long now = _clock.GetUtcNow().ToUnixTimeSeconds();
        var claims = new Dictionary<string, object>
        {
            ["sub"] = identityId,
            ["aud"] = poolId,
            ["amr"] = methods.Count == 0 ? new[] { RoleType.Unauthenticated } : [RoleType.Authenticated, .. methods],
            ["iss"] = Issuer,
            ["exp"] = now + (long)lifetime.TotalSeconds,
            ["iat"] = now,
        };
        if (tags is { Count: > 0 })
        {
            // The form that STS reads session tags in.
            claims[TagsClaim] = JsonSerializer.SerializeToElement(
                new PrincipalTagsClaim(tags.ToDictionary(tag => tag.Key, tag => new[] { tag.Value })), ServiceJson.Wire.PrincipalTagsClaim);
        }

        return _key.Sign("RS512", KeyId(region), "JWS", claims);
    }

    /// <summary>The claims of a token that was made here, whether it is still valid or not; null if it was not.</summary>
    public Claims? Recognise(string token) =>
        TokenReader.Read(token, out _) is { } claims && claims.Text("iss") == Issuer && _key.HasSigned(token) ? claims : null;

    /// <summary>How the identity of a token signed in; nothing if it is a guest.</summary>
    public static string[] MethodsOf(Claims claims) =>
        claims.All("amr") is [RoleType.Authenticated, ..] and var all ? [.. all.Skip(1)] : [];
}

/// <summary>Principal tags as a token has them: each tag with a list of one value.</summary>
internal sealed record PrincipalTagsClaim(
    [property: JsonPropertyName("principal_tags")] IReadOnlyDictionary<string, string[]> Tags);
