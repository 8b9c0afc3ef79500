using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security;

namespace CognitoIdentity.Client.Configuration;

/// <summary>A role that a profile or the environment names.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="SessionName">The name of its sessions; null for the module's own name.</param>
internal sealed record AssumedRole(string Arn, string? SessionName)
{
    public const string TokenFileKey = "web_identity_token_file";

    /// <summary>The file with the token that the role is assumed with; null if it is assumed with keys.</summary>
    public string? TokenFile { get; init; }

    /// <summary>The serial number or ARN of the MFA device whose code it needs; null if it needs none.</summary>
    public string? MfaDevice { get; init; }

    public string? ExternalId { get; init; }

    public int? DurationSeconds { get; init; }

    /// <summary>The role of a profile. As in botocore, a role with a token ignores the settings for a role with keys.</summary>
    public static AssumedRole Of(AwsProfile profile)
    {
        var role = new AssumedRole(profile["role_arn"]!, profile["role_session_name"]) { TokenFile = profile[TokenFileKey] };
        return role.TokenFile is not null ? role : role with
        {
            MfaDevice = profile["mfa_serial"],
            ExternalId = profile["external_id"],
            DurationSeconds = int.TryParse(profile["duration_seconds"], NumberStyles.Integer, CultureInfo.InvariantCulture, out int seconds) ? seconds : null,
        };
    }
}

/// <summary>How a connection gets the credentials of roles.</summary>
/// <param name="Source">The profile or variable that names them, for errors.</param>
/// <param name="Roles">The roles, in the order in which they are assumed.</param>
/// <param name="Origin">The keys that the first role is assumed with; null if it is assumed with a token.</param>
/// <param name="Service">STS.</param>
/// <param name="AskCode">Asks the user for the code of an MFA device; null if the session can't ask.</param>
internal sealed record RoleChain(
    string Source,
    IReadOnlyList<AssumedRole> Roles,
    FoundCredentials? Origin,
    SecurityTokenService Service,
    Func<string, SecureString?>? AskCode)
{
    /// <summary>Whether a role needs the code of an MFA device.</summary>
    public bool NeedsCode => Roles.Any(role => role.MfaDevice is not null);
}

/// <summary>
/// The sessions of roles, for the life of the process. Each is kept until shortly before it expires, so all commands until then need only one session,
/// and one code of an MFA device.
/// </summary>
internal sealed class RoleSessions
{
    private const int Most = 1000;

    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<(string Roles, Uri Service), RoleCredentials> _known = new();

    public RoleSessions(TimeProvider clock) => _clock = clock;

    /// <param name="roles">Identifies the chain of roles, and the keys that the first one is assumed with.</param>
    /// <param name="service">Where STS is.</param>
    public RoleCredentials Get(string roles, Uri service)
    {
        if (_known.Count >= Most)
        {
            // Keys that change with each session would fill the memory.
            _known.Clear();
        }

        return _known.GetOrAdd((roles, service), _ => new RoleCredentials(_clock));
    }

    /// <summary>Drops the sessions that came from an address.</summary>
    public void Forget(Uri service)
    {
        foreach ((string Roles, Uri Service) key in _known.Keys.Where(key => key.Service == service))
        {
            _known.TryRemove(key, out _);
        }
    }
}

/// <summary>The session of a role, or the session of the last role in a chain.</summary>
[SuppressMessage("Design", "CA1001", Justification = "It lives as long as the process.")]
internal sealed class RoleCredentials
{
    private const int CodeLength = 6;

    private readonly TimeProvider _clock;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private Credentials? _session;
    private DateTimeOffset _renewal;

    public RoleCredentials(TimeProvider clock) => _clock = clock;

    // When the session ends.
    private DateTimeOffset End => _session?.Expiration?.ToUniversalTime() ?? DateTimeOffset.MinValue;

    /// <summary>Fetches the credentials, unless the cached session is still valid. If codes are needed, asks for them on the caller's thread.</summary>
    public async Task<AwsKeys> FetchAsync(RoleChain chain, CancellationToken stop)
    {
        if (chain.NeedsCode)
        {
            _turn.Wait(stop);
        }
        else
        {
            await _turn.WaitAsync(stop).ConfigureAwait(false);
        }

        try
        {
            if (_session is null || _clock.GetUtcNow() >= _renewal)
            {
                await RenewAsync(chain, stop).ConfigureAwait(false);
            }

            return KeysOf(_session!);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task RenewAsync(RoleChain chain, CancellationToken stop)
    {
        try
        {
            _session = await AssumeAsync(chain, stop).ConfigureAwait(false);
        }
        catch (CognitoIdentityException) when (_clock.GetUtcNow() < End)
        {
            // The cached session is still valid. Renew it later, so that not every call waits for a failing service.
        }

        DateTimeOffset now = _clock.GetUtcNow();
        _renewal = CredentialLife.RenewalOf(now, End - now);
    }

    private static async Task<Credentials> AssumeAsync(RoleChain chain, CancellationToken stop)
    {
        AwsKeys? keys = chain.Origin is { } origin ? await Finish(origin.FetchAsync(stop)).ConfigureAwait(false) : null;
        if (keys?.Problem is { } problem)
        {
            throw CredentialFailure.Error(chain.Origin!.Source, problem);
        }

        Credentials? session = null;
        foreach (AssumedRole role in chain.Roles)
        {
            string? token = role.TokenFile is { } file ? ReadToken(chain.Source, file) : null;
            string? code = role.MfaDevice is { } device ? Ask(device, chain) : null;
            try
            {
                session = await Finish(chain.Service.AssumeRoleAsync(role, keys, token, code, stop)).ConfigureAwait(false);
            }
            catch (CognitoIdentityException e) when (e.Operation is not null)
            {
                throw CredentialFailure.OfRole(chain.Source, role, chain.Service.ProfileEndpoint, e);
            }

            keys = KeysOf(session);
        }

        return session!;

        // Only the caller's thread may ask the user, so that thread waits here.
        Task<T> Finish<T>(Task<T> task) => chain.NeedsCode ? Task.FromResult(task.GetAwaiter().GetResult()) : task;
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
            string token = File.ReadAllText(file).Trim();
            return token.Length > 0 ? token : throw CredentialFailure.Error(source, Texts.TokenFileEmpty.With(file), Texts.TokenFileExpiredRemedy);
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
