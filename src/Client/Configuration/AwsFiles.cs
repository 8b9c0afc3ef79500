using System.Text.RegularExpressions;
using CognitoIdentity.Tokens;

namespace CognitoIdentity.Client.Configuration;

/// <summary>The AWS config and credentials files, read anew from where the environment says they are.</summary>
internal sealed class AwsFiles
{
    // Botocore wants quotes around a name with blanks; the SDK and AWS Tools also accept it without quotes.
    private static readonly Regex Header = new("""\A(?<kind>profile|sso-session|services)\s+(?:"(?<name>[^"]+)"|'(?<name>[^']+)'|(?<name>[^"'].*))\z""");

    private const string Profile = "profile";
    private const string DefaultName = "default";

    private readonly IniFile _config;
    private readonly IniFile _credentials;
    private readonly bool _hasStore;

    /// <param name="profileLocation">The credentials file that the user named, or null. Without AWS_CONFIG_FILE, the config file is the one beside it.</param>
    public AwsFiles(string? profileLocation)
    {
        string? credentials = profileLocation ?? Variable("AWS_SHARED_CREDENTIALS_FILE");
        _credentials = IniFile.Read(credentials ?? InHome("credentials"));
        _config = IniFile.Read(
            Variable("AWS_CONFIG_FILE")
            ?? (profileLocation is null ? InHome("config") : Path.Combine(Path.GetDirectoryName(Path.GetFullPath(profileLocation))!, "config")));
        _hasStore = credentials is null;
    }

    /// <summary>The names of all profiles.</summary>
    public IEnumerable<string> ProfileNames =>
        _config.Sections.Select(section => section.Name == DefaultName ? DefaultName : NameIn(section, Profile)).OfType<string>()
            .Concat(_credentials.Sections.Select(section => NameIn(section, Profile) ?? section.Name))
            .Concat(_hasStore ? ProfileStore.Names : [])
            .Distinct(StringComparer.Ordinal);

    /// <summary>A hash of both files.</summary>
    public string Fingerprint => Hash.Of(_config.Text, _credentials.Text);

    /// <summary>The profile of this name, or null.</summary>
    public AwsProfile? Find(string name)
    {
        if (_hasStore && ProfileStore.Find(name, this) is { } stored)
        {
            return stored;
        }

        IniSection? config = _config.Sections.LastOrDefault(section => NameIn(section, Profile) == name || (name == DefaultName && section.Name == name));
        IniSection? credentials = _credentials.Sections.FirstOrDefault(section => section.Name == name)
            ?? _credentials.Sections.FirstOrDefault(section => NameIn(section, Profile) == name);
        return config is null && credentials is null ? null : new AwsProfile(name, this, config, credentials);
    }

    /// <summary>The section that a profile refers to.</summary>
    /// <param name="kind"><c>sso-session</c> or <c>services</c>.</param>
    /// <param name="name">The section's name.</param>
    /// <param name="profile">The name of the profile.</param>
    /// <exception cref="CognitoIdentityException"><c>ProfileUnreadable</c>: the section is missing or can't be read.</exception>
    public IniSection Referred(string kind, string name, string profile)
    {
        IniSection? section = _config.Sections.LastOrDefault(section => NameIn(section, kind) == name);
        ThrowIf(section is null ? _config.Fault : section.Fault, profile);
        return section ?? throw Unreadable(profile, Texts.ProfileSectionMissing.With(kind, name));
    }

    /// <summary>Throws if a fault may have hidden the profile or a part of it.</summary>
    /// <param name="name">The name that was looked for.</param>
    /// <param name="profile">What was found.</param>
    /// <exception cref="CognitoIdentityException"><c>ProfileUnreadable</c></exception>
    public void Check(string name, AwsProfile? profile) => ThrowIf(profile?.Fault ?? _credentials.Fault ?? _config.Fault, name);

    /// <summary>The error <c>ProfileUnreadable</c>.</summary>
    public static CognitoIdentityException Unreadable(string profile, string reason) =>
        new(nameof(Texts.ProfileUnreadable), [profile, reason]);

    private static void ThrowIf(IniFault? fault, string profile)
    {
        if (fault is not null)
        {
            throw Unreadable(profile, fault.ToString());
        }
    }

    private static string? NameIn(IniSection section, string kind) =>
        Header.Match(section.Name) is { Success: true } match && match.Groups["kind"].Value == kind ? match.Groups["name"].Value : null;

    private static string? Variable(string name)
    {
        string? path = Environment.GetEnvironmentVariable(name);
        return string.IsNullOrWhiteSpace(path) ? null
            : path.StartsWith("~/", StringComparison.Ordinal) ? Path.Combine(HomeFolder.Path, path[2..])
            : path;
    }

    private static string InHome(string file) => Path.Combine(HomeFolder.Path, ".aws", file);
}
