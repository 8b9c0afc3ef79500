using System.Diagnostics.CodeAnalysis;
using System.Security;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using CognitoIdentity.Client.Configuration;

namespace CognitoIdentity.Client.Sdk;

/// <summary>
/// The credentials of a profile. They renew themselves. Where a role takes a code of the user's MFA device, they are kept until shortly before
/// their end, so that all commands until then need one code.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "It lives as long as the process.")]
internal sealed class ProfileCredentials
{
    private const int CodeLength = 6;

    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    private readonly AwsProfile _profile;
    private readonly Lazy<AWSCredentials> _credentials;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private Task<ImmutableCredentials>? _ofRole;

    public ProfileCredentials(AwsProfile profile)
    {
        _profile = profile;

        // Made on first use, and again as long as that fails.
        _credentials = new Lazy<AWSCredentials>(Make, LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>Fetches the credentials. Asks for a code, if one is needed, on the caller's thread.</summary>
    /// <param name="askSecret">Asks the user, with a text; null if nobody can be asked.</param>
    /// <param name="stop">Ends the wait for another caller who asks.</param>
    public Task<ImmutableCredentials> FetchAsync(Func<string, SecureString?>? askSecret, CancellationToken stop)
    {
        AssumeRoleAWSCredentials[] roles = [.. Roles(_credentials.Value)];
        if (roles.FirstOrDefault(role => role.Options.MfaSerialNumber is not null)?.Options.MfaSerialNumber is not { } device)
        {
            return _credentials.Value.GetCredentialsAsync();
        }

        _turn.Wait(stop);
        try
        {
            if (!IsGood(_ofRole))
            {
                string code = AskCode(device, askSecret);
                foreach (AssumeRoleAWSCredentials role in roles)
                {
                    // Near their end the SDK would give the old ones, and renew them later without asking.
                    role.ClearCredentials();
                    role.Options.MfaTokenCodeCallback = () => code;
                }

                _ofRole = _credentials.Value.GetCredentialsAsync();
            }

            return _ofRole!;
        }
        finally
        {
            _turn.Release();
        }
    }

    private AWSCredentials Make()
    {
        IReadOnlyList<AwsProfile> chain = SdkProfile.Chain(_profile);
        if (chain[^1][SdkProfile.TokenFile] is { } file && chain[^1].Kind(isSource: chain.Count > 1) == ProfileKind.Role)
        {
            CredentialFailure.CheckTokenFile(_profile.Source, file);
        }

        return AWSCredentialsFactory.GetAWSCredentials(SdkProfile.Of(_profile, isSource: false), new Sources(chain));
    }

    private string AskCode(string device, Func<string, SecureString?>? askSecret)
    {
        string code = askSecret?.Invoke(Texts.MfaQuestion.With(device, _profile.Name))?.Reveal().Trim()
            ?? throw CredentialFailure.Error(_profile.Source, Texts.MfaCodeMissing.With(device), Texts.MfaCodeMissingRemedy);
        return code.Length == CodeLength && code.All(char.IsAsciiDigit)
            ? code
            : throw CredentialFailure.Error(_profile.Source, Texts.MfaCodeInvalid, Texts.MfaCodeRejectedRemedy);
    }

    private static IEnumerable<AssumeRoleAWSCredentials> Roles(AWSCredentials credentials)
    {
        for (AWSCredentials? current = credentials; current is AssumeRoleAWSCredentials role; current = role.SourceCredentials)
        {
            yield return role;
        }
    }

    /// <summary>Whether credentials are good for a while, or are just being fetched.</summary>
    private static bool IsGood(Task<ImmutableCredentials>? credentials) => credentials switch
    {
        null => false,
        { IsCompleted: false } => true,
        { Status: TaskStatus.RanToCompletion } => credentials.Result is AssumeRoleImmutableCredentials role && role.Expiration.ToUniversalTime() - Margin > DateTime.UtcNow,
        _ => false,
    };

    /// <summary>Finds source profiles for the SDK.</summary>
    private sealed class Sources(IReadOnlyList<AwsProfile> chain) : ICredentialProfileSource
    {
        public bool TryGetProfile(string profileName, out CredentialProfile profile)
        {
            AwsProfile? source = chain.Skip(1).FirstOrDefault(source => source.Name == profileName);
            profile = source is null ? null! : SdkProfile.Of(source, isSource: true);
            return source is not null;
        }
    }
}
