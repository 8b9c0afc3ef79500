using CognitoIdentity.Tokens;

namespace CognitoIdentity;

/// <summary>Checks a login as the service does, but without its signature: the claims of the token, and the configuration of the pool.</summary>
internal sealed class LoginTokenCheck
{
    private const string IdToken = "id";
    private const string Placeholder = "CLIENTID";
    private const int EncryptedPartCount = 5;

    private static readonly string[] Required = ["iss", "aud", "sub", "exp"];

    // Small differences between clocks are normal, larger ones are reported.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    private readonly JsonWebToken? _token;
    private readonly string? _issuer;
    private readonly string? _name;
    private readonly string[] _audience;
    private readonly IdentityPool? _pool;
    private readonly DateTime _now;
    private readonly List<Finding> _findings = [];

    private LoginTokenCheck(string? providerName, JsonWebToken? token, IdentityPool? pool, DateTime now)
    {
        _token = token;
        _issuer = token?.Text("iss") is { } issuer ? ProviderNames.OfIssuer(issuer) : null;
        _name = providerName ?? _issuer;
        _audience = token?.Claims.GetValueOrDefault("aud") switch
        {
            string one => [one],
            object?[] many => [.. many.OfType<string>()],
            _ => [],
        };
        _pool = pool;
        _now = now;
    }

    /// <summary>The claims of a login, and its problems.</summary>
    /// <param name="providerName">The login key, or null for the key of the token's issuer.</param>
    /// <param name="token">The token. Only its claims are in the result.</param>
    /// <param name="pool">The pool to log in to; null to check only the token.</param>
    /// <param name="now">The time, UTC.</param>
    public static LoginTokenTest Run(string? providerName, string token, IdentityPool? pool, DateTime now)
    {
        var read = JsonWebToken.TryRead(token);
        var check = new LoginTokenCheck(providerName, read, pool, now);
        if (check.CheckKey() is var (goesOn, key) && goesOn)
        {
            check.CheckToken(key, token);
        }

        return new LoginTokenTest
        {
            IdentityPoolId = pool?.IdentityPoolId,
            ProviderName = check._name,
            Issuer = read?.Text("iss"),
            Subject = read?.Text("sub"),
            Audience = [.. check._audience],
            TokenUse = read?.Text("token_use"),
            IssuedAt = read?.Time("iat"),
            Expiration = read?.Expiration,
            Findings = FindingSeverity.Sort(check._findings),
        };
    }

    /// <summary>Whether the token should be checked too, and the correct key.</summary>
    private (bool GoesOn, string? Key) CheckKey()
    {
        if (_name is null)
        {
            return (true, null);
        }

        if (_name == _pool?.DeveloperProviderName)
        {
            Error(nameof(Texts.LoginKeyIsDeveloper), _name, _pool.IdentityPoolId);
            return (false, null);
        }

        bool isConfigured = _pool is not null && LoginProvider.Find(_pool, _name) is not null;
        if (isConfigured || LoginKeyForm.Problem(_name, _issuer) is not var (reason, key))
        {
            return (true, _name);
        }

        Error(nameof(Texts.LoginKeyMalformed), _name, reason, PowerShellText.Quote(key ?? Texts.LoginKeyExample));
        return (true, key);
    }

    private void CheckToken(string? key, string token)
    {
        if (_token is null)
        {
            CheckUnreadable(key, token);
            return;
        }

        bool isOfService = _issuer is not null && ProviderNames.IsIdentityService(_issuer);
        if (isOfService && key != _issuer)
        {
            Error(nameof(Texts.TokenOfIdentity), _issuer);
        }
        else if (_issuer is not null && key is not null && key != _issuer)
        {
            Error(nameof(Texts.LoginKeyNotIssuer), key, _token.Text("iss"), PowerShellText.Quote(_issuer));
        }

        if (!_token.IsSigned)
        {
            Error(nameof(Texts.TokenUnsigned));
        }

        CheckClaims();
        CheckTimes();
        if (isOfService)
        {
            CheckIdentityToken();
        }
        else if (_issuer is not null)
        {
            CheckPool(_issuer);
        }
    }

    private void CheckUnreadable(string? key, string token)
    {
        LoginProvider? provider = key is null || _pool is null ? null : LoginProvider.Find(_pool, key);
        if (key is not null && (provider?.Kind == ProviderKind.Opaque || ProviderNames.IsOpaque(key)))
        {
            Add(FindingSeverity.Information, nameof(Texts.TokenOpaque), key);
        }
        else
        {
            Error(token.Split('.').Length == EncryptedPartCount ? nameof(Texts.TokenEncrypted) : nameof(Texts.TokenNotJwt), string.Join(", ", ProviderNames.Opaques));
        }

        if (key is not null)
        {
            CheckPool(key);
        }
    }

