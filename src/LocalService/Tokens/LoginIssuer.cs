using System.Globalization;

namespace CognitoIdentity.Local;

/// <summary>Signs ID tokens in the name of user pools and other providers.</summary>
internal sealed class LoginIssuer
{
    public const string KeyId = "local-login";

    /// <summary>The audience for OpenID Connect providers of IAM. Only IAM knows their clients, so any audience is accepted.</summary>
    public const string AnyClient = "local-client";

    private readonly SigningKey _key;
    private readonly TimeProvider _clock;

    public LoginIssuer(SigningKey key, TimeProvider clock)
    {
        _key = key;
        _clock = clock;
    }

    /// <param name="options">The login.</param>
    /// <param name="audience">The client that the token is for.</param>
    public LocalLogin Create(LocalLoginOptions options, string audience)
    {
        bool isUserPool = options.ProviderName.StartsWith(ProviderNames.UserPoolHost, StringComparison.Ordinal);
        DateTimeOffset now = _clock.GetUtcNow();
        var claims = new Dictionary<string, object>
        {
            ["sub"] = options.UserId,
            ["aud"] = audience,
            ["iss"] = "https://" + options.ProviderName,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + options.ValidFor).ToUnixTimeSeconds(),
        };
        if (isUserPool)
        {
            claims["token_use"] = "id";
            claims["auth_time"] = now.ToUnixTimeSeconds();
            claims["cognito:username"] = options.UserId;
        }

        foreach ((string name, object? value) in options.Claims)
        {
            claims[name] = value!;
        }

        if (isUserPool && claims["token_use"] is "access" && !options.Claims.ContainsKey("aud"))
        {
            // Real access tokens have the client in another claim.
            claims["client_id"] = audience;
            claims["aud"] = null!;
        }

        claims = claims.Where(claim => claim.Value is not null).ToDictionary();
        return new LocalLogin(
            options.ProviderName,
            options.UserId,
            _key.Sign("RS256", KeyId, "JWT", claims),
            ((options.Claims.ContainsKey("exp") ? Expiry(claims) : null) ?? now + options.ValidFor).LocalDateTime,
            claims);
    }

    // The claim may come from the caller, so it may be any number, or not a number.
    private static DateTimeOffset? Expiry(Dictionary<string, object> claims) => claims.GetValueOrDefault("exp") switch
    {
        int or long or double or decimal => DateTimeOffset.FromUnixTimeSeconds((long)Math.Clamp(
            Convert.ToDouble(claims["exp"], CultureInfo.InvariantCulture),
            DateTimeOffset.MinValue.ToUnixTimeSeconds(),
            DateTimeOffset.MaxValue.ToUnixTimeSeconds())),
        _ => null,
    };
}
