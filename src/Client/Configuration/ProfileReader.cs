using System.Text.RegularExpressions;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;

namespace CognitoIdentity.Client.Configuration;

/// <summary>The profile that applies: the one named by the user, else <c>AWS_PROFILE</c>, else <c>default</c>. Read when first needed.</summary>
internal sealed class ProfileReader
{
    private const string DefaultName = "default";
    private const string ConfigFileVariable = "AWS_CONFIG_FILE";
    private const string CredentialsFileVariable = "AWS_SHARED_CREDENTIALS_FILE";
    private const int LongestName = 255;

    // The SDK looks at the variable once in a process.
    private static readonly string? ConfigFileOfSdk = Environment.GetEnvironmentVariable(ConfigFileVariable);

    private readonly string? _explicitName;
    private readonly string? _location;
    private readonly Lazy<CredentialProfile?> _profile;

    public ProfileReader(ClientOptions options)
    {
        _explicitName = NotEmpty(options.ProfileName);
        _location = NotEmpty(options.ProfileLocation) ?? NotEmpty(Environment.GetEnvironmentVariable(CredentialsFileVariable));
        _profile = new Lazy<CredentialProfile?>(Read);
    }

    /// <summary>The credentials file, where it is not the usual one.</summary>
    public string? Location => _location;

    /// <summary>The profile, or null when none was named and there is no default one.</summary>
    public CredentialProfile? Value => _profile.Value;

    /// <summary>The profile named by the user, or null when none was.</summary>
    public CredentialProfile? Explicit => _explicitName is null ? null : Value;

    /// <summary>The profile named by the user, in the SDK's terms.</summary>
    public Profile? SdkProfile => _explicitName is null && _location is null ? null : new Profile(Name, _location);

    /// <summary>The profile's name, whether there is such a one or not.</summary>
    public string Name => _explicitName ?? NameInEnvironment;

    private static string NameInEnvironment => NotEmpty(Environment.GetEnvironmentVariable("AWS_PROFILE")) ?? DefaultName;

    /// <summary>
    /// Makes sure that the profile can be read which the SDK takes its own switches from: it does so in a static constructor,
    /// which gets no second chance.
    /// </summary>
    public static void CheckEnvironment() => Find(NameInEnvironment, null);

    /// <summary>Whether this is how the SDK says that a profile, or the file it is in, can't be read.</summary>
    public static bool IsUnreadable(Exception exception) =>
        exception is AmazonClientException or InvalidDataException or IOException or UnauthorizedAccessException;

    private static string? NotEmpty(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;

    private CredentialProfile? Read()
    {
        if (Environment.GetEnvironmentVariable(ConfigFileVariable) != ConfigFileOfSdk)
        {
            throw new CognitoIdentityException(nameof(Texts.ConfigFileFixed), Texts.ConfigFileFixed);
        }

        string name = Name;
        return Find(name, _location) ?? (name == DefaultName && _explicitName is null
            ? null
            : throw new CognitoIdentityException(
                nameof(Texts.ProfileNotFound), Texts.ProfileNotFound.With(name)));
    }

    private static CredentialProfile? Find(string name, string? location)
    {
        try
        {
            // A name that no file can hold is not looked for: the SDK takes its time over long ones.
            return name.Length <= LongestName && !name.Any(char.IsControl)
                && new CredentialProfileStoreChain(location).TryGetProfile(name, out CredentialProfile profile) ? profile : null;
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            // The SDK quotes a line that it can't read, between angle brackets; there may be a secret in it.
            string reason = e is InvalidDataException ? Regex.Replace(e.Message, "<.*>", " ", RegexOptions.Singleline) : e.Message;
            throw new CognitoIdentityException(
                nameof(Texts.ProfileUnreadable), Texts.ProfileUnreadable.With(name, reason));
        }
    }
}
