using System.Text;
using System.Text.RegularExpressions;

namespace CognitoIdentity.Commands.Export;

/// <summary>Into a profile of the shared credentials file.</summary>
internal sealed class ProfileExport : ICredentialExport
{
    private const string SecretKey = "aws_secret_access_key";
    private static readonly string[] SessionTokens = ["aws_session_token", "aws_security_token"];

    private readonly string _path;
    private readonly string _profile;
    private readonly CancellationToken _stopped;

    public ProfileExport(string? path, string profile, CancellationToken stopped)
    {
        _path = path ?? UsualPath;
        _profile = profile;
        _stopped = stopped;
    }

    /// <summary>Whether keys without a session token may be replaced. AWS shows them only once.</summary>
    public bool ReplacesLongTermKeys { get; set; }

    public string Destination => Texts.ExportToProfile.With(_profile, _path);

    private static string UsualPath =>
        Environment.GetEnvironmentVariable("AWS_SHARED_CREDENTIALS_FILE") is { Length: > 0 } named
            ? Path.GetFullPath(named)
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".aws", "credentials");

    public void Write(CredentialValues credential) =>
        SecretFile.Update(
            _path,
            content =>
            {
                string[] present = CredentialsFile.SettingsOf(content, _profile);
                if (!ReplacesLongTermKeys && present.Contains(SecretKey) && !present.Any(SessionTokens.Contains))
                {
                    throw new CognitoIdentityException(nameof(Texts.ProfileHasLongTermKeys), [_profile, _path]);
                }

                return CredentialsFile.SetProfile(content, _profile, Settings(credential));
            },
            _stopped);

    private static Dictionary<string, string?> Settings(CredentialValues credential) => new(StringComparer.OrdinalIgnoreCase)
    {
        ["aws_access_key_id"] = credential.AccessKeyId,
        [SecretKey] = credential.SecretKey,
        ["aws_session_token"] = credential.SessionToken,

        // The old name of the session token. The Python SDK prefers it to the new name.
        ["aws_security_token"] = null,
    };
}

/// <summary>Changes a profile in a shared credentials file, and no other byte of the file.</summary>
internal static class CredentialsFile
{
    private static readonly Regex Line = new(@"[^\r\n]*(?:\r\n|\r|\n|\z)");
    private static readonly Regex LineEnd = new(@"\r\n|\r|\n|\z");
    // A byte order mark may come first.
    private static readonly Regex Header = new(@"^(?:\xEF\xBB\xBF)?[ \t]*\[[ \t]*(?<name>[^\]\r\n]*?)[ \t]*\]");
    private static readonly Regex SettingStart = new(@"^[ \t]*(?<key>\w+)[ \t]*[=:][ \t]*", RegexOptions.ECMAScript);

    // One character per byte, so that unchanged parts stay the same in any encoding.
    private static readonly Encoding Bytes = Encoding.Latin1;

    /// <summary>The names of a profile's settings, in lower case.</summary>
    public static string[] SettingsOf(byte[] content, string profile) =>
        [.. Lines(Bytes.GetString(content), Section(profile)).Select(line => line.Key).OfType<string>()];

    /// <summary>Sets the settings with a value, removes those without, and adds the profile if it doesn't exist.</summary>
    /// <param name="content">The old content of the file.</param>
    /// <param name="profile">The name of the profile.</param>
    /// <param name="settings">The settings, by their names in lower case.</param>
    /// <exception cref="CognitoIdentityException"><c>ProfileConflict</c></exception>
    /// <exception cref="InvalidDataException">Its encoding is not compatible with ASCII.</exception>
    public static byte[] SetProfile(byte[] content, string profile, IReadOnlyDictionary<string, string?> settings)
    {
        if (content.Contains((byte)0))
        {
            throw new InvalidDataException(Texts.CredentialsFileEncoding);
        }

        string text = Bytes.GetString(content);
        string section = Section(profile);
        var lines = new List<string>();
        var done = new HashSet<string>(StringComparer.Ordinal);
        bool isReplaced = false;
        int end = 0;
        foreach (FileLine line in Lines(text, section))
        {
            string kept = line.Text;
            if (line.Continues && isReplaced)
            {
                continue;
            }

            if (line.Key is { } key)
            {
                isReplaced = settings.TryGetValue(key, out string? value);
                if (isReplaced)
                {
                    if (value is null || !done.Add(key))
                    {
                        continue;
                    }

                    kept = SettingStart.Match(kept).Value + value + LineEnd.Match(kept).Value;
                }
                else if (HidesKeys(key))
                {
                    throw new CognitoIdentityException(nameof(Texts.ProfileConflict), [profile, key]);
                }
            }

            lines.Add(kept);
            end = line.IsInside && IsSetting(kept) ? lines.Count : end;
        }

        string newLine = LineEnd.Match(text) is { Length: > 0 } first ? first.Value : "\n";
        if (end == 0)
        {
            EndLine(lines, lines.Count, newLine);
            lines.AddRange(lines.Count > 0 && lines[^1] != newLine ? [newLine, $"[{section}]{newLine}"] : [$"[{section}]{newLine}"]);
            end = lines.Count;
        }

        string[] added = [.. settings.Where(setting => setting.Value is not null && !done.Contains(setting.Key)).Select(setting => $"{setting.Key} = {setting.Value}{newLine}")];
        if (added.Length > 0)
        {
            EndLine(lines, end, newLine);
            lines.InsertRange(end, added);
        }

        return Bytes.GetBytes(string.Concat(lines));
    }

    // As in the file: one character per byte.
    private static string Section(string profile) => Bytes.GetString(Encoding.UTF8.GetBytes(profile));

    private static IEnumerable<FileLine> Lines(string text, string section)
    {
        bool isInside = false;
        int indent = int.MaxValue;
        foreach (string line in Line.Matches(text).Cast<Match>().Select(match => match.Value).Where(line => line.Length > 0))
        {
            string? key = null;
            bool continues = false;
            if (Header.Match(line) is { Success: true } header)
            {
                isInside = header.Groups["name"].Value == section;
                indent = int.MaxValue;
            }
            else if (isInside && IsSetting(line))
            {
                continues = Indent(line) > indent;
                if (!continues)
                {
                    indent = Indent(line);
                    key = SettingStart.Match(line).Groups["key"].Value.ToLowerInvariant();
                }
            }

            yield return new FileLine(line, isInside, key, continues);
        }
    }

    private static void EndLine(List<string> lines, int count, string newLine)
    {
        if (count > 0 && LineEnd.Match(lines[count - 1]).Length == 0)
        {
            lines[count - 1] += newLine;
        }
    }

    /// <summary>Whether a line is neither blank nor a comment.</summary>
    private static bool IsSetting(string line) => line.AsSpan().TrimStart(" \t\r\n") is [not ('#' or ';'), ..];

    /// <summary>Whether clients ignore the profile's keys if it has a setting.</summary>
    private static bool HidesKeys(string key) =>
        key is "role_arn" or "credential_source" or "credential_process" or "web_identity_token_file" || key.StartsWith("sso_", StringComparison.Ordinal);

    private static int Indent(string line) => line.Length - line.AsSpan().TrimStart(" \t").Length;

    /// <param name="Text">The line with its end.</param>
    /// <param name="IsInside">Whether it is in the profile, or its header.</param>
    /// <param name="Key">The name of the setting in this line, in lower case; null for a line without one.</param>
    /// <param name="Continues">Whether the line continues the value of the setting above.</param>
    private sealed record FileLine(string Text, bool IsInside, string? Key, bool Continues);
}
