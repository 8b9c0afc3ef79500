using System.Globalization;

namespace CognitoIdentity;

/// <summary>Fills the places of texts for users.</summary>
internal static class TextFormat
{
    /// <summary>The text with these values in its places, in the user's culture.</summary>
    public static string With(this string text, params object?[] values) => string.Format(CultureInfo.CurrentCulture, text, values);
}
