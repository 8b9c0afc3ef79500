using System.Text.RegularExpressions;

namespace CognitoIdentity.Tokens;

/// <summary>Prepares the text of login tokens for sending.</summary>
internal static class LoginToken
{
    private static readonly Regex HeaderStart = new(@"\A(?:authorization\s*:\s*)?bearer\s+", RegexOptions.IgnoreCase);

    // White space, a byte order mark and quotes, straight and curly.
    private static readonly char[] Around = [' ', '\t', '\r', '\n', '\u00A0', '\u200B', '\uFEFF', '"', '\'', '`', '\u2018', '\u2019', '\u201C', '\u201D'];

    /// <summary>
    /// Removes white space and quotes around a token, such as those from a file or from JSON, and the word Bearer from an HTTP header. No kind of
    /// token begins or ends with these.
    /// </summary>
    public static string Trim(string text)
    {
        string trimmed = HeaderStart.Replace(text.Trim(Around), string.Empty);
        return trimmed.Length == text.Length ? text : Trim(trimmed);
    }
}
