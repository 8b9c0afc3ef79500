using System.Text.RegularExpressions;

namespace CognitoIdentity.ModuleTests.Documentation;

/// <summary>Shown text without what differs from run to run, and without the widths of columns.</summary>
internal static class Shape
{
    /// <summary>In this order: what is in a token is no longer looked at.</summary>
    private static readonly (Regex Pattern, string Mask)[] Masks =
    [
        (new(@"\beyJ[\w-]+\.[\w-]+\.[\w-]*"), "TOKEN"),
        (new(@"\bASIA[A-Z0-9]{16}\b"), "KEY"),

        // Those of World.ps1 stay: which one is shown is what many an example is about.
        (new(@"(?!0a1b2c3d-|00000000-)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"), "GUID"),
        (new(@"127\.0\.0\.1:\d+"), "127.0.0.1:PORT"),
        (new(@"\b\d{4}-\d\d-\d\d|\b\d{1,2}/\d{1,2}/\d{4}"), "DATE"),
        (new(@"(?<!\d)\d{1,2}:\d\d(:\d\d)?(\.\d+)?Z?( [AP]M)?\b"), "TIME"),
        (new(@"\b[\d.,]+ m?s\b"), "DURATION"),
        (new("-{3,}"), "---"),
        (new(" {2,}"), " "),
    ];

    public static string Of(string text) => string.Join('\n', Masks
        .Aggregate(text.ReplaceLineEndings("\n"), (masked, mask) => mask.Pattern.Replace(masked, mask.Mask))
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
