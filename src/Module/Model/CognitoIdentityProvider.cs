namespace CognitoIdentity;

/// <summary>
/// A user pool and one of its app clients as a provider. Element of <see cref="IdentityPoolSettings.CognitoIdentityProviders"/>.
/// </summary>
public sealed class CognitoIdentityProvider
{
    /// <summary>
    /// Name of the user pool, <c>cognito-idp.REGION.amazonaws.com/USERPOOLID</c> without <c>https://</c>. 1 to 128
    /// characters, <c>[\w._:/-]+</c>.
    /// </summary>
    public string? ProviderName { get; set; }

    /// <summary>Id of the app client. 1 to 128 characters: letters, digits and underscores.</summary>
    public string? ClientId { get; set; }

    /// <summary>
    /// True: before it gives tokens or credentials, the service asks the user pool whether the user was signed out or
    /// deleted. Null counts as false.
    /// </summary>
    public bool? ServerSideTokenCheck { get; set; }

    /// <summary>The provider name, a colon and the client id, as a key of role mappings has it.</summary>
    public override string ToString() => $"{ProviderName}:{ClientId}";
}
