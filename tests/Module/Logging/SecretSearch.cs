using System.Buffers;
using System.Text;
using System.Text.Json;

namespace CognitoIdentity.ModuleTests.Logging;

/// <summary>Looks for secrets in text: as themselves and as encodings write them, also where only a part of one is shown.</summary>
internal static class SecretSearch
{
    /// <summary>Too long to be there by chance, and short enough to be in what a narrow column leaves of a secret.</summary>
    private const int Piece = 12;

    /// <summary>What is found, as <c>encoding: piece</c>.</summary>
    public static IEnumerable<string> Find(string text, IEnumerable<string> secrets)
    {
        // As it would be in a window without an end.
        string line = string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
        (string Encoding, string[] Pieces)[] forms =
            [.. secrets.SelectMany(Parts).Distinct().SelectMany(Forms).Select(form => (form.Encoding, Pieces(form.Text).ToArray()))];

        // All at once, for there is mostly nothing to be found in a lot of text.
        if (!line.AsSpan().ContainsAny(SearchValues.Create([.. forms.SelectMany(form => form.Pieces)], StringComparison.OrdinalIgnoreCase)))
        {
            return [];
        }

        return
            from form in forms
            let found = form.Pieces.FirstOrDefault(piece => line.Contains(piece, StringComparison.OrdinalIgnoreCase))
            where found is not null
            select $"{form.Encoding}: {found}";
    }

    /// <summary>What is secret in a secret: of a JSON Web Token not its header, which many have.</summary>
    private static string[] Parts(string secret) =>
        secret.StartsWith("eyJ", StringComparison.Ordinal) && secret.Split('.') is [_, .. { Length: 2 } rest] ? rest : [secret];

    private static IEnumerable<(string Encoding, string Text)> Forms(string secret)
    {
        yield return ("plain", secret);
        yield return ("URL", Uri.EscapeDataString(secret));
        yield return ("JSON", JsonEncodedText.Encode(secret).ToString());
        yield return ("hex", Convert.ToHexString(Encoding.UTF8.GetBytes(secret)));
        for (int offset = 0; offset < 3; offset++)
        {
            string base64 = Base64At(offset, secret);
            yield return ("base64", base64);
            yield return ("base64url", base64.Replace('+', '-').Replace('/', '_'));
        }
    }

    /// <summary>What is always in the base64 of a text in which the secret stands behind that many bytes, or three more, or six …</summary>
    private static string Base64At(int offset, string secret)
    {
        byte[] bytes = [.. new byte[offset], .. Encoding.UTF8.GetBytes(secret)];
        int first = ((offset * 8) + 5) / 6;
        int end = bytes.Length * 8 / 6;
        return Convert.ToBase64String(bytes)[first..end];
    }

    private static IEnumerable<string> Pieces(string text) =>
        text.Length <= Piece ? [text] : Enumerable.Range(0, text.Length / Piece).Select(i => text.Substring(i * Piece, Piece));
}
