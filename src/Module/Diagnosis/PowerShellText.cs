using System.Text;

namespace CognitoIdentity;

/// <summary>Quotes values for PowerShell, so that no part of them is run.</summary>
internal static class PowerShellText
{
    // PowerShell accepts typographic quotes too.
    private const string Quotes = "'\u2018\u2019\u201a\u201b";

    public static string Quote(string text)
    {
        // PowerShell's CodeGeneration does the same, but checks also run without the engine.
        var quoted = new StringBuilder("'");
        foreach (char character in DisplayText.Line(text))
        {
            quoted.Append(character, Quotes.Contains(character, StringComparison.Ordinal) ? 2 : 1);
        }

        return quoted.Append('\'').ToString();
    }

    public static string List(IEnumerable<string> values) => Listed(values.Select(Quote));

    public static string Map(IEnumerable<KeyValuePair<string, string>> entries) =>
        $"@{{ {string.Join("; ", entries.Select(entry => $"{Quote(entry.Key)} = {Quote(entry.Value)}"))} }}";

    public static string List(IEnumerable<CognitoIdentityProvider> providers) => Listed(providers.Select(Provider));

    private static string Provider(CognitoIdentityProvider provider) => provider.ServerSideTokenCheck == true
        ? $"@{{ ProviderName = {Quote(provider.ProviderName!)}; ClientId = {Quote(provider.ClientId!)}; ServerSideTokenCheck = $true }}"
        : Quote(provider.ToString());

    private static string Listed(IEnumerable<string> values) => string.Join(", ", values) is { Length: > 0 } list ? list : "@()";
}
