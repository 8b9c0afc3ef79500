using System.Globalization;
using System.Text.RegularExpressions;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;

namespace CognitoIdentity.Client.Configuration;

/// <summary>The profile that applies: the one named by the user, else <c>AWS_PROFILE</c>, else <c>default</c>. Read when first needed.</summary>
internal sealed class ProfileReader
{
    private const string DefaultName = "default";

    private readonly string? _explicitName;
    private readonly string? _location;
    private readonly Lazy<CredentialProfile?> _profile;

    public ProfileReader(ClientOptions options)
    {
        _explicitName = string.IsNullOrWhiteSpace(options.ProfileName) ? null : options.ProfileName;
        _location = string.IsNullOrWhiteSpace(options.ProfileLocation) ? null : options.ProfileLocation;
        _profile = new Lazy<CredentialProfile?>(Read);
    }

    /// <summary>The profile, or null when none was named and there is no default one.</summary>
    public CredentialProfile? Value => _profile.Value;

    /// <summary>The profile named by the user, or null when none was.</summary>
    public CredentialProfile? Explicit => _explicitName is null ? null : Value;

    /// <summary>The profile named by the user, in the SDK's terms.</summary>
    public Profile? SdkProfile => _explicitName is null && _location is null ? null : new Profile(Name, _location);

    private string Name => _explicitName ?? NameInEnvironment;

    private static string NameInEnvironment
    {
        get
        {
            string? name = Environment.GetEnvironmentVariable("AWS_PROFILE");
            return string.IsNullOrWhiteSpace(name) ? DefaultName : name;
        }
    }

    /// <summary>
    /// Makes sure that the profile can be read which the SDK takes its own switches from: it does so in a static constructor,
    /// which gets no second chance.
    /// </summary>
    public static void CheckEnvironment() => Find(NameInEnvironment, null);

    /// <summary>Whether this is how the SDK says that a profile, or the file it is in, can't be read.</summary>
    public static bool IsUnreadable(Exception exception) =>
        exception is AmazonClientException or InvalidDataException or IOException or UnauthorizedAccessException;

    private CredentialProfile? Read()
    {
        string name = Name;
        return Find(name, _location) ?? (name == DefaultName && _explicitName is null
            ? null
            : throw new CognitoIdentityException(
                nameof(Texts.ProfileNotFound), string.Format(CultureInfo.CurrentCulture, Texts.ProfileNotFound, name)));
    }

    private static CredentialProfile? Find(string name, string? location)
    {
        try
        {
            return new CredentialProfileStoreChain(location).TryGetProfile(name, out CredentialProfile profile) ? profile : null;
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            // The SDK quotes a line that it can't read, between angle brackets; there may be a secret in it.
            string reason = e is InvalidDataException ? Regex.Replace(e.Message, "<.*>", " ", RegexOptions.Singleline) : e.Message;
            throw new CognitoIdentityException(
                nameof(Texts.CredentialsUnavailable),
                string.Format(CultureInfo.CurrentCulture, Texts.CredentialsUnavailable, $"profile '{name}'", reason));
        }
    }
}
