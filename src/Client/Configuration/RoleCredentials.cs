using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security;

namespace CognitoIdentity.Client.Configuration;

/// <summary>A role that a profile or the environment names.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="SessionName">The name of its sessions; null for ours.</param>
internal sealed record AssumedRole(string Arn, string? SessionName)
{
    public const string TokenFileKey = "web_identity_token_file";

    /// <summary>The file with the token that the role is assumed with; null if it is assumed with keys.</summary>
    public string? TokenFile { get; init; }

    /// <summary>The serial number or ARN of the MFA device whose code it takes; null if it takes none.</summary>
    public string? MfaDevice { get; init; }

    public string? ExternalId { get; init; }

    public string? DurationSeconds { get; init; }

    public static AssumedRole Of(AwsProfile profile) => new(profile["role_arn"]!, profile["role_session_name"])
    {
        TokenFile = profile[TokenFileKey],
        MfaDevice = profile["mfa_serial"],
        ExternalId = profile["external_id"],
        DurationSeconds = profile["duration_seconds"],
    };
}

/// <summary>How a connection gets the credentials of roles.</summary>
/// <param name="Source">The profile or variable that names them, for errors.</param>
/// <param name="Roles">The roles, in the order in which they are assumed.</param>
/// <param name="Origin">The keys that the first role is assumed with; null if it is assumed with a token.</param>
/// <param name="Service">STS.</param>
/// <param name="AskCode">Asks the user for the code of an MFA device; null if nobody can be asked.</param>
internal sealed record RoleChain(
    string Source,
    IReadOnlyList<AssumedRole> Roles,
    Func<CancellationToken, Task<AwsKeys>>? Origin,
    SecurityTokenService Service,
    Func<string, SecureString?>? AskCode);

/// <summary>
/// The sessions of roles, for the life of the process. Each is kept until shortly before it expires, so that all commands until then need one session,
/// and one code of an MFA device.
/// </summary>
internal sealed class RoleSessions
{
    private readonly ConcurrentDictionary<(string Roles, Uri Service), RoleCredentials> _known = new();

    /// <param name="roles">What tells the chain of roles from all others.</param>
    /// <param name="service">Where STS is.</param>
    public RoleCredentials Get(string roles, Uri service) => _known.GetOrAdd((roles, service), static _ => new RoleCredentials());

    /// <summary>Drops the sessions that came from an address.</summary>
    public void Forget(Uri service)
    {
        foreach ((string Roles, Uri Service) key in _known.Keys.Where(key => key.Service == service))
        {
            _known.TryRemove(key, out _);
        }
    }
}

/// <summary>The session of a role, or of the last role of a chain.</summary>
[SuppressMessage("Design", "CA1001", Justification = "It lives as long as the process.")]
internal sealed class RoleCredentials
{
    private const int CodeLength = 6;

    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private Credentials? _session;

    /// <summary>Fetches the credentials, unless there are some that last a while. If a code is needed, asks for it on the caller's thread.</summary>
    public async Task<AwsKeys> FetchAsync(RoleChain chain, CancellationToken stop)
    {
        string? device = chain.Roles.FirstOrDefault(role => role.MfaDevice is not null)?.MfaDevice;
        if (device is null)
        {
            await _turn.WaitAsync(stop).ConfigureAwait(false);
        }
        else
        {
            _turn.Wait(stop);
        }

        try
        {
            if (_session?.Expiration is not { } end || end.ToUniversalTime() - Margin < DateTime.UtcNow)
            {
                _session = await AssumeAsync(chain, device is null ? null : Ask(device, chain), stop).ConfigureAwait(false);
            }

            return KeysOf(_session);
        }
        finally
        {
            _turn.Release();
        }
    }

    private static async Task<Credentials> AssumeAsync(RoleChain chain, string? code, CancellationToken stop)
    {
        AwsKeys? keys = chain.Origin is null ? null : await chain.Origin(stop).ConfigureAwait(false);
        if (keys?.Problem is { } problem)
        {
            throw CredentialFailure.Error(chain.Source, problem);
        }

        Credentials? session = null;
        foreach (AssumedRole role in chain.Roles)
        {
            string? token = role.TokenFile is { } file ? ReadToken(chain.Source, file) : null;
            try
            {
                session = await chain.Service.AssumeRoleAsync(role, keys, token, role.MfaDevice is null ? null : code, stop).ConfigureAwait(false);
            }
            catch (CognitoIdentityException e) when (e.Operation is not null)
            {
                throw CredentialFailure.OfRole(chain.Source, role, e);
            }

            keys = KeysOf(session);
        }

        return session!;
    }

    private static AwsKeys KeysOf(Credentials session) => new(session.AccessKeyId!, session.SecretKey!, session.SessionToken);

    private static string ReadToken(string source, string file)
    {
        if (!Path.IsPathRooted(file))
        {
            throw CredentialFailure.Error(source, Texts.TokenFileRelative.With(file), Texts.TokenFileRemedy);
        }

        try
        {
            return File.ReadAllText(file).Trim();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw CredentialFailure.Error(source, Texts.TokenFileUnreadable.With(file), Texts.TokenFileRemedy);
        }
    }

    private static string Ask(string device, RoleChain chain)
    {
        string code = chain.AskCode?.Invoke(Texts.MfaQuestion.With(device, chain.Source))?.Reveal().Trim()
            ?? throw CredentialFailure.Error(chain.Source, Texts.MfaCodeMissing.With(device), Texts.MfaCodeMissingRemedy);
        return code.Length == CodeLength && code.All(char.IsAsciiDigit)
            ? code
            : throw CredentialFailure.Error(chain.Source, Texts.MfaCodeInvalid, Texts.MfaCodeRejectedRemedy);
    }
}
