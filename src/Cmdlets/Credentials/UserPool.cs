using System.Globalization;
using System.Text.RegularExpressions;

namespace CognitoIdentity.Commands;

/// <summary>User pools as providers of logins.</summary>
internal static partial class UserPool
{
    private const int MaxLength = 55;

    /// <summary>The id of a user pool, if it can be one.</summary>
    /// <exception cref="CognitoIdentityException"><c>UserPoolIdInvalid</c>, <c>UserPoolExpected</c></exception>
    public static string Check(string id) =>
        ResourceIds.IsValid(id) ? throw Error(nameof(Texts.UserPoolExpected), Texts.UserPoolExpected, id)
        : id.Length <= MaxLength && Form().IsMatch(id) ? id
        : throw Error(nameof(Texts.UserPoolIdInvalid), Texts.UserPoolIdInvalid, id);

    /// <summary>The login key for a user pool's tokens.</summary>
    /// <param name="id">The id of the user pool, which begins with its region.</param>
    /// <param name="dnsSuffix">What names of hosts end with there.</param>
    public static string LoginKey(string id, string dnsSuffix) => $"cognito-idp.{id[..id.IndexOf('_', StringComparison.Ordinal)]}.{dnsSuffix}/{id}";

    private static CognitoIdentityException Error(string errorId, string text, string id) =>
        new(errorId, string.Format(CultureInfo.CurrentCulture, text, id));

    [GeneratedRegex(@"\A[\w-]+_[0-9a-zA-Z]+\z", RegexOptions.ECMAScript)]
    private static partial Regex Form();
}