    private void CheckClaims()
    {
        bool isAccessToken = _issuer is not null && ProviderNames.IsUserPool(_issuer) && _token!.Text("token_use") != IdToken;
        if (isAccessToken)
        {
            Error(nameof(Texts.TokenNotIdToken), _token!.Text("token_use") ?? Texts.Nothing);
        }

        foreach (string claim in Required.Where(claim => !Has(claim) && !(isAccessToken && claim == "aud")))
        {
            Error(nameof(Texts.ClaimMissing), claim);
        }
    }

    private bool Has(string claim) => claim switch
    {
        "aud" => _audience.Length > 0,
        "exp" => _token!.Expiration is not null,
        _ => _token!.Text(claim) is { Length: > 0 },
    };

    private void CheckTimes()
    {
        if (_token!.Expiration?.ToUniversalTime() is { } end && end <= _now)
        {
            Error(nameof(Texts.TokenExpired), end, Describe(_now - end));
        }

        if ((_token.Time("nbf") ?? _token.Time("iat"))?.ToUniversalTime() is { } start && start > _now + ClockTolerance)
        {
            Add(FindingSeverity.Warning, nameof(Texts.TokenFromFuture), start, Describe(start - _now));
        }
    }

    private void CheckIdentityToken()
    {
        if (_token!.IsOfGuest)
        {
            Error(nameof(Texts.TokenOfGuest));
        }
        else
        {
            Add(FindingSeverity.Information, nameof(Texts.TokenForIdentityOnly), _token.Text("sub"));
        }

        if (_pool is not null && _audience.Length > 0 && !_audience.Contains(_pool.IdentityPoolId))
        {
            Error(nameof(Texts.TokenOfOtherPool), string.Join(", ", _audience), _pool.IdentityPoolId);
        }
    }

    private void CheckPool(string key)
    {
        if (_pool is null)
        {
            return;
        }

        if (LoginProvider.Find(_pool, key) is not { } provider)
        {
            Error(nameof(Texts.ProviderNotConfigured), _pool.IdentityPoolId, key, Listed(LoginProvider.Names(_pool)), Configuration(key));
        }
        else if (_audience.Length > 0 && provider.ClientIds is { } clients && !_audience.Intersect(clients).Any())
        {
            Error(nameof(Texts.ClientNotConfigured), _pool.IdentityPoolId, key, string.Join(", ", _audience), Listed(clients), Configuration(key));
        }
    }

    /// <summary>The parameter, with all its values, that makes the pool accept the token and everything that it accepts now.</summary>
    private string Configuration(string key)
    {
        string client = _audience.FirstOrDefault(Placeholder);
        if (ProviderNames.IsUserPool(key))
        {
            var added = new CognitoIdentityProvider { ProviderName = key, ClientId = client, ServerSideTokenCheck = true };
            return $"-CognitoIdentityProvider {PowerShellText.List([.. _pool!.CognitoIdentityProviders ?? [], added])}";
        }

        var publics = new Dictionary<string, string>(_pool!.SupportedLoginProviders ?? new Dictionary<string, string>());
        if (publics.TryGetValue(key, out string? clients) || ProviderNames.IsPublic(key))
        {
            publics[key] = clients is null ? client : $"{clients};{client}";
            return $"-SupportedLoginProvider {PowerShellText.Map(publics)}";
        }

        string others = string.Concat((_pool.OpenIdConnectProviderARNs ?? []).Select(arn => PowerShellText.Quote(arn) + ", "));
        return $"-OpenIdConnectProviderArn {others}$providerArn";
    }

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names) is { Length: > 0 } list ? list : Texts.Nothing;

    private static string Describe(TimeSpan span) => span switch
    {
        { TotalDays: >= 2 } => Texts.SpanDays.With(Math.Floor(span.TotalDays)),
        { TotalHours: >= 2 } => Texts.SpanHours.With(Math.Floor(span.TotalHours)),
        { TotalMinutes: >= 2 } => Texts.SpanMinutes.With(Math.Floor(span.TotalMinutes)),
        _ => Texts.SpanSeconds.With(Math.Floor(span.TotalSeconds)),
    };

    private void Error(string id, params object?[] values) => Add(FindingSeverity.Error, id, values);

    private void Add(string severity, string id, params object?[] values) =>
        _findings.Add(Finding.Create(severity, id, _pool?.IdentityPoolId, _name, values));
}
