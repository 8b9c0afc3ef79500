namespace CognitoIdentity.Client.Configuration;

/// <summary>Addresses that somebody named: which are good to send secrets to.</summary>
internal static class ServiceAddress
{
    /// <param name="address">What was named.</param>
    /// <param name="source">Who named it.</param>
    /// <param name="allowUnencrypted">Whether it may be plain HTTP to another machine.</param>
    /// <exception cref="CognitoIdentityException">
    /// <c>EndpointInvalid</c>, <c>EndpointHasCredentials</c>, <c>EndpointUnencrypted</c>
    /// </exception>
    public static Uri Parse(string address, string source, bool allowUnencrypted)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) || (uri.Scheme != Uri.UriSchemeHttps && uri.Scheme != Uri.UriSchemeHttp))
        {
            // What stands before an @ may be a password.
            throw Invalid(address[(address.LastIndexOf('@') + 1)..]);
        }

        if (uri.UserInfo.Length > 0)
        {
            throw new CognitoIdentityException(nameof(Texts.EndpointHasCredentials), []);
        }

        return uri.Scheme == Uri.UriSchemeHttps || uri.IsLoopback || allowUnencrypted
            ? uri
            : throw new CognitoIdentityException(nameof(Texts.EndpointUnencrypted), [uri.GetLeftPart(UriPartial.Authority), source]);
    }

    public static CognitoIdentityException Invalid(string address, Exception? cause = null) =>
        new(nameof(Texts.EndpointInvalid), [address], cause);
}
