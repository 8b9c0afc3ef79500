using Amazon.Runtime.CredentialManagement;
using CognitoIdentity.Client.Configuration;
using CognitoIdentity.Client.Sdk;

namespace CognitoIdentity.UnitTests.Client;

/// <summary>Profiles of the encrypted store of AWS Tools and the SDK. The store exists on Windows only, so they are made here.</summary>
[Collection(nameof(ProcessEnvironment))]
public sealed class StoredProfileTests
{
    [Fact]
    public void Keys_are_read()
    {
        AwsProfile profile = Of(new() { AccessKey = "AKIDSTORED", SecretKey = "secret", Token = "token" });

        AwsKeys keys = profile.Keys!;
        Assert.Equal(("AKIDSTORED", "secret", "token"), (keys.AccessKey, keys.SecretKey, keys.SessionToken));
        Assert.True(profile.HasCredentials);
    }

    [Fact]
    public void A_stored_profile_has_the_same_sources_as_a_profile_in_files()
    {
        Assert.Equal(ProfileKind.Process, Of(new() { CredentialProcess = "program" }).Kind(isSource: false));
        Assert.Equal(ProfileKind.SingleSignOn, Of(new() { SsoAccountId = "123456789012", SsoRoleName = "Reader" }).Kind(isSource: false));
        Assert.Equal(ProfileKind.Role, Of(new() { RoleArn = "arn:aws:iam::123456789012:role/app", SourceProfile = "base" }).Kind(isSource: false));
        Assert.Equal("nightly", AssumedRole.Of(Of(new() { RoleArn = "arn:aws:iam::123456789012:role/app", RoleSessionName = "nightly" })).SessionName);
    }

    [Fact]
    public void A_profile_that_signs_in_with_SAML_has_its_own_error()
    {
        AwsProfile profile = Of(new() { EndpointName = "corp", RoleArn = "arn:aws:iam::123456789012:role/app" });

        var error = Assert.Throws<CognitoIdentityException>(() => ProfileChain.Of(profile));

        Assert.StartsWith(
            "The AWS credentials could not be read from profile 'stored': profile 'stored' signs in with SAML", error.Message, StringComparison.Ordinal);
        Assert.True(profile.HasCredentials);
    }

    [Fact]
    public void A_fault_in_the_files_does_not_concern_it()
    {
        using var environment = new EnvironmentScope { Config = "no section\n" };

        AwsProfile profile = Of(new() { CredentialProcess = "program" });

        profile.Check();
        Assert.Equal(profile, Assert.Single(ProfileChain.Of(profile)));
        Assert.Throws<CognitoIdentityException>(() => profile.Files.Check("other", null));
    }

    private static AwsProfile Of(CredentialProfileOptions options) => ProfileStore.ProfileOf(new CredentialProfile("stored", options), new AwsFiles(null));
}
