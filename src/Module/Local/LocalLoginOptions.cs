namespace CognitoIdentity.Local;

/// <summary>Who is to log in at a local service.</summary>
public sealed class LocalLoginOptions
{
    /// <summary>How long a login is valid unless told otherwise.</summary>
    public static readonly TimeSpan DefaultValidity = TimeSpan.FromHours(1);

    /// <summary>The login key: a user pool, <c>cognito-idp.REGION.amazonaws.com/USERPOOLID</c>, or any other provider.</summary>
    public required string ProviderName { get; init; }

    /// <summary>The user there: the claim <c>sub</c>.</summary>
    public required string UserId { get; init; }

    /// <summary>The client that the token is for: the claim <c>aud</c>. Null: one that the pool is configured for.</summary>
    public string? ClientId { get; init; }

    /// <summary>The pool whose configuration names the client. Null: none.</summary>
    public string? IdentityPoolId { get; init; }

    /// <summary>Further claims, and those that are to be other than usual; null leaves one out.</summary>
    public IReadOnlyDictionary<string, object?> Claims { get; init; } = new Dictionary<string, object?>();

    /// <summary>How long the login is valid. Less than nothing makes one that has expired.</summary>
    public TimeSpan ValidFor { get; init; } = DefaultValidity;
}
