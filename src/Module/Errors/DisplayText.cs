using System.Text;
using System.Text.RegularExpressions;

namespace CognitoIdentity;

/// <summary>Untrusted text made safe for a message: tokens masked, control characters replaced, shortened.</summary>
internal static class DisplayText
{
    private static readonly Regex Token = new(@"eyJ[\w-]+\.[\w.-]+", RegexOptions.ECMAScript);
    // Category Cf: characters that change the direction of a text, or have no width.
    private static readonly Regex Control = new(@"[\p{Cc}\p{Cf}\u2028\u2029]");

    private const int MostOfInput = 60;
    private const int MostToLookAt = 8192;
    private const string Mask = "eyJ\u2026";

    /// <summary>The text, shortened for display.</summary>
    public static string Of(string text, int most = MostOfInput)
    {
        string clean = MaskTokens(Line(text.Length > MostToLookAt ? text[..MostToLookAt] : text));
        return clean.Length > most ? $"{clean[..most]}\u2026" : clean;
    }

    /// <summary>The same for the text of a value.</summary>
    public static string Of(object? value) => Of(value?.ToString() ?? string.Empty);

    /// <summary>The text with every JSON Web Token masked. Users sometimes pass a token to the wrong parameter.</summary>
    public static string MaskTokens(string text) => Token.Replace(text, Mask);

    /// <summary>The text on one line: every control or invisible character is replaced.</summary>
    public static string Line(string text) => Control.Replace(text, "\uFFFD");
}

/// <summary>
/// Error texts of services and scripts, without secrets. Such a text may repeat the request: a service that rejects a signature repeats
/// the whole signed request with its session token, and a script may throw its token. A JWT is recognized by its beginning, any other token by
/// its length, and what was sent even in parts. Control characters are replaced, so the text can't control a terminal.
/// </summary>
internal static class MaskedText
{
    private static readonly Regex LineEnd = new(@"[\r\n]+");
    private static readonly Regex Token = new(@"\beyJ[\w-]{6,}(?:\.[\w.-]*)?|\bey[\w-]{6,}\.[\w.-]+|[\w%+/=.~|-]{100,}");

    // A token in lines, as MIME has it: of the same length but for the last.
    private static readonly Regex Wrapped = new(@"(?<!\S)[\w%+/=.~|-]{40,}(?:\s+[\w%+/=.~|-]{40,})+(?:\s+[\w%+/=.~|-]+(?!\S))?");
    private static readonly Regex Opaque = new(@"\A\s*\S+\s*\z|(?<!\S)(?=\S*[0-9])(?=\S*[A-Za-z])\S{8,}");

    private const string Mask = "***";

    // A shorter text, such as the code of an MFA device, may be part of any word.
    private const int ShortestPart = 8;

    // A part of a token that is too long to match by chance.
    private const int Part = 16;

    /// <summary>The text on one line, without the tokens in it.</summary>
    /// <param name="text">The foreign text.</param>
    /// <param name="tokens">The tokens that were sent, whatever they look like.</param>
    public static string Of(string text, IEnumerable<string>? tokens = null)
    {
        foreach (string token in tokens?.Where(token => token.Length > 0) ?? [])
        {
            text = token.Length < ShortestPart ? WithoutWord(text, token) : WithoutParts(text, token);
        }

        text = LineEnd.Replace(text, " ");
        return Token.Replace(DisplayText.Line(Wrapped.Replace(text, Mask)), Mask);
    }

    /// <summary>The same, shortened for display: for short texts such as ids.</summary>
    public static string Short(string text, IEnumerable<string>? tokens) => DisplayText.Of(Of(text, tokens));

    /// <summary>The text that a script threw. Masks all parts that don't look like words of a sentence, because they may be the secret.</summary>
    public static string OfScript(string text) => Opaque.Replace(Of(text), Mask);

    /// <summary>The text without a short token, if the token is a whole word or number.</summary>
    private static string WithoutWord(string text, string token)
    {
        string letter = token.All(char.IsAsciiDigit) ? "[0-9]" : @"\w";
        return Regex.Replace(text, $"(?<!{letter}){Regex.Escape(token)}(?!{letter})", Mask);
    }

    /// <summary>The text without a token and its parts. The token may have been cut, wrapped or spaced.</summary>
    private static string WithoutParts(string text, string token)
    {
        // Compare without the characters that were inserted between the parts.
        int[] places = [.. Enumerable.Range(0, text.Length).Where(i => IsOfToken(text[i]))];
        string letters = string.Concat(places.Select(i => text[i]));
        string searched = string.Concat(token.Where(IsOfToken));
        int length = Math.Min(Part, searched.Length);
        if (length < ShortestPart || letters.Length < length)
        {
            return text.Replace(token, Mask, StringComparison.Ordinal);
        }

        var parts = new HashSet<string>(Enumerable.Range(0, searched.Length - length + 1).Select(i => searched.Substring(i, length)), StringComparer.Ordinal);
        var shown = new StringBuilder();
        int shownTo = 0;
        for (int i = 0; i + length <= letters.Length; i++)
        {
            if (!parts.Contains(letters.Substring(i, length)))
            {
                continue;
            }

            int end = i + length;
            while (end < letters.Length && parts.Contains(letters.Substring(end - length + 1, length)))
            {
                end++;
            }

            shown.Append(text, shownTo, places[i] - shownTo).Append(Mask);
            shownTo = places[end - 1] + 1;
            i = end - 1;
        }

        return shown.Append(text, shownTo, text.Length - shownTo).ToString();
    }

    private static bool IsOfToken(char letter) => letter is > ' ' and <= '~' and not ('"' or '\'' or '\\' or ',');
}
