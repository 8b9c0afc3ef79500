using CognitoIdentity.Api;

namespace CognitoIdentity.Commands;

/// <summary>Checks the ids of identity pools and identities. The API has one form for both.</summary>
internal static class ResourceIds
{
    /// <summary>The id of a pool, if it can be one.</summary>
    /// <exception cref="CognitoIdentityException"><c>IdentityPoolIdInvalid</c></exception>
    public static string CheckPool(string id) => Check(id, nameof(Texts.IdentityPoolIdInvalid), Texts.IdentityPoolIdInvalid);

    /// <summary>The id of an identity, if it can be one.</summary>
    /// <exception cref="CognitoIdentityException"><c>IdentityIdInvalid</c></exception>
    public static string CheckIdentity(string id) => Check(id, nameof(Texts.IdentityIdInvalid), Texts.IdentityIdInvalid);

    public static bool IsValid(string? id) => id is not null && Shapes.IdentityPoolId.Allows(id);

    private static string Check(string id, string errorId, string text) =>
        IsValid(id) ? id : throw new CognitoIdentityException(errorId, text.With(Shown.Of(id)));
}
