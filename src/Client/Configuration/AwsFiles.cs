using System.Text.RegularExpressions;
using CognitoIdentity.Client.Sdk;

namespace CognitoIdentity.Client.Configuration;

/// <summary>The AWS config and credentials files, read again from the paths in the environment.</summary>
internal sealed class AwsFiles
{
    /// <summary>The setting of a profile that names a section with a sign-in to IAM Identity Center, and the kind of that section.</summary>
    public const string SignInKey = "sso_session";
    public const string SignInSection = "sso-session";

    private const string Profile = "profile";
    private const string DefaultName = "default";

    private static readonly bool OnWindows = Environment.OSVersion.Platform == PlatformID.Win32NT;

    // $NAME and ${NAME}; on Windows, %NAME% too. Few paths have any, so the pattern is parsed only then.
    private static readonly string VariableInPath = @"\$(\w+|\{[^}]+\})" + (OnWindows ? "|%[^%]+%" : "");

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
            ?? (profileLocation is null ? InHome("config") : Path.Combine(FolderOf(Path.GetFullPath(profileLocation)), "config")));
        _hasStore = credentials is null && HasStore;
    }

    /// <summary>The names of all profiles.</summary>
    public IEnumerable<string> ProfileNames =>
        _config.Sections.Select(section => section.Name == DefaultName ? DefaultName : NameIn(section, Profile)).OfType<string>()
            .Concat(_credentials.Sections.Select(section => NameIn(section, Profile) ?? section.Name))
            .Concat(_hasStore ? ProfileStore.Names : [])
            .Distinct(StringComparer.Ordinal);

    /// <summary>The profile of this name, or null.</summary>
    public AwsProfile? Find(string name)
    {
        if (_hasStore && ProfileStore.Find(name, this) is { } stored)
        {
            return stored;
        }

        // Botocore treats the blanks in [ dev ] as part of the name.
        string wanted = name.Trim();
        IniSection? config = _config.Sections.LastOrDefault(section => NameIn(section, Profile) == wanted || (wanted == DefaultName && section.Name == wanted));
        IniSection? credentials = _credentials.Sections.FirstOrDefault(section => section.Name == wanted)
            ?? _credentials.Sections.FirstOrDefault(section => NameIn(section, Profile) == wanted);
        return config is null && credentials is null ? null : new AwsProfile(name, this, config, credentials);
    }

    /// <summary>The section that a profile refers to.</summary>
    /// <param name="kind"><c>sso-session</c> or <c>services</c>.</param>
    /// <param name="name">The section's name.</param>
    /// <param name="profile">The name of the profile.</param>
    /// <exception cref="CognitoIdentityException"><c>ProfileUnreadable</c>: the section is missing or can't be read.</exception>
    public IniSection Referred(string kind, string name, string profile)
    {
        IniSection? section = Section(kind, name);
        ThrowIf(section is null ? _config.Fault : section.Fault, profile);
        return section ?? throw Unreadable(profile, Texts.ProfileSectionMissing.With(kind, name));
    }

    /// <summary>The section <c>sso-session</c> of a profile; null if it names no section, or the section doesn't exist.</summary>
    public IniSection? SingleSignOn(AwsProfile profile) => profile[SignInKey] is { } name ? Section(SignInSection, name) : null;

    /// <summary>Throws if a faulty line may belong to the profile.</summary>
    /// <param name="name">The name of the profile.</param>
    /// <param name="profile">The profile, or null if it wasn't found.</param>
    /// <exception cref="CognitoIdentityException"><c>ProfileUnreadable</c></exception>
    public void Check(string name, AwsProfile? profile) =>
        ThrowIf(profile?.IsStored == true ? null : profile?.Fault ?? _credentials.Fault ?? _config.Fault, name);

    /// <summary>The error <c>ProfileUnreadable</c>.</summary>
    public static CognitoIdentityException Unreadable(string profile, string reason) =>
        new(nameof(Texts.ProfileUnreadable), [profile, reason]);

    /// <summary>Whether the encrypted store of AWS Tools and the SDK may have profiles. It exists on Windows only.</summary>
    private static bool HasStore => OnWindows
        && (File.Exists(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "AWSToolkit", "RegisteredAccounts.json"))
            || File.Exists(Path.Combine(HomeFolder.Path, "AppData", "Local", "AWSToolkit", "RegisteredAccounts.json")));

    private static void ThrowIf(IniFault? fault, string profile)
    {
        if (fault is not null)
        {
            throw Unreadable(profile, fault.ToString());
        }
    }

    /// <summary>The name in a section's header. Botocore wants quotes around a name with blanks; the SDK and AWS Tools also accept it without.</summary>
    private static string? NameIn(IniSection section, string kind)
    {
        if (section.Name.Length <= kind.Length || !section.Name.StartsWith(kind, StringComparison.Ordinal) || !char.IsWhiteSpace(section.Name[kind.Length]))
        {
            return null;
        }

        string name = section.Name[kind.Length..].TrimStart();
        return name[0] is not ('"' or '\'') ? name
            : name.Length > 2 && name.IndexOf(name[0], 1) == name.Length - 1 ? name[1..^1]
            : null;
    }

    private IniSection? Section(string kind, string name) => _config.Sections.LastOrDefault(section => NameIn(section, kind) == name);

    // A root is in no folder.
    private static string FolderOf(string path) => Path.GetDirectoryName(path) ?? path;

    /// <summary>A path in a variable. As for botocore, it may begin with ~ for the home folder, and have variables in it.</summary>
    private static string? Variable(string name)
    {
        if (Setting.Variable(name) is not { } path)
        {
            return null;
        }

        if (path.IndexOfAny(['$', '%']) >= 0)
        {
            path = Regex.Replace(path, VariableInPath, found => Environment.GetEnvironmentVariable(found.Value.Trim('$', '{', '}', '%')) ?? found.Value);
        }

        return path is ['~', '/', ..] || (path is ['~', '\\', ..] && OnWindows) ? Path.Combine(HomeFolder.Path, path[2..]) : path;
    }

    private static string InHome(string file) => Path.Combine(HomeFolder.Path, ".aws", file);
}

/// <summary>The home folder, which contains the AWS files.</summary>
internal static class HomeFolder
{
    /// <summary>
    /// Many service managers set no variable; then it is the folder of the user's account. An account without a folder gets the root,
    /// which not everybody can write to. The current folder would be a risk: anybody may have put a profile there that runs a program.
    /// </summary>
    public static string Path =>
        Variable("HOME") ?? Variable("USERPROFILE")
        ?? NotEmpty(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify))
        ?? System.IO.Path.GetPathRoot(Environment.SystemDirectory) ?? "/";

    private static string? Variable(string name) => NotEmpty(Environment.GetEnvironmentVariable(name));

    private static string? NotEmpty(string? value) => string.IsNullOrEmpty(value) ? null : value;
}
