using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CognitoIdentity.Local;

/// <summary>
/// Temporary credentials that are valid only for this service. The session token contains the role, so STS GetCallerIdentity works without
/// stored sessions.
/// </summary>
internal sealed class RoleSessions
{
    private const string KeyPrefix = "ASIA";
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int KeySuffixLength = 16;
    private const int SecretLength = 40;
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly TimeProvider _clock;

    public RoleSessions(TimeProvider clock) => _clock = clock;

    public Credentials Begin(string roleArn, string sessionName, TimeSpan lifetime)
    {
        DateTimeOffset expiration = _clock.GetUtcNow() + lifetime;
        string accessKey = KeyPrefix + RandomNumberGenerator.GetString(Base32, KeySuffixLength);
        byte[] session = JsonSerializer.SerializeToUtf8Bytes(
            new RoleSession(accessKey, roleArn, sessionName, expiration.ToUnixTimeSeconds()), ServiceJson.Wire.RoleSession);
        return new Credentials
        {
            AccessKeyId = accessKey,
            SecretKey = SecretOf(accessKey),
            SessionToken = Convert.ToBase64String([.. HMACSHA256.HashData(_key, session), .. session]),
            Expiration = expiration.UtcDateTime,
        };
    }

    /// <summary>The session of an access key and a session token that this service made together; null for any others.</summary>
    /// <exception cref="ServiceException">It has expired.</exception>
    public RoleSession? Find(string accessKey, string? sessionToken)
    {
        byte[] token = new byte[sessionToken?.Length ?? 0];
        if (!Convert.TryFromBase64String(sessionToken ?? "", token, out int length) || length <= HMACSHA256.HashSizeInBytes)
        {
            return null;
        }

        ReadOnlySpan<byte> content = token.AsSpan(HMACSHA256.HashSizeInBytes, length - HMACSHA256.HashSizeInBytes);
        if (!Secrets.AreSame(HMACSHA256.HashData(_key, content), token.AsSpan(0, HMACSHA256.HashSizeInBytes)))
        {
            return null;
        }

        RoleSession session = JsonSerializer.Deserialize(content, ServiceJson.Wire.RoleSession)!;
        if (session.AccessKeyId != accessKey)
        {
            return null;
        }

        return _clock.GetUtcNow().ToUnixTimeSeconds() < session.Expiry ? session : throw ServiceErrors.ExpiredToken();
    }

    /// <summary>The secret key of an access key that this service made. It is computed from the id, so it isn't stored either.</summary>
    public string SecretOf(string accessKey) =>
        Convert.ToBase64String(HMACSHA256.HashData(_key, Encoding.ASCII.GetBytes(accessKey)))[..SecretLength];
}

/// <summary>What temporary credentials are for.</summary>
/// <param name="AccessKeyId">Their access key id.</param>
/// <param name="RoleArn">The role.</param>
/// <param name="Name">The session's name.</param>
/// <param name="Expiry">When they end, in seconds since 1970.</param>
internal sealed record RoleSession(string AccessKeyId, string RoleArn, string Name, long Expiry);
