using System.Text.RegularExpressions;

namespace CognitoIdentity.Commands;

/// <summary>The form of the ids of identity pools and of identities, which is the same.</summary>
internal static partial class ResourceIds
{
    private const int MaxLength = 55;

    /// <summary>The id of a pool, if it can be one.</summary>
    /// <exception cref="CognitoIdentityException"><c>IdentityPoolIdInvalid</c></exception>
    public static string CheckPool(string id) => Check(id, nameof(Texts.IdentityPoolIdInvalid), Texts.IdentityPoolIdInvalid);

    /// <summary>The id of an identity, if it can be one.</summary>
    /// <exception cref="CognitoIdentityException"><c>IdentityIdInvalid</c></exception>
    public static string CheckIdentity(string id) => Check(id, nameof(Texts.IdentityIdInvalid), Texts.IdentityIdInvalid);

    public static bool IsValid(string? id) => id is { Length: > 0 and <= MaxLength } && Form().IsMatch(id);

    private static string Check(string id, string errorId, string text) =>
        IsValid(id) ? id : throw new CognitoIdentityException(errorId, text.With(Shown.Of(id)));

    [GeneratedRegex(@"\A[\w-]+:[0-9a-f-]+\z", RegexOptions.ECMAScript)]
    private static partial Regex Form();
}
