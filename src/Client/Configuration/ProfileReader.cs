using System.Globalization;
using Amazon;
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

    private string Name
    {
        get
        {
            string? name = _explicitName ?? Environment.GetEnvironmentVariable("AWS_PROFILE");
            return string.IsNullOrWhiteSpace(name) ? DefaultName : name;
        }
    }

    private CredentialProfile? Read()
    {
        string name = Name;
        if (new CredentialProfileStoreChain(_location).TryGetProfile(name, out CredentialProfile profile))
        {
            return profile;
        }

        return name == DefaultName && _explicitName is null
            ? null
            : throw new CognitoIdentityException(
                nameof(Texts.ProfileNotFound), string.Format(CultureInfo.CurrentCulture, Texts.ProfileNotFound, name));
    }
}
