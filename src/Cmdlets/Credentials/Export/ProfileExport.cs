
namespace CognitoIdentity.Commands.Export;

/// <summary>Into a profile of the shared credentials file.</summary>
internal sealed class ProfileExport : ICredentialExport
{
    private readonly string _path;
    private readonly string _profile;
    private readonly CancellationToken _stopped;

    public ProfileExport(string? path, string profile, CancellationToken stopped)
    {
        _path = path ?? UsualPath;
        _profile = profile;
        _stopped = stopped;
    }

    public string Destination => Texts.ExportToProfile.With(_profile, _path);

    private static string UsualPath =>
        Environment.GetEnvironmentVariable("AWS_SHARED_CREDENTIALS_FILE") is { Length: > 0 } named
            ? Path.GetFullPath(named)
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".aws", "credentials");

    public void Write(CredentialValues credential) =>
        SecretFile.Update(_path, content => CredentialsFile.SetProfile(content, _profile, Settings(credential)), _stopped);

    private static Dictionary<string, string?> Settings(CredentialValues credential) => new(StringComparer.OrdinalIgnoreCase)
    {
        ["aws_access_key_id"] = credential.AccessKeyId,
        ["aws_secret_access_key"] = credential.SecretKey,
        ["aws_session_token"] = credential.SessionToken,

        // The old name of the session token, which the Python SDK takes before the new one.
        ["aws_security_token"] = null,
    };
}
