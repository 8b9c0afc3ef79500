using System.Globalization;
using System.Text.RegularExpressions;

namespace CognitoIdentity.Commands;

/// <summary>The form of an identity pool's id.</summary>
internal static partial class PoolId
{
    private const int MaxLength = 55;

    /// <summary>The id, if it can be one.</summary>
    /// <exception cref="CognitoIdentityException"><c>IdentityPoolIdInvalid</c></exception>
    public static string Check(string id) =>
        IsValid(id)
            ? id
            : throw new CognitoIdentityException(
                nameof(Texts.IdentityPoolIdInvalid), string.Format(CultureInfo.CurrentCulture, Texts.IdentityPoolIdInvalid, id));

    public static bool IsValid(string? id) => id is { Length: > 0 and <= MaxLength } && Form().IsMatch(id);

    [GeneratedRegex(@"\A[\w-]+:[0-9a-f-]+\z", RegexOptions.ECMAScript)]
    private static partial Regex Form();
}
